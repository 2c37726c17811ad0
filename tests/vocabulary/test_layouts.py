"""Mistakes in layouts of official tables and in areas, each told with its file and line."""

from pathlib import Path

import pytest
from projects import ROOT
from vocabulary_files import append, faults, vocabulary_copy

from etl.vocabulary import load_vocabulary
from etl.vocabulary.areas import Areas

SOUND = """[source]
label = "Office"
publisher = "An office"

[recognise]
columns = ["Economy", "Flow", "Year", "Value"]

[columns]
entity = "Economy"
period = "Year"
value = "Value"

[areas]
East = "RUS"

[figures.gdp]
where = { Flow = ["a", "b"] }
indicator = "gdp"
unit = "million USD"
"""


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_vocabulary(ROOT / "data" / "vocabulary").areas


def spoiled(folder: Path, before: str, after: str) -> list[str]:
    words = vocabulary_copy(folder)
    assert before in SOUND
    (words / "layouts" / "office.toml").write_text(SOUND.replace(before, after), encoding="utf-8")
    return [fault.partition("layouts/")[2] for fault in faults(words)]


def test_a_layout_is_read(tmp_path):
    words = vocabulary_copy(tmp_path)
    (words / "layouts" / "office.toml").write_text(SOUND, encoding="utf-8")
    layout = next(one for one in load_vocabulary(words).layouts if one.name == "office")
    assert (layout.dataset, layout.telling, layout.value) == ("Office", ("Flow",), "Value")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('label = "Office"\n', "", "office.toml:1: [source] has no 'label'."),
        (
            '"Value"]',
            '"Value"]\nsheet = 1',
            "office.toml:7: [recognise] has an unknown key 'sheet'",
        ),
        ('["Economy", "Flow", "Year", "Value"]', '"Economy"', "office.toml:6: columns of"),
        ('"Value"]', '"Value"]\ndataflow = "X"', "office.toml:7: 'X' is no dataflow."),
        ('entity = "Economy"', 'entity = "Ecomony"', "office.toml:9: The column 'Ecomony' is not"),
        ('value = "Value"\n', "", "office.toml:8: [columns] does not say where the values stand."),
        ('value = "Value"', 'value = "Value"\nperiods = "("', "office.toml:12: '(' is no valid"),
        ('East = "RUS"', 'East = "RUSS"', "office.toml:14: The area 'RUSS' is unknown. Did you"),
        (
            "[areas]",
            "[aeras]",
            "office.toml:13: The table 'aeras' is unknown. Did you mean 'areas'?",
        ),
        ("Flow =", "Flaw =", "office.toml:17: The column 'Flaw' is not among"),
        ('where = { Flow = ["a", "b"] }', "where = {}", "office.toml:17: where of [figures.gdp]"),
        ('"gdp"', '"gpd"', "office.toml:18: The indicator 'gpd' is unknown. Did you mean 'gdp'?"),
        ('"million USD"', '"milion USD"', "office.toml:19: The unit 'milion USD' is unknown."),
        ('"million USD"', '"percent"', "office.toml:19: The unit 'percent' does not fit 'gdp'."),
        ('unit = "million USD"\n', "", "office.toml:16: [figures.gdp] has no unit."),
        (
            'unit = "million USD"',
            'unit = "USD"\nstatus = "final"',
            "office.toml:20: The status 'fin",
        ),
        (
            'unit = "million USD"',
            'unit = "USD"\ncounterpart = "ALL"',
            "office.toml:20: The counterpart 'ALL' is unknown.",
        ),
        (
            "[figures.gdp]",
            "[figures]\ngdp = 1\n[figures.other]",
            "office.toml:17: 'gdp' is no table",
        ),
        ("[areas]\nEast", "units = 1\n[areas]\nEast", "office.toml:13:"),
        ('label = "Office"', "label =", "office.toml:2: This is no valid TOML"),
    ],
)
def test_a_mistake_in_a_layout_is_told_with_its_line(tmp_path, before, after, told):
    assert spoiled(tmp_path, before, after)[0].startswith(told)


def test_an_area_of_no_entity_is_told_with_its_line(tmp_path):
    words = vocabulary_copy(tmp_path)
    path = words / "areas.toml"
    text = path.read_text(encoding="utf-8").replace('"World" = "WORLD"', '"World" = "WRLD"')
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("WRLD")].count("\n") + 1
    (fault,) = faults(words)
    assert fault.startswith(f"{path}:{line}: 'WRLD', which 'World' stands for, is no entity.")


def test_names_outside_have_to_be_a_list(tmp_path):
    words = vocabulary_copy(tmp_path)
    text = (words / "areas.toml").read_text(encoding="utf-8").partition("\n[outside]")[0] + "\n"
    (words / "areas.toml").write_text(text, encoding="utf-8")
    line = append(words, "areas.toml", '[outside]\nnames = "Bunkers"\n')
    (fault,) = faults(words)
    assert f"areas.toml:{line}: names of [outside] is no list of texts." in fault


def test_a_list_of_areas_that_is_empty_is_told(tmp_path):
    words = vocabulary_copy(tmp_path)
    (words / "areas.toml").write_text("", encoding="utf-8")
    (fault,) = faults(words)
    assert fault.startswith(f"{words / 'areas.toml'}:1: The file names no area.")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Russian Federation", "RUS"), ("Korea, Rep.", "KOR"), ("Egypt, Arab Rep.", "EGY"),
        ("BLR", "BLR"), ("BY", "BLR"), ("112", "BLR"), ("UK", "GBR"), ("EL", "GRC"),
        ("W00", "WORLD"), ("World", "WORLD"), ("Congo, Dem. Rep.", "COD"), ("Türkiye", "TUR"),
        ("Unspecified", ""), ("Other Asia, nes", ""), ("Ruritania", ""), ("", ""),
    ],
)  # fmt: skip
def test_areas_are_known_by_name_and_by_code(areas, written, code):
    assert areas.code(written, {}) == code


def test_a_vocabulary_without_layouts_and_areas_is_sound(tmp_path):
    words = vocabulary_copy(tmp_path)
    (words / "areas.toml").unlink()
    for path in (words / "layouts").iterdir():
        path.unlink()
    assert load_vocabulary(words).layouts == ()
