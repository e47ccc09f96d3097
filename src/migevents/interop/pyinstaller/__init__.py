"""The PyInstaller hook, found by the entry point ``pyinstaller40``."""

from pathlib import Path


def hook_folders() -> list[str]:
    """Return the folder of the hook."""
    return [str(Path(__file__).parent)]
