"""JSON as text: where its values stand, and a reading that loses nothing. It knows no record."""

from migevents.jsontext.positions import DuplicateKey, Position, Positions, find_positions

__all__ = ["DuplicateKey", "Position", "Positions", "find_positions"]
