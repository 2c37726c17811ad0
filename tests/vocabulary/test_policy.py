"""The policy is data: what it says holds, and each mistake in it is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocabulary_files import faults, vocabulary_copy

from etl.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("line", "spoilt", "told"),
    [
        ('plan = ["planned"]', 'plan = ["plant"]',
         "'plant' in plan of [stages] is unknown. Did you mean 'planned'?"),
        ('plan = ["planned"]', 'plan = ["actual"]',
         "'actual' is in 'fact' and in 'plan'. Take it out of one of the two."),
        ('plan = ["planned"]', 'plan = "planned"',
         "[stages] is no table of lists of statuses."),
        ('relay = " / "', "relay = 1", "relay of [claimants] is no text."),
        ('relay = " / "', 'rely = " / "', "[claimants] has no 'relay'."),
        ("about = 10", 'about = "ten"', "about of [agreement] is no number."),
        ("about = 10", "about = -10", "about is -10. It lies between 0 and 100."),
        ("confidence = 0.75", "confidence = 75", "confidence is 75. It lies between 0 and 1."),
        ('date = "newest"', 'date = "last"',
         "'last' in date of [preferred] is unknown. Did you mean 'oldest'?"),
        ('method = ["statistics", ', 'method = ["statistic", ',
         "'statistic' in method of [preferred] is unknown. Did you mean 'statistics'?"),
        ('order = ["method", ', 'order = ["methods", ',
         "'methods' in order of [preferred] is unknown. Did you mean 'method'?"),
        ('  ["*"],', '  "*",', "publisher of [preferred] is no list of lists of texts."),
    ],
)  # fmt: skip
def test_a_mistake_in_the_policy_is_told_with_its_line(tmp_path, line, spoilt, told):
    folder = vocabulary_copy(tmp_path)
    path = folder / "policy.toml"
    before = path.read_text(encoding="utf-8")
    assert before.count(line) == 1
    path.write_text(before.replace(line, spoilt), encoding="utf-8")
    number = before[: before.index(line)].count("\n") + 1
    found = faults(folder)
    assert any(told in fault for fault in found), found
    if "no 'relay'" not in told and "[stages] is no" not in told and "no list of lists" not in told:
        assert found[0].startswith(f"{path}:{number}: ")


def test_a_missing_table_and_an_unknown_one_are_told(tmp_path):
    folder = vocabulary_copy(tmp_path)
    path = folder / "policy.toml"
    text = path.read_text(encoding="utf-8").replace("[agreement]", "[agreements]")
    path.write_text(text, encoding="utf-8")
    found = faults(folder)
    assert "There is no table [agreement]." in found[0]
    assert "'agreements' is none of its tables. Did you mean 'agreement'?" in found[1]


def test_a_missing_policy_is_told(tmp_path):
    folder = vocabulary_copy(tmp_path)
    (folder / "policy.toml").unlink()
    assert faults(folder) == [
        f"{folder / 'policy.toml'}: The vocabulary file is missing. Restore it, or give --data."
    ]


def test_publishers_and_claimants_are_known_by_whole_words_in_any_case():
    policy = load_vocabulary(Path(__file__).parents[2] / "data" / "vocabulary").policy
    assert policy.tier("world bank WITS (a copy)") == 0
    assert policy.tier("Nitwits Weekly") == policy.tier("Somebody") > policy.tier("Etalon Online")
    assert policy.tier("Wikipedia") > policy.tier("Somebody")
    assert policy.claimant("Yahoo News / Newsweek") == "Newsweek"
    assert policy.claimant("World Bank WITS (a copy)") == "World Bank"
    assert policy.claimant("A / ") == "A /"
