"""Events in other people's formats, in and out: one module each.

`icalendar` (RFC 5545), `schema_org` (JSON-LD and microdata), `csv_table` (CSV, HXL) and `reliefweb` (a reader). Each
has ``loads``, which yields an `Import` for each entry, and ``dumps``, which returns an `Export`. Import the module that
you need; what a format needs beyond the core is an extra that it names.
"""

from migevents.formats.protocol import NAMES, Export, Format, Import, find, for_file

__all__ = ["NAMES", "Export", "Format", "Import", "find", "for_file"]
