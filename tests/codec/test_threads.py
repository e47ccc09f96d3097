"""Records can be read and written by many threads, from the first moment on."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys, threading
from pathlib import Path
import migevents

sys.setswitchinterval(1e-6)
documents = [path.read_bytes() for path in sorted(Path("examples").glob("*.json")) if "broken" not in path.name]
threads, results = 16, []
together = threading.Barrier(threads)

def read_and_write(turn):
    together.wait()
    for document in documents[turn % len(documents):] + documents:
        record = migevents.loads(document)
        results.append(migevents.loads(migevents.dumps(record)) == record)
        results.append(migevents.structure(migevents.unstructure(record)) == record)

running = [threading.Thread(target=read_and_write, args=(turn,)) for turn in range(threads)]
for thread in running:
    thread.start()
for thread in running:
    thread.join()
expected = sum(2 * (2 * len(documents) - turn % len(documents)) for turn in range(threads))
sys.exit(0 if results == [True] * expected else f"{results.count(True)} of {expected} came back")
"""


@pytest.mark.parametrize("_run", range(6))
def test_many_threads_may_be_the_first(_run: int) -> None:  # a number of the run, and no fixture
    """Threads that all start at once in a fresh process get whole records, and the interpreter does not crash."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    assert (done.returncode, done.stderr) == (0, "")
