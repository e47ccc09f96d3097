"""The plug-in point for pydantic: the only import that goes up a layer."""

from typing import Any


class _LazySerializer:
    """The `__pydantic_serializer__` of a class, made on first use.

    pydantic asks an object whose type is not declared: in a field of type `Any`, or in an answer of FastAPI.
    """

    def __get__(self, instance: object, cls: type) -> Any:
        """Return the serializer of a class of this library."""
        try:
            from migevents.interop.pydantic import serializer_of
        except ModuleNotFoundError as error:
            raise AttributeError("without pydantic there is no __pydantic_serializer__") from error

        return serializer_of(cls)


class _LazyDict:
    """A descriptor for `__dict__` that computes the plain values on access.

    FastAPI calls `vars` on an object if the path operation declares no response type.
    """

    def __get__(self, instance: object, cls: type) -> dict[str, Any]:
        """Return the plain values of a record or value of this library."""
        try:
            from migevents.interop.pydantic import plain_values_of

            return plain_values_of(instance)
        except (ModuleNotFoundError, TypeError) as error:
            # An error of another kind would end `dir(record)`.
            raise AttributeError(f"{cls.__name__} has no __dict__: {error}") from error


class PydanticSupport:
    """A base without fields for classes that pydantic can read and write.

    pydantic looks for a method on the class itself, so the method has to be here; what it does is in
    `migevents.interop.pydantic`, which is imported when pydantic calls it: who does not use pydantic never imports it.
    """

    __slots__ = ()

    __pydantic_serializer__ = _LazySerializer()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the core schema of the class."""
        from migevents.interop.pydantic import core_schema_of

        return core_schema_of(cls)


class PydanticObject(PydanticSupport):
    """A class whose objects are JSON objects.

    FastAPI can return one even if the response type is not declared.
    """

    __slots__ = ()

    __dict__: dict[str, Any] = _LazyDict()  # type: ignore[assignment]  # who reads it gets a dict
