"""The organizations and people of an event of schema.org."""

from typing import Any

from migevents.formats import _schema_org_terms as terms
from migevents.formats._draft import ImportDraft
from migevents.formats._schema_org_nodes import KnownNodes, SchemaOrgNode, SchemaOrgText, put_text, use_types
from migevents.jsontext.paths import JsonPath
from migevents.values.enums import OrganizationRole

_KINDS = {name: kind for kind, name in terms.KINDS.items()}
_PROPERTIES = {"organizer": "organizer", "funder": "funder", "sponsor": "sponsor", "attendee": "participant"}


class PeopleReader:
    """Reads organizations, contacts and speakers into a draft.

    Args:
        draft: The draft.
        known: The nodes of the document, by their ``@id``.
    """

    def __init__(self, draft: ImportDraft, known: KnownNodes) -> None:
        """Begin with nothing."""
        self._draft = draft
        self._known = known
        self._organizations: dict[str, int] = {}
        self._speakers: dict[str, int] = {}

    def read(self, node: SchemaOrgNode) -> None:
        """Read all organizations and people of a node."""
        for name, role in _PROPERTIES.items():
            self._read_property(node, name, role)
        for name in ("performer", "contributor"):
            for each in node.nodes(name, self._known):
                if "Role" in each.types:
                    self._read_role(each, name)
                elif name == "performer":
                    self._read_performer(each)
                else:
                    self._read_organization(each, None, None)
        for text in node.texts("performer"):
            self._report_performer(*text.origin)

    def _read_property(self, node: SchemaOrgNode, name: str, role: str) -> None:
        for each in node.each(name, self._known):
            if isinstance(each, SchemaOrgText):
                self._put_organization(each, role)
            elif "Person" not in each.types:
                self._read_organization(each, role, None)
            elif name == "organizer":
                self._read_contact(each, {"Person"})

    # --- Organizations ------------------------------------------------------------------------------------------------

    def _put_organization(
        self,
        name: SchemaOrgText,
        role: str | None,
        role_text: SchemaOrgText | None = None,
        *,
        is_required: bool = False,
    ) -> int | None:
        """Put an organization with a role, or add the role to a known one."""
        plain = self._draft.line(name.text, name.place, is_required=is_required)
        if not plain:
            return None
        at = self._organizations.setdefault(plain, self._draft.length("organizations"))
        if at == self._draft.length("organizations"):
            self._draft.put(("organizations", at, "name"), plain, name.origin)
        else:
            self._draft.stem(("organizations", at, "name"), name.origin)
        roles = self._draft.document["organizations"][at].get("roles", [])
        if role is not None and role not in roles:
            origins = [role_text.origin] if role_text else []
            self._draft.put(("organizations", at, "roles", len(roles)), role, *origins)
        return at

    def _read_organization(self, node: SchemaOrgNode, role: str | None, role_text: SchemaOrgText | None) -> None:
        name = node.first("name", "legalName")
        if name is None or "Person" in node.types:
            return
        at = self._put_organization(name, role, role_text, is_required=True)
        if at is None:
            return
        kind = next((text for text in node.type_texts if terms.term(text.text) in _KINDS), None)
        if kind is not None:
            self._put_once(at, "kind", SchemaOrgText(_KINDS[terms.term(kind.text)], kind.place, kind.value))
        self._put_once(at, "abbreviation", node.first("alternateName"))
        for parent in node.nodes("parentOrganization", self._known):
            self._put_once(at, "part_of", parent.first("name"))
            use_types(self._draft, parent, terms.ORGANIZATIONS)
        for address in node.nodes("address", self._known):
            self._put_once(at, "country", address.first("addressCountry"))
            use_types(self._draft, address, {"PostalAddress"})
        self._put_once(at, "note", node.first("description"), has_lines=True)
        use_types(self._draft, node, {"Organization"})
        for point in node.nodes("contactPoint", self._known):
            self._read_contact(point, {"ContactPoint"})
        if role == "organizer":
            self._read_contact_of_organizer(node, self._draft.document["organizations"][at]["name"])

    def _put_once(self, at: int, field: str, text: SchemaOrgText | None, *, has_lines: bool = False) -> None:
        """Set a field of an organization unless it is already set.

        An equal value counts as used.
        """
        if text is None:
            return
        here = self._draft.document["organizations"][at]
        if field not in here:
            put_text(self._draft, ("organizations", at, field), text, has_lines=has_lines)
        elif here[field] == text.text:
            self._draft.stem(("organizations", at, field), text.origin)

    def _read_role(self, node: SchemaOrgNode, name: str) -> None:
        role = node.first("roleName")
        if role is None or role.text not in {*OrganizationRole}:
            return
        for text in node.texts(name):
            self._put_organization(text, role.text, role)
        for each in node.nodes(name, self._known):
            self._read_organization(each, role.text, role)
        use_types(self._draft, node, {"Role"})

    # --- Contacts -----------------------------------------------------------------------------------------------------

    def _read_contact(self, node: SchemaOrgNode, types: set[str]) -> None:
        at: JsonPath = ("contacts", self._draft.length("contacts"))
        put_text(self._draft, (*at, "name"), node.first("name"))
        for field, name in (("phone", "telephone"), ("email", "email"), ("url", "url")):
            put_text(self._draft, (*at, field), node.first(name))
        put_text(self._draft, (*at, "wording"), node.first("description"), has_lines=True)
        use_types(self._draft, node, types)

    def _read_contact_of_organizer(self, node: SchemaOrgNode, name: str) -> None:
        phone, email = node.first("telephone"), node.first("email")
        if phone is None and email is None:
            return
        at: JsonPath = ("contacts", self._draft.length("contacts"))
        self._draft.put((*at, "organization"), name)
        put_text(self._draft, (*at, "phone"), phone)
        put_text(self._draft, (*at, "email"), email)

    # --- Speakers -----------------------------------------------------------------------------------------------------

    def _report_performer(self, place: str, value: Any) -> None:
        hint = "is it a person or an organization?"
        self._draft.report("performer-type-unknown", place, "the performer has no type", value, hint)

    def _read_performer(self, node: SchemaOrgNode) -> None:
        types = node.types
        if not node.members:
            return
        if not types:
            self._report_performer(node.place, dict(node.members))
            return
        is_person = "Person" in types
        if not is_person and not any(name.endswith(("Organization", "NGO", "Group")) for name in types):
            return
        key = _key_of(node)
        if key is None:
            return
        at: JsonPath = ("speakers", self._speakers.setdefault(_plain(key), self._draft.length("speakers")))
        if at[1] < self._draft.length("speakers"):
            self._draft.use(key.place)
            return
        if is_person:
            self._read_person(node, at)
        else:
            put_text(self._draft, (*at, "organization"), node.first("name"), is_required=True)
        use_types(self._draft, node, {"Person", "Organization"})

    def _read_person(self, node: SchemaOrgNode, at: JsonPath) -> None:
        put_text(self._draft, (*at, "id"), node.first("identifier"), is_required=True)
        put_text(self._draft, (*at, "name"), node.first("name"), is_required=True)
        put_text(self._draft, (*at, "honorific"), node.first("honorificPrefix"))
        for index, title in enumerate(node.texts("jobTitle")):
            put_text(self._draft, (*at, "positions", index), title, is_required=True)
        for name in ("affiliation", "worksFor"):
            if "organization" in self._draft.document.get("speakers", [{}])[-1]:
                return
            text = node.first(name)
            for organization in node.nodes(name, self._known):
                text = text or organization.first("name")
                use_types(self._draft, organization, terms.ORGANIZATIONS)
            put_text(self._draft, (*at, "organization"), text, is_required=True)

    def read_references(self, node: SchemaOrgNode, name: str, path: JsonPath) -> None:
        """Read who spoke as the keys of speakers, into one key or a list."""
        is_list = path[-1] == "speakers"
        count = 0
        for each in node.nodes(name, self._known):
            key = _key_of(each)
            if key is None or _plain(key) not in self._speakers or (count and not is_list):
                continue
            self._draft.put(
                (*path, count) if is_list else path,
                self._draft.line(key.text, key.place, is_required=True),
                key.origin,
            )
            use_types(self._draft, each, {"Person", "Organization"})
            count += 1


def _key_of(node: SchemaOrgNode) -> SchemaOrgText | None:
    """Return the key of a speaker, like `Speaker.key`."""
    if "Person" not in node.types:
        return node.first("name")
    key = node.first("identifier", "name", "jobTitle", "affiliation", "worksFor")
    return key or next(
        (text for each in node.nodes("affiliation", KnownNodes({}, {})) for text in each.texts("name")), None
    )


def _plain(key: SchemaOrgText) -> str:
    """Return a key as it will be in the record, without reporting anything."""
    return ImportDraft(None, {}).line(key.text, key.place, is_required=True)
