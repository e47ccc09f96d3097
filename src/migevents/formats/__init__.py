"""Reading and writing of other formats for events: one module each.

`icalendar` (RFC 5545), `schema_org` (JSON-LD and microdata), `csv_table` (CSV, HXL) and `reliefweb` (a reader). Each
has ``loads``, which yields an `Import` for each entry, and ``dumps``, which returns an `Export`. Import the module that
you need. If a format needs other packages, its module names the extra that installs them.
"""

from migevents.formats.protocol import NAMES, Export, Format, Import, find, for_file

__all__ = ["NAMES", "Export", "Format", "Import", "find", "for_file"]
