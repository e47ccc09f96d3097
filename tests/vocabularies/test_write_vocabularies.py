"""The data of the vocabularies: each file is what the task makes of the reference files, and agrees with the rest."""

from pathlib import Path

import pytest

from migevents import vocabularies
from tasks.write_vocabularies import DATA, document, main, table, written_vocabularies


def test_generated_data_files_are_current() -> None:
    """Each file is, byte for byte, what is made of the reference files, and there is no other."""
    assert {path: path.read_bytes() for path in DATA.iterdir()} == dict(written_vocabularies())


def test_the_task_writes_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The task makes all the files, and prints their names."""
    main(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in DATA.iterdir()
    }
    assert sorted(capsys.readouterr().out.split()) == sorted(path.name for path in DATA.iterdir())


def test_names_agree_with_the_table_of_countries() -> None:
    """Codes and M49 names are those of the package's table, and every name in the reference files is found there."""
    for row in table("m49_regions.csv"):
        entry = vocabularies.countries[row["alpha2"]]
        assert (entry.record.alpha3, entry.record.numeric) == (row["alpha3"], row["m49"])
        assert entry.record.name == row["name_m49"].replace("’", "'")
        assert vocabularies.countries.find(row["unterm_short_en"].rstrip(" *") or row["alpha2"]) is entry
    for row in table("iom_member_states.csv"):
        for name in (row["name_iso"], row["name_wikipedia"], row["alpha3"]):
            assert vocabularies.member_states.find(name) is vocabularies.member_states[row["alpha2"]]


def test_regions_lie_in_each_other() -> None:
    """The regions of a country lie in each other as the hierarchy of M49 has it."""
    parents = {row["code"]: row["parent"] for row in table("m49_hierarchy.csv")}
    for entry in vocabularies.countries.values():
        country = entry.record
        chain = [each.code for each in (country.intermediate_region, country.subregion, country.region) if each]
        assert [parents[code] for code in chain[:-1]] == chain[1:]


def test_ordinals_agree_with_the_counts() -> None:
    """The rank of a member is the same in both files that have one."""
    alpha2 = {row["alpha3"]: row["alpha2"] for row in table("m49_regions.csv")}
    counts = document("iom_membership_counts.json")["counts"]
    assert {alpha2[each["state"]]: each["rank"] for each in counts if "rank" in each} == {
        key: entry.record.ordinal for key, entry in vocabularies.member_states.items() if entry.record.ordinal
    }
