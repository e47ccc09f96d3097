"""The certain facts of a text, one module for each kind.

`migevents.draft` puts them together.
"""
