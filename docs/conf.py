"""How Sphinx builds the documentation: ``sphinx-build -W docs <target>``."""

project = "migevents"
author = "The migevents authors"
language = "en-GB"

extensions = ["myst_parser"]
myst_heading_anchors = 3  # links such as faults.md#bad-country work here as they do where Markdown is shown

html_theme = "furo"
html_title = "migevents"
html_copy_source = False
html_show_copyright = False
nitpicky = True
