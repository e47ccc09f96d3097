"""What the documentation says of each fault, for those who ask at a terminal.

`faults.md` beside this module is a copy of the page in `docs/`: ``python -m tasks.write_pages`` writes it.
"""

import functools
import re

PAGE = "faults.md"


@functools.cache
def fault_pages() -> dict[str, str]:
    r"""Return the section of each fault by its code, as Markdown, in the order of the page.

    Examples:
        >>> fault_pages()["bad-date"].splitlines()[0]
        '### `bad-date`'
    """
    from importlib import resources  # it takes a tenth of the import of the whole library

    text = resources.files("migevents").joinpath(PAGE).read_text(encoding="utf-8")
    return {found[2]: found[1].strip() + "\n" for found in _SECTION.finditer(text)}


# A heading with a code, and all up to the next heading of its level or a higher one. In a code block `#` is a comment.
_SECTION = re.compile(r"^(### `([a-z-]+)`\n.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)
