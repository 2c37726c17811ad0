"""What an indicator is computed from is data: its formula is told, and mistakes have their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocabulary_files import faults, vocabulary_copy

from etl.vocabulary import load_vocabulary

PROJECT = Path(__file__).parents[2]

ENTRY = """
[indicators.bread]
label = "Bread"
theme = "trade"
definition = "Bread."
unit_kind = "percent"
derived = {derived}
"""


@pytest.mark.parametrize(
    ("derived", "told"),
    [
        ('{ formula = "shares" }', "has the unknown formula 'shares'. Did you mean 'share'?"),
        ('{ formula = "share", part = "gdp" }', "has no 'whole'. The formula share needs part,"),
        ('{ formula = "change", from = "gdp", part = "gdp" }', "has an unknown key 'part'."),
        ('{ formula = "change", from = "gpd" }', "names the unknown indicator 'gpd'."),
        ('{ formula = "share", part = "gdp +", whole = "gdp" }', "names the unknown indicator ''."),
        ('{ formula = "share", part = "gdp", whole = "exports_value WORD" }',
         "names the unknown entity 'WORD'. Did you mean 'WORLD'?"),
        ('{ formula = "share", part = "gdp", whole = "gdp", unit = "percents" }',
         "has the unknown unit 'percents'. Did you mean 'percent'?"),
        ('{ formula = "concentration", from = "export_share", least = "few" }',
         "has 'few' as least."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path, derived, told):
    folder = vocabulary_copy(tmp_path)
    path = folder / "indicators.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + ENTRY.replace("{derived}", derived), encoding="utf-8")
    number = text.count("\n") + ENTRY[: ENTRY.index("derived")].count("\n") + 1
    found = faults(folder)
    assert found[0].startswith(f"{path}:{number}: derived of [indicators.bread] {told}"), found


def test_every_computed_indicator_says_how_in_the_names_of_others():
    vocabulary = load_vocabulary(Path(__file__).parents[2] / "data" / "vocabulary")
    formulas = {name: own.formula for name, own in vocabulary.indicators.items() if own.formula}
    computed = {name for name, rule in vocabulary.rules.items() if rule.derived.formula}
    assert set(formulas) == computed
    assert formulas["trade_openness"] == (
        "100 × (exports (WORLD) + imports (WORLD)) / gross domestic product"
    )
    assert formulas["trade_balance"] == "exports − imports"
    assert formulas["union_state_budget_execution"] == "100 × spent / planned"


def test_every_measure_names_the_literature_it_is_taken_from():
    vocabulary = load_vocabulary(PROJECT / "data" / "vocabulary")
    computed = [r.indicator for r in vocabulary.rules.values() if r.derived.formula]
    assert computed
    assert not [one for one in computed if not vocabulary.indicators[one].source]
