"""The differences that `check --diff` prints."""

from hypothesis import given, settings
from hypothesis import strategies as st

from migevents.cli.line_diff import unified_diff
from tests.support.effort import times
from tests.support.growth import assert_in_proportion

LINES = st.lists(st.sampled_from(["{", "}", " a", " b", " c"]), max_size=12)


def applied(before: list[str], diff: list[str]) -> list[str]:
    """The lines after a diff, found by its hunks; what it says of the lines before is checked."""
    after: list[str] = []
    at = 0
    for line in diff:
        if line.startswith("@@"):
            first, _, count = line.split()[1].lstrip("-").partition(",")
            start = int(first) - (count != "0")
            after += before[at:start]
            at = start
        else:
            if line[0] in " -":
                assert before[at] == line[1:]
                at += 1
            if line[0] in " +":
                after.append(line[1:])
    return after + before[at:]


@settings(max_examples=times(10))
@given(LINES, LINES, st.sampled_from([1, 60]))
def test_a_diff_leads_from_one_to_the_other(before: list[str], after: list[str], times_longer: int) -> None:
    """Applied to the lines before, it gives those after, also for so many that `difflib` is not asked."""
    before, after = before * times_longer, after * times_longer
    assert applied(before, list(unified_diff(before, after, 1))) == after


def test_lines_are_counted_from_the_first() -> None:
    """The first line is that of the piece in its file; an empty side is before its line."""
    assert next(iter(unified_diff(["a"], ["b"], 7))) == "@@ -7 +7 @@"
    assert next(iter(unified_diff(["a"], ["a", "b"], 7))) == "@@ -7 +7,2 @@"


def test_a_line_that_moved_is_one_of_the_changes() -> None:
    """A line further up is not matched again behind one that was."""
    assert list(unified_diff(["a", "b"], ["b", "a"], 1)) == ["@@ -1,2 +1,2 @@", "-a", " b", "+a"]


def test_the_work_grows_with_the_lines() -> None:
    """Twice the lines take at most 2.2 times the work, where each other line differs and where all are alike."""

    def differing(count: int) -> tuple[list[str], list[str]]:
        return [f" {n}" for n in range(2 * count)], [f" {n}{'x' * (n % 2)}" for n in range(2 * count)]

    def alike(count: int) -> tuple[list[str], list[str]]:
        return ["{", " a", "}"] * count, ["{", " b", "}"] * count

    for make in (differing, alike):
        assert_in_proportion(lambda pair: list(unified_diff(pair[0], pair[1], 1)), make, 300)
