"""One fuzz target in this process, for libFuzzer: ``python -m fuzz.target NAME [options of libFuzzer]``."""

import sys

import atheris  # pyright: ignore[reportMissingImports]  # `make fuzz` installs it

with atheris.instrument_imports(include=["migevents"]):
    from fuzz.oracles import TARGETS

if __name__ == "__main__":
    check = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
