"""A unified diff for `check --diff`, in proportion to the lines.

`difflib` compares the rest of both files again for each line that differs. Here, lines that occur once in either file
are matched first. What is between two of them is short as a rule, and left to `difflib`; of a long part, lines at the
same place are matched, which is right for repairs that keep the number of lines.
"""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

_CONTEXT = 2
_LONGEST_PART = 200
"""The number of lines, of both files together, that are left to `difflib`."""

Lines = Sequence[str]


def unified_diff(before: Lines, after: Lines, first_line: int) -> Iterator[str]:
    r"""Yield the lines of a unified diff, which counts from a first line.

    Examples:
        >>> print(*unified_diff(["{", " a", "}"], ["{", " b", "}"], 7), sep="\n")
        @@ -7,3 +7,3 @@
         {
        - a
        + b
         }
    """
    for group in _Matcher(before, after).get_grouped_opcodes(_CONTEXT):
        (_, old, _, new, _), (_, _, old_end, _, new_end) = group[0], group[-1]
        yield f"@@ -{_range(old, old_end, first_line)} +{_range(new, new_end, first_line)} @@"
        for tag, i, i_end, j, j_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[i:i_end])
            else:
                yield from (f"-{line}" for line in before[i:i_end])
                yield from (f"+{line}" for line in after[j:j_end])


def _range(start: int, end: int, first_line: int) -> str:
    """Return the first line and the number of lines, as diff writes them."""
    count = end - start
    return f"{start + first_line}" if count == 1 else f"{start + first_line - (not count)},{count}"


class _Matcher(difflib.SequenceMatcher[str]):
    """Finds equal lines in linear time; the rest is that of `difflib`."""

    def __init__(self, before: Lines, after: Lines) -> None:
        super().__init__(None, before, after)
        self._before = before
        self._after = after

    def get_matching_blocks(self) -> list[difflib.Match]:
        """Return the runs of equal lines, and an empty one at the end."""
        runs: list[difflib.Match] = []
        for i, j in _equal_lines(self._before, self._after):
            last = runs[-1] if runs else difflib.Match(0, 0, 0)
            if (i, j) == (last.a + last.size, last.b + last.size):
                runs[-1:] = [last._replace(size=last.size + 1)]
            else:
                runs.append(difflib.Match(i, j, 1))
        return [*runs, difflib.Match(len(self._before), len(self._after), 0)]


def _equal_lines(before: Lines, after: Lines) -> Iterator[tuple[int, int]]:
    """Yield the places of equal lines, in order."""
    counts, other_counts = Counter(before), Counter(after)
    places = {line: i for i, line in enumerate(before) if counts[line] == other_counts[line] == 1}
    i = j = 0
    for j_next, line in enumerate(after):
        i_next = places.get(line, -1)
        if i_next >= i:
            yield from ((i + a, j + b) for a, b in _equal_in_parts(before[i:i_next], after[j:j_next]))
            yield i_next, j_next
            i, j = i_next + 1, j_next + 1
    yield from ((i + a, j + b) for a, b in _equal_in_parts(before[i:], after[j:]))


def _equal_in_parts(old: Lines, new: Lines) -> Iterator[tuple[int, int]]:
    if len(old) + len(new) <= _LONGEST_PART:
        for a, b, size in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            yield from ((a + step, b + step) for step in range(size))
    else:
        yield from ((at, at) for at, (line, other) in enumerate(zip(old, new, strict=False)) if line == other)
