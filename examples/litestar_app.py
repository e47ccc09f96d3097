"""An application of Litestar that takes records and gives them back. Its records are checked by migevents."""

from litestar import Litestar, post
from litestar.params import JSONBody

from migevents import AnyEvent, Workshop
from migevents.interop.litestar import MigeventsPlugin


@post("/workshops")
async def add_workshop(data: JSONBody[Workshop]) -> Workshop:
    """Take a workshop, and give it back."""
    return data


@post("/events")
async def add_events(data: JSONBody[list[AnyEvent]]) -> dict[str, int]:
    """Take events of any type, and count them."""
    return {"added": len(data)}


# Without `logging_config=None`, Litestar puts a handler on the root logger of the program that imports this file.
app = Litestar([add_workshop, add_events], plugins=[MigeventsPlugin()], logging_config=None)
