"""Screenshots of the terminal: what the command prints, in its colours, as SVG."""

import contextlib
import os
import pty
import subprocess
import sysconfig
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

COLUMNS = 100

# As that of rich, without the typeface that it loads from elsewhere.
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A terminal with the output of the command</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
font-size: {char_height}px; line-height: {line_height}px }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def screenshot(command: str, folder: Path, lines: int | None = None) -> str:
    """Return a picture of a terminal after a command of ours was run in a folder; of long output, the first lines."""
    printed = _on_terminal(command, folder)
    shown = Text.from_ansi("\n".join(printed.splitlines()[:lines]))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # not a real file
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(f"[bold]$ {command}[/bold]", highlight=False)
        console.print(shown)
    name = command.split()[1]
    picture = console.export_svg(title=command, theme=MONOKAI, code_format=FORMAT, unique_id=f"terminal-{name}")
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


def _on_terminal(command: str, folder: Path) -> str:
    """Return what a command prints on a terminal."""
    ours, theirs = pty.openpty()
    program, *arguments = command.split()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LANG": "C.UTF-8"}
    path = Path(sysconfig.get_path("scripts")) / program
    run = subprocess.Popen([path, *arguments], cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    printed = b""
    with contextlib.suppress(OSError):  # so it ends on Linux
        while piece := os.read(ours, 10_000):
            printed += piece
    os.close(ours)
    run.wait()
    return printed.decode()
