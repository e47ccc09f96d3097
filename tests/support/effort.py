"""How many examples to try. The strategies themselves are those that users have: `migevents.testing`."""

from hypothesis import settings


def times(factor: float) -> int:
    """Return how many examples to try: `factor` times as many as the profile says."""
    return max(1, round(factor * settings().max_examples))
