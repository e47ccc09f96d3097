"""Rules on organizations."""

from collections.abc import Iterator

from migevents._display import preview, quoted
from migevents._names import folded_organization
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.model.event import Event

_IOM = "International Organization for Migration"
_UNHCR = "United Nations High Commissioner for Refugees"
_RIGHT_NAMES = {
    "International Organization of Migration": _IOM,
    "International Organization on Migration": _IOM,
    "International Organization for Migrations": _IOM,
    "International Organization for Migrants": _IOM,
    "International Office for Migration": _IOM,
    "International Office of Migration": _IOM,
    "International Migration Organization": _IOM,
    "Organisation internationale des migrations": "Organisation internationale pour les migrations",
    "Organisation internationale de la migration": "Organisation internationale pour les migrations",
    "Organización Internacional de las Migraciones": "Organización Internacional para las Migraciones",
    "Organización Internacional de Migraciones": "Organización Internacional para las Migraciones",
    "Organización Internacional para la Migración": "Organización Internacional para las Migraciones",
    "Organização Internacional das Migrações": "Organização Internacional para as Migrações",
    "Organização Internacional de Migrações": "Organização Internacional para as Migrações",
    "United Nations High Commission for Refugees": _UNHCR,
    "United Nations High Commission of Refugees": _UNHCR,
    "United Nations High Commissioner of Refugees": _UNHCR,
    "United Nations High Commissioner on Refugees": _UNHCR,
    "United Nations Office for Drugs and Crime": "United Nations Office on Drugs and Crime",
    "United Nations Office of Drugs and Crime": "United Nations Office on Drugs and Crime",
}


_RIGHT_NAME_OF = {folded_organization(wrong): right for wrong, right in _RIGHT_NAMES.items()}


@builtin_rule("organization-misnamed")
def organization_misnamed(context: RuleContext) -> Iterator[Advice]:
    """An organization has a name that is known to be wrong.

    It is the International Organization *for* Migration: a search for the right name does not find a wrong one. Put the
    right name in the field; if the printed form matters, keep it in a note. British and American spellings are both
    fine, and so are names in other languages.

    Seen in real releases: "International Organization of Migration".

    Examples:
        >>> from migevents import Organization, Workshop, advise
        >>> organization = Organization(name="International Organization of Migration")
        >>> workshop = Workshop(title="Data", organizations=[organization])
        >>> print(*advise(workshop, select=["organization-misnamed"]))
        /organizations/0/name: "International Organization of Migration" is not the name of this organization [organization-misnamed] (write "International Organization for Migration")

        >>> organization = Organization(name="International Organisation for Migration")
        >>> workshop = Workshop(title="Data", organizations=[organization])
        >>> advise(workshop, select=["organization-misnamed"])
        ()
    """  # noqa: E501  # the output is one line
    for path, name in _organizations(context.event):
        # No wrong name is shorter.
        if len(name) > _SHORTEST:
            right = _RIGHT_NAME_OF.get(folded_organization(name))
            if right:
                yield Advice(
                    path,
                    f"{preview(name)} is not the name of this organization",
                    preview(name),
                    f"write {quoted(right)}",
                )


_SHORTEST = min(map(len, _RIGHT_NAMES)) - len("United Nations") + len("UN") - 1


def _organizations(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the name of each organization in the event, with its path."""
    for index, organization in enumerate(event.organizations):
        yield f"/organizations/{index}/name", organization.name
        if organization.part_of:
            yield f"/organizations/{index}/part_of", organization.part_of
    if event.host and event.host.organization:
        yield "/host/organization", event.host.organization
    for field in ("members", "speakers", "programme", "contacts"):
        for index, item in enumerate(getattr(event, field)):
            if item.organization:
                yield f"/{field}/{index}/organization", item.organization
    if event.source and event.source.publisher:
        yield "/source/publisher", event.source.publisher
