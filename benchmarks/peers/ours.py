"""migevents itself."""

from collections.abc import Sequence

import migevents
from benchmarks.peers.peer import Peer


def faults_of(data: bytes) -> Sequence[migevents.Issue]:
    """Return the faults of a document."""
    try:
        migevents.loads(data)
    except migevents.InvalidRecord as error:
        return error.issues
    return ()


PEER = Peer(
    name="migevents",
    packages=("migevents", "attrs", "cattrs", "msgspec"),
    read_json=migevents.loads,
    read_dict=migevents.structure,
    errors=(migevents.InvalidRecord,),
    faults_of=faults_of,
    all_faults=True,
    write=migevents.dumps,
    workshop=migevents.Workshop,
)
