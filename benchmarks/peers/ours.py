"""migevents itself."""

from operator import attrgetter

import migevents
from benchmarks.peers.peer import Peer, faults_of

_ERRORS = (migevents.InvalidRecord,)

PEER = Peer(
    name="migevents",
    packages=("migevents", "attrs", "cattrs", "msgspec"),
    read_json=migevents.loads,
    read_dict=migevents.structure,
    errors=_ERRORS,
    faults_of=faults_of(migevents.loads, _ERRORS, attrgetter("issues")),
    write=migevents.dumps,
    workshop=migevents.Workshop,
)
