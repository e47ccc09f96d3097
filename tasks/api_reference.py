"""What Sphinx needs to know about the library: where a name is public, and which names are not the library's.

Code is documented where it is public, `migevents.Workshop`, and annotations name it where it is defined,
`migevents.model.event.Workshop`. So references are looked up by the object that they mean. Text in
backticks that is not a name of the library, such as `laos` or a name of Python if no inventory is loaded, stays code.
A reference to a name of the library that is documented nowhere is a warning, unless the name is private.
"""

import builtins
import enum
import functools
import importlib
import pkgutil
import re
import types
from collections.abc import Iterator
from typing import Any, TypeVar

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PythonDomain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from migevents.cli.explain import PAGE_OF_KIND
from migevents.codes import ALL_CODES, Code
from migevents.model.base import Record

LOG = logging.getLogger(__name__)

MODULES = (
    "migevents",
    "migevents.vocabularies",
    "migevents.advice",
    "migevents.evidence",
    "migevents.changes",
    "migevents.formats",
    "migevents.formats.icalendar",
    "migevents.formats.schema_org",
    "migevents.formats.csv_table",
    "migevents.formats.reliefweb",
    "migevents.arrow",
    "migevents.tables",
    "migevents.testing",
    "migevents.interop.cattrs",
    "migevents.interop.litestar",
    "migevents.interop.sqlalchemy",
    "migevents.interop.pydantic",
)
"""The public modules, in the order in which a name that is public in several is attributed to one."""


def public_names(module: str) -> tuple[str, ...]:
    """Return the names that a module declares to be public.

    Examples:
        >>> public_names("migevents.arrow")[0]
        'from_arrow'
    """
    return tuple(getattr(importlib.import_module(module), "__all__", ()))


@functools.cache
def public_places() -> dict[str, str]:
    """Return where each object is public, by where it is defined.

    Examples:
        >>> public_places()["migevents.model.event.Workshop"]
        'migevents.Workshop'
    """
    places: dict[str, str] = {}
    for module in MODULES:
        for name in public_names(module):
            target = getattr(importlib.import_module(module), name)
            defined = f"{getattr(target, '__module__', None)}.{getattr(target, '__qualname__', None)}"
            places.setdefault(defined, f"{module}.{name}")
    return places


def _candidates(target: str, module: str | None) -> Iterator[str]:
    """Yield the names that a reference may mean, the likeliest first."""
    yield target
    for defined, public in public_places().items():
        if target == defined or target.startswith(defined + "."):
            yield public + target[len(defined) :]
    for place in (module, "migevents"):
        yield f"{place}.{target}"


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | nodes.TextElement | None:
    """Return the reference to what a node means, or its content as it is if that is not documented here."""
    if node.get("refdomain") != "py":
        return None
    domain: PythonDomain = env.domains.python_domain
    target = node["reftarget"]
    for name in _candidates(target, node.get("py:module")):
        if name in domain.objects:
            found = domain.objects[name]
            uri = app.builder.get_relative_uri(node["refdoc"], found.docname) + "#" + found.node_id
            return nodes.reference("", "", content, internal=True, refuri=uri, reftitle=name)
    if re.match(r"migevents\.(?!.*\b_)", target) and not _is_internal(target):
        LOG.warning("%s is documented nowhere", target, location=node, type="ref", subtype="python")
    return None if "sphinx.ext.intersphinx" in app.extensions else content


def settle(_app: Sphinx, _env: BuildEnvironment, node: pending_xref, content: nodes.TextElement) -> Any:
    """Return the content of a reference that no inventory has either."""
    return content if node.get("refdomain") == "py" else None


def _is_internal(target: str) -> bool:
    """Return whether a name is that of a module or of a type variable: a docstring may name those."""
    return isinstance(_object(target), types.ModuleType | TypeVar)


def _object(name: str) -> object:
    """Return the object of a dotted name, or `None` if there is no such object."""
    try:
        return pkgutil.resolve_name(name)
    except (AttributeError, ImportError):
        return None


def prepare(_app: Sphinx, document: nodes.document) -> None:
    """Let names such as `type` mean the builtin, also where the library has an attribute of this name."""
    for node in document.findall(pending_xref):
        if node.get("refdomain") == "py" and hasattr(builtins, node["reftarget"]):
            for key in ("py:module", "py:class", "refspecific"):
                node.attributes.pop(key, None)


def choose(_app: Sphinx, _what: str, _name: str, member: object, skip: bool, _options: object) -> bool | None:  # noqa: FBT001  # as Sphinx calls it
    """Take the members of closed lists, and leave out the fields of named tuples, which their class lists."""
    if isinstance(member, enum.Enum):
        return False
    return True if isinstance(member, _TUPLE_FIELD) else skip or None


_TUPLE_FIELD = type(Code.severity)
"""The docstring of these is "Alias for field number 0"."""


def shorten(_app: Sphinx, what: str, _name: str, target: Any, *_: object) -> tuple[str, None] | None:
    """Return the signature of a record with the required fields alone: all fields are listed below it."""
    if what != "class":
        return None
    if attrs.has(target) and issubclass(target, Record):
        required = [field.name for field in attrs.fields(target) if field.default is attrs.NOTHING and field.init]
        return f"({', '.join(['*', *required, '...'])})", None
    return ("", None) if issubclass(target, enum.Enum) else None


CONSTANTS = {
    "NAME": "What the format is called.",
    "SUFFIXES": "How its files end.",
    "MEDIA_TYPE": "Its media type.",
    "NAMES": "The names of the formats, in the order of the documentation.",
    "RuleFunction": "The function of a rule: it yields its findings in an event.",
    "AnyEvent": "An event of any kind: the union of `Event` and its kinds, for annotations and for `match`.",
    "AdviceSeverity": "How serious advice is: a ``warning`` is probably a mistake, an ``info`` is worth checking.",
    "ConflictCode": "What kind of conflict it is.",
}
"""What the constants are that the modules of the formats have in common, or that are documented where they are made."""


def describe_constants(_app: Sphinx, what: str, name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Describe the constants, of which Sphinx would print the docstring of their type."""
    if what == "data" and (text := CONSTANTS.get(name.rpartition(".")[2])):
        lines[:] = [text, ""]


def put_types_first(_app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Put the type of an attribute into its first line, where napoleon has it below the text.

    Examples:
        >>> lines = [".. attribute:: title", "", "   Its title.", "", "   :type: str"]
        >>> put_types_first(None, "", "", None, None, lines)
        >>> lines
        ['.. attribute:: title', '   :type: str', '', '   Its title.', '']
    """
    place = 0
    for index, line in enumerate(list(lines)):
        if line.startswith(".. attribute:: "):
            place = index + 1
        elif line.startswith("   :type: ") and place:
            lines.insert(place, lines.pop(index))
            place = 0


def put_addresses(_app: Sphinx, document: nodes.document) -> None:
    """Give each code in the first column of `codes.md` an anchor: a code of a fault or a rule leads to its own page."""
    if document.get("source", "").endswith("docs/codes.md"):
        for row in document.findall(nodes.row):
            cell: Any = row.next_node(nodes.entry)
            if (code := cell.astext()) in ALL_CODES and ALL_CODES[code].kind not in PAGE_OF_KIND:
                cell["ids"].append(code)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the extension."""
    app.connect("autodoc-process-docstring", put_types_first, priority=900)  # after napoleon
    app.connect("autodoc-process-docstring", describe_constants)
    app.connect("autodoc-process-signature", shorten)
    app.connect("autodoc-skip-member", choose)
    app.connect("doctree-read", prepare)
    app.connect("doctree-read", put_addresses)
    app.connect("missing-reference", resolve, priority=400)
    app.connect("missing-reference", settle, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
