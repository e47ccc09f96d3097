"""JSON Pointers (RFC 6901): places such as `/venues/0/city`."""

import sys

from migevents._display import preview

LONGEST_POINTER = 1_000
"""Below a value with a longer pointer, only one fault is reported: the pointers of all would repeat its long key, and
together be as long as the square of the document."""


def escape(key: object) -> str:
    """Return a key or index as a reference token, with its slash.

    Examples:
        >>> escape("a/b"), escape(3)
        ('/a~1b', '/3')
    """
    if type(key) is int and 0 <= key <= sys.maxsize:  # an index; of a longer number Python may refuse the digits
        return f"/{key}"
    text = key if isinstance(key, str) else preview(key)
    return "/" + text.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Return the key that a reference token, without its slash, refers to.

    Examples:
        >>> unescape("a~1b")
        'a/b'
    """
    return token.replace("~1", "/").replace("~0", "~")


def keys_of(pointer: str) -> list[str]:
    """Return the keys and indexes of a JSON Pointer, as text.

    Examples:
        >>> keys_of("/a~1b/0"), keys_of("")
        (['a/b', '0'], [])
    """
    tokens = pointer.split("/")[1:]
    return list(map(unescape, tokens)) if "~" in pointer else tokens
