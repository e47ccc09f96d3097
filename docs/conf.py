"""How Sphinx builds the documentation: ``sphinx-build -W docs <target>``.

It needs no network. Where INTERSPHINX is set, references to Python, attrs and the like lead to their own pages: set it
where there is one.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # for tasks.api_reference

project = "migevents"
author = "The migevents authors"
language = "en-GB"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_design", "tasks.api_reference"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3  # links such as faults.md#bad-country work here as they do where Markdown is shown

default_role = "py:obj"  # docstrings name code in `single backticks`; what is not code of ours stays plain code
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

if os.environ.get("INTERSPHINX") or os.environ.get("READTHEDOCS"):
    extensions.append("sphinx.ext.intersphinx")
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", None),
    "attrs": ("https://www.attrs.org/en/stable", None),
    "cattrs": ("https://catt.rs/en/stable", None),
    "hypothesis": ("https://hypothesis.readthedocs.io/en/latest", None),
    "pyarrow": ("https://arrow.apache.org/docs", None),
    "sqlalchemy": ("https://docs.sqlalchemy.org/en/20", None),
}

linkcheck_ignore = [
    r"https?://(\w+\.)*example\.org",
    r"https?://localhost",
]  # invented addresses, and the reader's own machine

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_title = "migevents"
html_copy_source = False
html_show_copyright = False
nitpicky = True
