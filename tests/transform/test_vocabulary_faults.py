"""Mistakes in the vocabulary are told with file and line, all at once, and how to mend them."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocabulary_files import append, faults, vocabulary_copy

from etl.vocabulary import load_vocabulary

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vocabulary_copy(tmp_path)


INDICATOR = """[indicators.bread_price]
label = "Price of bread"
theme = "trade"
definition = "Price of a loaf."
unit_kind = "price"
"""


def test_the_vocabulary_as_it_is_has_no_fault() -> None:
    vocabulary = load_vocabulary(PROJECT / "data" / "vocabulary")
    assert list(vocabulary.rules) == list(vocabulary.indicators)
    assert {i.theme for i in vocabulary.indicators.values()} == {
        "trade", "economy", "union_state", "forces", "enterprises", "politics", "energy", "credit",
    }  # fmt: skip


def test_a_new_indicator_needs_no_cues(folder: Path) -> None:
    append(folder, "indicators.toml", INDICATOR)
    assert load_vocabulary(folder).rules["bread_price"].cues == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('unit_kind = "loaves"', "unknown unit kind 'loaves'"),
        ('theme = "bakery"', "unknown theme 'bakery'"),
        ('status = "baked"', "unknown status 'baked'"),
        ('whose = "mine"', "unknown whose 'mine'"),
        ('dated_by = "chance"', "unknown dated by 'chance'"),
        ('needs = ["butter"]', "unknown needs 'butter'"),
        ('cues = ["bread costs ({n}"]', "no valid pattern"),
        ('counts = ["*loaves"]', "no valid pattern"),
        (r"cues = ['(?:\W+|bread)* {n}']", "repeats a repetition"),
        (r"terms = ['loaf', '(?:\W*)* bun']", "The cue '(?:\\W*)* bun' repeats a repetition"),
        ('subjects.bread = ["(bread"]', "no valid pattern"),
        ('terms = ["loaf", "(bread"]', "The cue '(bread' is no valid pattern"),
        ('terms = ["loaf", "bread) | (bun"]', "The cue 'bread) | (bun' is no valid pattern"),
        ('terms = ["{loaf}", "bread"]', "{loaf} stands for nothing"),
        ('terms = ["{n} loaves"]', "{n}, which stands for nothing here"),
        ('words = ["(?P<entity>loaf)", "(?P<entity>bread)"]', "cannot stand beside the others"),
        ('derived = { formula = "magic", from = "export_share" }', "unknown formula 'magic'"),
        ('derived = { formula = "growth", from = "nothing" }', "unknown indicator 'nothing'"),
        ('cue = ["bread"]', "unknown key 'cue'. Did you mean 'cues'?"),
        ('cues = ["(?P<entiti>bread) {n}"]', "tells nothing. Did you mean 'entity'?"),
        ('terms = ["("]', "no valid pattern"),
        ('headline = "{entity} pays {valu}"', "{valu} stands for nothing. Did you mean 'value'?"),
        ('label = ""', "[indicators.bread_price] has an empty label"),
        ('entity = "NOWHERE"', "unknown entity 'NOWHERE'"),
        ('cues = "bread"', "no list of texts"),
        (r'terms = ["\bloaf\b"]', r"'\bloaf\b' holds a sign that nobody sees"),
        (r'cues = ["\bloaf\b {n}"]', r"Write it in single quotes: '\bloaf\b {n}'."),
        (r'terms = ["\d loaves"]', "no valid TOML: Unescaped"),
        (r'terms = ["\d loaves"]', "Write it in single quotes."),
        ("terms = ['']", "terms of [indicators.bread_price] holds an empty text. Take it out"),
        ('headline = "{entity} pays much"', "does not tell the figure. Write {value} into it."),
        ('label = "exports"', "has the label of [indicators.exports_value]"),
        ("least = nan", "no number"),
        ("most = inf", "no number"),
    ],
)
def test_a_mistake_in_an_indicator_is_told_with_its_line(
    line: str, problem: str, folder: Path
) -> None:
    key = line.split(" ")[0]
    kept = [row for row in INDICATOR.splitlines() if not row.startswith(key)]
    start = append(folder, "indicators.toml", "\n".join([*kept, line]) + "\n")
    (told,) = faults(folder)
    assert problem in told
    assert told.startswith(f"{folder / 'indicators.toml'}:{start + len(kept)}: ")


def test_a_range_that_holds_no_value_is_told_with_its_line(folder: Path) -> None:
    start = append(folder, "indicators.toml", f"{INDICATOR}most = 10\nleast = 1_000\n")
    (told,) = faults(folder)
    line = start + len(INDICATOR.splitlines()) + 1
    assert told.startswith(f"{folder / 'indicators.toml'}:{line}: No value of [indicators.bread")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_an_id_with_a_blank_is_told_with_its_line(folder: Path, quote: str) -> None:
    header = f"[indicators.{quote}bread price{quote}]"
    written = INDICATOR.replace("[indicators.bread_price]", header)
    start = append(folder, "indicators.toml", written)
    (told,) = faults(folder)
    place = f"{folder / 'indicators.toml'}:{start}"
    assert told.startswith(f"{place}: {header} is no id of an indicator. Write letters")


@pytest.mark.parametrize(
    ("name", "header", "near"),
    [
        ("indicators.toml", "[indicator.bread_price]", "indicators"),
        ("units.toml", "[unit.loaf]", "units"),
        ("countries.toml", "[country.ATL]", "countries"),
        ("entities.toml", "[entity.BAKERS]", "entities"),
        ("areas.toml", "[area]", "areas"),
    ],
)
def test_a_table_that_nobody_reads_is_told_with_its_line(
    name: str, header: str, near: str, folder: Path
) -> None:
    start = append(folder, name, f"{header}\n")
    (told,) = faults(folder)
    assert told.startswith(f"{folder / name}:{start}: ")
    assert f"is none of its tables. Did you mean '{near}'?" in told


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ('entity = "UNION_STATES"', "UNION_STATE"),
        ('whose = "joined"', "joint"),
        ('twin = "exports_valu"', "exports_value"),
        ('sum_of = ["imports_valu"]', "imports_value"),
        ('difference_of = ["gas_pric revenue"]', "gas_price"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_that_is_known(
    line: str, near: str, folder: Path
) -> None:
    append(folder, "indicators.toml", f"{INDICATOR}{line}\n")
    (told,) = faults(folder)
    assert told.endswith(f"Did you mean '{near}'?")


def test_of_many_known_names_only_some_are_listed(folder: Path) -> None:
    append(folder, "indicators.toml", f'{INDICATOR}entity = "?"\n')
    (told,) = faults(folder)
    assert "Known are " in told
    assert " more." in told
    assert len(told) < 400


def test_a_missing_key_is_told_at_the_head_of_its_table(folder: Path) -> None:
    start = append(folder, "indicators.toml", '[indicators.x]\nlabel = "X"\ntheme = "trade"\n')
    told = faults(folder)
    assert len(told) == 2
    assert all(t.startswith(f"{folder / 'indicators.toml'}:{start}: ") for t in told)
    assert "no 'definition'" in told[0]


def test_a_doubled_id_is_told_with_its_line(folder: Path) -> None:
    start = append(folder, "indicators.toml", "[indicators.export_share]\n")
    (told,) = faults(folder)
    assert told.startswith(f"{folder / 'indicators.toml'}:{start}: ")
    first = (folder / "indicators.toml").read_text(encoding="utf-8").split("\n")
    line = first.index("[indicators.export_share]") + 1
    assert f"[indicators.export_share] is there twice, first on line {line}." in told
    assert "Take one of the two out" in told


@pytest.mark.parametrize(
    ("doubled", "key"),
    [('label = "Bread"', "label"), ('cues = [\n  "a",\n]\ncues = [\n  "(?=b)",\n]', "cues")],
)
def test_a_doubled_key_is_told_with_its_line(doubled: str, key: str, folder: Path) -> None:
    text = f"{INDICATOR}{doubled}"
    start = append(folder, "indicators.toml", text)
    (told,) = faults(folder)
    last = max(n for n, row in enumerate(text.split("\n")) if row.startswith(key))
    assert told.startswith(f"{folder / 'indicators.toml'}:{start + last}: '{key}' is there twice.")


@pytest.mark.parametrize(
    "name", ["indicators.toml", "countries.toml", "entities.toml", "units.toml"]
)
def test_a_syntax_error_is_told_with_its_line(name: str, folder: Path) -> None:
    start = append(folder, name, "[broken\n")
    told = faults(folder)
    assert told[0].startswith(f"{folder / name}:{start}: ")
    assert "TOML" in told[0]


@pytest.mark.parametrize(
    "name", ["indicators.toml", "countries.toml", "entities.toml", "units.toml"]
)
@pytest.mark.parametrize("brackets", ["[]", ("{a=", "}")], ids=["lists", "tables"])
def test_a_file_nested_too_deeply_is_told(
    name: str, brackets: tuple[str, str], folder: Path
) -> None:
    opening, closing = brackets
    append(folder, name, f"[deep]\na = {opening * 100_000}1{closing * 100_000}\n")
    told = faults(folder)
    assert told[0].startswith(f"{folder / name}")
    assert "nested too deeply" in told[0]


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "entities.toml").unlink()
    assert any("missing" in told for told in faults(folder))


@pytest.mark.parametrize(
    ("text", "problem", "at"),
    [
        ('[entities.ATL]\nlabel = "Atlantis"\nkind = "island"\n', "unknown kind 'island'", 2),
        (
            '[entities.ATL]\nlabel = "Atlantis"\nkind = "group"\nmembers = ["NIX"]\n',
            "unknown member 'NIX'", 3,
        ),
        (
            '[entities.ATL]\nlabel = "Atlantis"\nkind = "country"\nnames = ["Belarus"]\n',
            "stands for BLR and for ATL", 3,
        ),
        (
            '[entities.ATL]\nlabel = "Atlantis"\nkind = "country"\ncolor_light = "blue"\n',
            "'blue' is no colour", 3,
        ),
        (
            '[entities.ATL]\nlabel = "Atlantis"\nkind = "country"\nnames = "Atlantis"\n',
            "no list of texts", 3,
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_an_entity_is_told_with_its_line(
    text: str, problem: str, at: int, folder: Path
) -> None:
    start = append(folder, "entities.toml", text)
    (told,) = faults(folder)
    assert problem in told
    assert told.startswith(f"{folder / 'entities.toml'}:{start + at}: ")


@pytest.mark.parametrize("name", ["indicators", "entities"])
def test_an_entry_that_is_no_table_is_told(name: str, folder: Path) -> None:
    path = folder / f"{name}.toml"
    head, found, rest = path.read_text(encoding="utf-8").partition(f"[{name}.")
    path.write_text(f"{head}[{name}]\noops = 3\n\n{found}{rest}", encoding="utf-8")
    (told,) = faults(folder)
    assert "'oops' is no table" in told
    assert told.startswith(f"{path}:{head.count(chr(10)) + 2}: ")


def test_a_theme_is_a_text(folder: Path) -> None:
    path = folder / "indicators.toml"
    text = path.read_text(encoding="utf-8").replace('trade = "Trade"', "trade = 3")
    path.write_text(text, encoding="utf-8")
    assert any("theme's name is no text" in told for told in faults(folder))


def test_every_mistake_of_an_indicator_is_told_at_once(folder: Path) -> None:
    lines = [
        "[indicators.bread_price]",
        'label = "Price of bread"',
        'theme = "bakery"',
        'unit_kind = "loaves"',
        'also = "butter"',
        'colour = ["brown"]',
        'status = "baked"',
        'cues = ["({n}"]',
    ]
    start = append(folder, "indicators.toml", "\n".join(lines) + "\n")
    told = faults(folder)
    problems = {
        "no 'definition'": 0, "unknown theme 'bakery'": 2, "unknown unit kind 'loaves'": 3,
        "also of [indicators.bread_price] is no list": 4, "unknown key 'colour'": 5,
        "unknown status 'baked'": 6, "no valid pattern": 7,
    }  # fmt: skip
    for problem, at in problems.items():
        (one,) = [fault for fault in told if problem in fault]
        assert one.startswith(f"{folder / 'indicators.toml'}:{start + at}: ")
    assert len(told) == len(problems)


def test_every_mistake_of_an_entity_is_told_at_once(folder: Path) -> None:
    append(
        folder,
        "entities.toml",
        '[entities.ATL]\nkind = "island"\nflag = ["blue"]\nnames = "Atlantis"\nmembers = ["NIX"]\n',
    )
    problems = ("no 'label'", "kind 'island'", "key 'flag'", "no list of texts", "member 'NIX'")
    told = faults(folder)
    assert all(any(problem in fault for fault in told) for problem in problems)
    assert len(told) == len(problems)


def test_every_mistake_of_a_unit_is_told_at_once(folder: Path) -> None:
    append(folder, "units.toml", '[units.loaf]\nkind = 3\nsize = ["big"]\nsigns = "L"\n')
    problems = ("no 'label'", "kind of [units.loaf] is no text", "key 'size'", "no list of texts")
    told = faults(folder)
    assert all(any(problem in fault for fault in told) for problem in problems)
    assert len(told) == len(problems)


def test_a_mistake_in_an_entity_makes_no_other_file_faulty(folder: Path) -> None:
    path = folder / "entities.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[entities.UNION_STATE]", "[entities.UNION_STATE]\nflag = 1"))
    (told,) = faults(folder)
    assert "unknown key 'flag'" in told


def test_several_mistakes_are_told_at_once(folder: Path) -> None:
    append(folder, "indicators.toml", INDICATOR.replace('"trade"', '"bakery"'))
    append(folder, "entities.toml", '[entities.ATL]\nlabel = "Atlantis"\nkind = "island"\n')
    assert len(faults(folder)) == 2


def test_an_empty_file_of_indicators_is_told(folder: Path) -> None:
    (folder / "indicators.toml").write_text("")
    (fault,) = faults(folder)
    assert "indicators.toml:1: No indicator is defined here" in fault
