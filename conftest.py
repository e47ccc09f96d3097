"""How the tests are run."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.support.documentation import ExamplesTogether, beside_examples, rules_kept, run_console

__all__ = ["beside_examples"]

# The same examples in every run, however slow the machine is: a failure can always be seen again.
settings.register_profile(
    "default",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=24,
    # To explain a failure, the code is traced, also where a test shrinks on purpose; that takes longer than all else.
    phases=set(Phase) - {Phase.explain},
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# Other examples in every run, and many: HYPOTHESIS_PROFILE=thorough make test
settings.register_profile("thorough", settings.get_profile("default"), derandomize=False, max_examples=2_400)
# Of code that was broken on purpose, one failure is enough, and need not be small: see tasks/mutants.py.
settings.register_profile("mutants", settings.get_profile("default"), phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture
def no_other_rules() -> Iterator[None]:
    """Forget the rules that a test declares."""
    with rules_kept():
        yield


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Say how the tests are shared out, where there are several processes."""
    return ExamplesTogether(config, log)


pages = Sybil(
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    fixtures=["beside_examples"],
)
docstrings = Sybil(
    patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"],
    parsers=[DocTestParser()],
    fixtures=["beside_examples"],
)
pytest_collect_file = (pages + docstrings).pytest()
