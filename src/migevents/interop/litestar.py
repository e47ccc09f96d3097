"""A Litestar plugin that reads and writes records by this library.

Litestar leaves attrs classes to msgspec, which would not check them (and is kept from building them, see
`migevents.codec.msgspec_guard`). The plugin gives Litestar a DTO for every ``data`` parameter that is a record, a union
of events or a collection of these, and encoders for everything that this library returns.
"""

from collections.abc import Collection
from typing import Any, ClassVar, get_args, get_origin

import cattrs

from migevents._extras import needs

with needs("litestar", "migevents.interop.litestar needs Litestar"):
    from litestar.dto import AbstractDTO, DTOConfig
    from litestar.exceptions import ValidationException
    from litestar.openapi.spec import OpenAPIType, Schema
    from litestar.plugins import InitPlugin, OpenAPISchemaPlugin, SerializationPlugin
    from litestar.typing import FieldDefinition

from litestar.config.app import AppConfig

from migevents.codec.classes import model_classes
from migevents.codec.dicts import unstructure
from migevents.codec.json import decoded, loads, parsed
from migevents.codec.schema import json_schema
from migevents.errors import InvalidRecord, Issue, MigeventsError
from migevents.interop.cattrs import configure, issues_of
from migevents.model.base import Record
from migevents.salvage.result import Salvage
from migevents.values.dates import Interval, PartialDate
from migevents.values.extensions import Extensions

__all__ = ["MigeventsPlugin", "RecordDTO"]

_CONVERTER = cattrs.Converter()
configure(_CONVERTER)


class MigeventsPlugin(InitPlugin, SerializationPlugin, OpenAPISchemaPlugin):
    """The plugin: ``Litestar(..., plugins=[MigeventsPlugin()])``.

    A body with faults is answered with 400, and with every fault in ``extra``.

    Examples:
        >>> from litestar.testing import TestClient
        >>> from examples.litestar_app import app
        >>> with TestClient(app) as client:
        ...     client.post("/workshops", json={"title": "Migration and data"}).json()
        {'type': 'workshop', 'title': 'Migration and data'}
    """

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Add the encoders; those of the application go first."""
        ours: dict[Any, Any] = dict.fromkeys(
            (Record, PartialDate, Interval, Extensions, Issue, Salvage, MigeventsError), unstructure
        )
        app_config.type_encoders = {**ours, **(app_config.type_encoders or {})}
        return app_config

    def supports_type(self, field_definition: FieldDefinition) -> bool:
        """Whether an annotation is of records."""
        return _is_of_records(field_definition.annotation)

    def create_dto_for_type(self, field_definition: FieldDefinition) -> type[AbstractDTO[Any]]:  # noqa: ARG002  # the same for all
        """Return the DTO that reads records."""
        return RecordDTO

    @staticmethod
    def is_plugin_supported_type(value: Any) -> bool:
        """Whether the plugin describes a class."""
        return isinstance(value, type) and value in model_classes()

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: Any) -> Schema:  # noqa: ARG002  # as above
        """Return a short description of a class; `json_schema` has all of it."""
        described = json_schema(field_definition.annotation)
        return Schema(
            type=OpenAPIType.OBJECT,
            title=described["title"],
            description=described["description"],
            required=described.get("required"),
        )


def _is_of_records(annotation: Any) -> bool:
    """Whether an annotation is a record class, or a collection of them."""
    if get_origin(annotation):
        kinds = [kind for kind in get_args(annotation) if kind not in {type(None), ...}]
        return bool(kinds) and all(map(_is_of_records, kinds))
    return isinstance(annotation, type) and annotation in model_classes()


class RecordDTO(AbstractDTO[Any]):
    """A DTO that reads records from the body of a request."""

    config = DTOConfig()
    _annotations: ClassVar[dict[str, Any]] = {}

    @classmethod
    def create_for_field_definition(
        cls, field_definition: FieldDefinition, handler_id: str, backend_cls: Any = None
    ) -> None:
        """Store the annotation of the handler."""
        del backend_cls
        cls._annotations[handler_id] = field_definition.annotation

    @classmethod
    def is_supported_model_type_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003  # none of them
        """Return false for results, which the encoders handle."""
        return False

    @classmethod
    def create_openapi_schema(cls, field_definition: FieldDefinition, handler_id: str, schema_creator: Any) -> Any:  # noqa: ARG003  # the same for all
        """Return the OpenAPI schema of the classes."""
        return schema_creator.for_field_definition(field_definition)

    def decode_bytes(self, value: bytes) -> Any:
        """Read a body of JSON.

        Raises:
            ValidationException: The body has faults; it carries all of them.
        """
        annotation = self._annotation()
        if annotation in model_classes():
            return _reading(loads, value, annotation)
        plain = _reading(lambda data, _: parsed(decoded(data)), value, annotation)
        return self.decode_builtins(plain)

    def decode_builtins(self, value: Any) -> Any:
        """Decode plain values into records.

        Raises:
            ValidationException: They have faults; it carries all of them.
        """
        return _reading(_CONVERTER.structure, value, self._annotation())

    def _annotation(self) -> Any:
        return self._annotations[self.asgi_connection.route_handler.handler_id]

    # Litestar asks for these of a DTO that takes a class apart, which this one does not.

    @classmethod
    def generate_field_definitions(cls, model_type: type[Any]) -> Any:  # noqa: ARG003  # see above
        """Return no fields."""
        return iter(())

    @classmethod
    def detect_nested_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003  # see above
        """Find no nested fields."""
        return False


def _reading(read: Any, value: Any, annotation: Any) -> Any:
    try:
        return read(value, annotation)
    except InvalidRecord as error:
        issues: Collection[Issue] = error.issues
    except cattrs.BaseValidationError as error:
        issues = issues_of(error)
    raise ValidationException(
        "the body has faults",
        extra=[{"key": issue.path, "source": "body", **unstructure(issue)} for issue in issues],
    )
