"""How many examples to try. The strategies themselves are those that users have: `migevents.testing`."""

from hypothesis import settings


def times(factor: float) -> int:
    """Return how many examples to try: `factor` times the number of the profile."""
    return max(1, round(factor * settings().max_examples))
