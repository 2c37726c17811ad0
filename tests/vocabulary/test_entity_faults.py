"""Mistakes in countries and groups are told with file and line, and how to mend them."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocabulary_files import append, faults, vocabulary_copy

from etl.vocabulary import load_vocabulary

NOWHERE = "[countries.ATL]\n"
GROUP = '[entities.ATL]\nlabel = "Atlantis"\nkind = "group"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vocabulary_copy(tmp_path)


@pytest.mark.parametrize(
    ("text", "at", "problem"),
    [
        ("", 0, "has no 'names'"),
        ('names = ["Atlantis"]\ncapitol = "Poseidonis"', 2, "unknown key 'capitol'"),
        ('names = ["Atlantis"]\ncolor_light = "#112233"', 2, "unknown key 'color_light'"),
        ("names = []", 1, "[countries.ATL] has no name"),
        ('names = "Atlantis"', 1, "names of [countries.ATL] is no list of texts"),
        ('names = ["Atlantis"]\ncapital = ["Poseidonis"]', 2, "capital of [countries.ATL]"),
        ('names = ["Atlantis"]\ncurrency = "ORI"', 2, "unknown currency 'ORI'"),
        ('names = ["Atlantis"]\ncurrency = "PLN"', 2, "currency PLN is that of POL and of ATL"),
        ('names = ["Atlantis", "Atlantis"]', 1, "'Atlantis' is there twice"),
        ('names = ["Atlantis"]\ndemonyms = ["Swiss"]', 2, "'Swiss' stands for CHE and for ATL"),
        ('names = ["Atlantis"]\ncapital = "minsk"', 2, "'minsk' stands for BLR and for ATL"),
        ('names = ["Atlantis", "island"]', 1, "'island' is a common word"),
    ],
)
def test_a_mistake_in_a_country_is_told_with_its_line(
    text: str, at: int, problem: str, folder: Path
) -> None:
    start = append(folder, "countries.toml", f"{NOWHERE}{text}\n")
    told = next(fault for fault in faults(folder) if problem in fault)
    assert told.startswith(f"{folder / 'countries.toml'}:{start + at}: ")


@pytest.mark.parametrize(
    ("text", "at", "problem"),
    [
        ('members = ["FRA", "XYZ"]', 3, "unknown member 'XYZ'"),
        ('names = ["Peru"]', 3, "'Peru' stands for PER and for ATL"),
        ('names = ["Atlantis", "Atlantis"]', 3, "'Atlantis' is there twice"),
        ('names = ["empire"]', 3, "'empire' is a common word"),
        ('color_light = "none"\ncolor_dark = "#112233"', 3, "'none' is no colour"),
        ('color_dark = ""', 3, "'' is no colour"),
        ('currency = "gold"', 3, "unknown currency 'gold'"),
        ('exact = "Poseidonis"', 3, "exact of [entities.ATL] is no list of texts"),
        ('label = "Twice"', 3, "'label' is there twice"),
    ],
)
def test_a_mistake_in_a_group_is_told_with_its_line(
    text: str, at: int, problem: str, folder: Path
) -> None:
    start = append(folder, "entities.toml", f"{GROUP}{text}\n")
    (told,) = faults(folder)
    assert problem in told
    assert told.startswith(f"{folder / 'entities.toml'}:{start + at}: ")


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("countries.toml", "\nshared = [", "\nshares = [", "unknown key 'shares'"),
        ("countries.toml", "[words]\n", "[words]\nno = 1\n", "unknown key 'no'"),
        (
            "countries.toml",
            '"Jordan", "Lima"',
            '"Jordn", "Lima"',
            "'Jordn' is shared, but the name of no entity",
        ),
        ("entities.toml", "[tones]\nlight = [", '[tones]\nlight = [\n"red",', "'red' is no colour"),
        ("entities.toml", "[tones]\nlight = [", '[tones]\nlight = [\n"#aabbcc",', "light and"),
        ("entities.toml", "[tones]\nlight = [", "[tones]\npale = [", "has no 'light'"),
        ("entities.toml", "[tones]\n", "tones = 3\n[elsewhere]\n", "'tones' is no table"),
    ],
)
def test_a_mistake_in_the_lists_beside_the_entities_is_told(
    name: str, old: str, new: str, problem: str, folder: Path
) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert any(problem in fault and str(path) in fault for fault in faults(folder))


def test_an_empty_label_is_told_with_its_line(folder: Path) -> None:
    start = append(folder, "entities.toml", GROUP.replace("Atlantis", ""))
    (told,) = faults(folder)
    assert told.startswith(f"{folder / 'entities.toml'}:{start + 1}: [entities.ATL] has an empty")


def test_a_key_is_told_where_it_begins_a_line_and_not_in_a_comment(folder: Path) -> None:
    entry = '[entities.ATL]\n# kind is told below\nlabel = "kind of blue"\nkind = "isle"\n'
    start = append(folder, "entities.toml", entry)
    (told,) = faults(folder)
    assert told.startswith(f"{folder / 'entities.toml'}:{start + 3}: ")


def test_a_country_of_both_files_is_told_where_the_mistake_is(folder: Path) -> None:
    start = append(folder, "entities.toml", '[entities.PRT]\nflag = "red"\nnames = ["Brazil"]\n')
    told = faults(folder)
    assert [fault.partition(": ")[0] for fault in told] == [
        f"{folder / 'entities.toml'}:{start + 1}", f"{folder / 'entities.toml'}:{start + 2}",
    ]  # fmt: skip
    assert "unknown key 'flag'" in told[0]
    assert "'Brazil' stands for BRA and for PRT" in told[1]


def test_a_country_may_be_said_more_of_in_entities(folder: Path) -> None:
    entry = '[entities.PRT]\nlabel = "Portugal (PT)"\nnames = ["Lusitania"]\nfirms = ["Galp"]\n'
    append(folder, "entities.toml", entry.replace("firms", "organisations"))
    vocabulary = load_vocabulary(folder)
    assert vocabulary.entities["PRT"].label == "Portugal (PT)"
    assert vocabulary.entities["PRT"].adjective == "Portuguese"
    named = vocabulary.places.named("Galp of Portugal, Lusitania")
    assert [n.entity for n in named] == ["PRT"] * 3
    assert "PRT" in vocabulary.listed
    assert "PER" not in vocabulary.listed
