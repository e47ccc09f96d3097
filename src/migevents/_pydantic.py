"""Where pydantic comes in. It is the one place at which a lower room calls a higher one."""

from typing import Any


class PydanticSupport:
    """A class that pydantic can validate and serialize: a base without fields of its own.

    pydantic looks for a method on the class itself, so the method has to be here; what it does is in
    `migevents.interop.pydantic`, which is imported when pydantic calls it: who does not use pydantic never imports it.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the core schema of the class."""
        from migevents.interop.pydantic import core_schema_of

        return core_schema_of(cls)
