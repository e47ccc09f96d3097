"""JSON as text: where its values are, and a reading that loses nothing. It does not know records."""

from migevents.jsontext.positions import DuplicateKey, Position, Positions, find_positions

__all__ = ["DuplicateKey", "Position", "Positions", "find_positions"]
