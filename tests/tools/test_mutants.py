"""`make mutants` names what is stale in its list of equivalent mutants."""

from pathlib import Path

import pytest

from tests.tools.needs import needed

pytestmark = pytest.mark.tools

needed("cosmic_ray")

from tasks import mutants  # noqa: E402  # where it is missing, all of this is skipped

SOURCE = """
import functools

@functools.cache
def grade(number: int | None) -> str:
    while number:
        if number < 2 and number != 0:
            return "low"
        break
    return "high"
"""


def test_every_mutant_that_can_be_drawn_is_current() -> None:
    """Of the mutants that any seed draws, none is stale."""
    drawn = {mutant.after for seed in range(20) for mutant in mutants.mutants(SOURCE, str(seed))}
    assert len(drawn) > 5
    assert mutants.stale(SOURCE, drawn) == []


def test_an_unchanged_or_unknown_line_is_stale() -> None:
    """A line as it is in the module, one that no change gives, and one that is never drawn, are stale, in order."""
    unknown = ["if number < 2 and number != 0:", "if amount <= 2 and number != 0:", "def grade(number: int) -> str:"]
    assert mutants.stale(SOURCE, [unknown[0], "continue", *unknown[1:]]) == unknown


@pytest.mark.parametrize("entry", ["if amount <= 2:", "continue"])
def test_a_stale_entry_makes_the_run_fail(
    entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run with a stale entry names it and ends with status 1; without one, it ends with 0 and names none."""
    (tmp_path / "src" / "migevents").mkdir(parents=True)
    (tmp_path / "src" / "migevents" / "errors.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "equivalent.toml").write_text(f'[errors]\n"{entry}" = "a reason"\n', encoding="utf-8")
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    monkeypatch.setattr(mutants, "EQUIVALENT", tmp_path / "equivalent.toml")
    monkeypatch.setattr(mutants.Copy, "run", lambda _copy, text, _limit: text != SOURCE)
    monkeypatch.setattr("sys.argv", ["mutants", "errors"])
    with pytest.raises(SystemExit) as ended:
        mutants.main()
    is_stale = entry != "continue"
    assert ended.value.code == is_stale
    assert (f"stale in equivalent.toml, no mutant has this line\n+ {entry}\n" in capsys.readouterr().out) == is_stale


def test_the_list_names_modules_that_are_tried() -> None:
    """Every section of the list is a module that `make mutants` knows: another would never be looked at."""
    assert mutants.equivalents().keys() <= mutants.SUBJECTS.keys()


@pytest.mark.parametrize("name", mutants.equivalents())
def test_the_list_is_current(name: str) -> None:
    """Every line of the list is one of a mutant: whoever changes or moves such a line changes the list, too."""
    source = (mutants.ROOT / "src" / "migevents" / mutants.SUBJECTS[name].module).read_text(encoding="utf-8")
    assert mutants.stale(source, mutants.equivalents()[name]) == []
