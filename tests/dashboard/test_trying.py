"""`econdep try`: what one definition catches, what comes near, what it takes from others."""

import io
from dataclasses import replace

import pytest
from projects import ROOT, make_project

from dashboard.cli import main
from dashboard.trying import tried
from etl.refresh import read_one
from etl.tables import occurrences_of
from etl.trying import Trial
from etl.vocabulary import load_vocabulary

SENT = """
[indicators.money_sent]
label = "Money sent home"
theme = "trade"
definition = "Money that residents of the counterpart send to the entity."
unit_kind = "money"
counterpart_role = "From"
needs = ["entity", "counterpart"]
cues = ['money sent home (?:to (?P<entity>{country}) from (?P<counterpart>{country}) )?was {n}']
"""
SOLD = """
[indicators.goods_sold]
label = "Goods sold"
theme = "trade"
definition = "Goods that the entity sold."
unit_kind = "money"
needs = ["entity"]
cues = ['(?P<entity>{country}) has exported goods worth {n} to {country} in all of its history']
"""


@pytest.fixture
def trial(tmp_path, capsys, monkeypatch):
    """Tries an indicator of `entry` on a text: the exit status and what was printed."""

    def run(entry, name, text, *, piped=False):
        project = make_project(tmp_path, seeds=tmp_path)
        with (project.data / "vocabulary" / "indicators.toml").open("a") as file:
            file.write(entry)
        note = tmp_path / "note.txt"
        note.write_text(text, encoding="utf-8")
        if piped:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        status = main(["try", name, "-" if piped else str(note), *project.options])
        printed = capsys.readouterr()
        assert not (project.data / "published").exists()
        return status, printed.out.replace(str(tmp_path), "..."), printed.err

    return run


def test_a_caught_number_is_marked_and_told_with_sides_period_and_status(trial):
    text = "The money sent home to Moldova from Italy was $3 million in 2010."
    status, out, _ = trial(SENT, "money_sent", text)
    assert status == 0
    assert out.splitlines() == [
        "The money sent home to Moldova from Italy was [$3 million] in 2010.",
        "    Money sent home: Moldova, from Italy; 2010; actual: 3 m USD",
        "    without it: unassigned: no cue of the vocabulary stands with it",
        "",
        "Money sent home in .../note.txt: 1 figure, 0 near misses.",
        "Nothing is published.",
    ]


def test_a_text_that_is_piped_in_is_tried(trial):
    text = "The money sent home to Moldova from Italy was $3 million in 2010."
    status, out, _ = trial(SENT, "money_sent", text, piped=True)
    assert status == 0
    assert "[$3 million]" in out
    assert "Money sent home in standard input: 1 figure, 0 near misses." in out


def test_an_empty_text_that_is_piped_in_is_told(trial):
    status, out, told = trial(SENT, "money_sent", "", piped=True)
    assert (status, out) == (1, "")
    assert told.startswith("standard input: The document is empty.")


def test_a_number_that_comes_near_is_told_with_what_it_lacks(trial):
    _, out, _ = trial(SENT, "money_sent", "The money sent home was $3 million in 2010.")
    assert "Near, but no figure:" in out
    assert "The money sent home was [$3 million] in 2010." in out
    assert "reads like “Money sent home”, but no entity and no counterpart is named" in out
    assert out.splitlines()[-2].endswith(": 0 figures, 1 near miss.")


def test_a_figure_that_is_taken_from_another_indicator_is_told_as_that_one(trial):
    text = "Belarus has exported goods worth $3 million to Russia in all of its history."
    _, out, _ = trial(SOLD, "goods_sold", text)
    assert "    Goods sold: Belarus" in out
    assert "    without it: Exports: Belarus, to Russia" in out


def test_a_text_without_such_figures_catches_nothing(trial):
    status, out, _ = trial(SENT, "money_sent", "There were 40 tanks in 2010.")
    assert status == 0
    assert out.splitlines() == [
        "Money sent home in .../note.txt: 0 figures, 0 near misses.",
        "Nothing is published.",
    ]


def test_an_unknown_indicator_is_told_with_the_nearest_one(trial):
    status, out, told = trial(SENT, "money_send", "There were 40 tanks.")
    assert (status, out) == (1, "")
    assert told == "money_send: There is no such indicator. Did you mean 'money_sent'?\n"


def test_no_character_of_the_text_steers_a_terminal(trial):
    text = "\x1b[31mThe money sent home to Moldova from Italy was $3 million in 2010."
    _, out, _ = trial(SENT, "money_sent", text)
    assert "[$3 million]" in out
    assert "\x1b" not in out


def test_a_figure_of_another_indicator_that_reads_differently_is_told_apart(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Belarus has sold $3 million worth of goods to Russia.", encoding="utf-8")
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    now = read_one(note, vocabulary)
    (figure,) = now.observations
    changed = replace(figure, observation_id="o0", status="planned")
    before = replace(now, observations=(changed,), occurrences=occurrences_of([changed]))
    found = tried("money_sent", Trial(now, before, {}))
    assert (found.caught, found.missed) == ((), ())
    ((with_it, without_it),) = found.others
    assert (with_it.figures, without_it.figures) == ((figure,), (changed,))
    assert tried("money_sent", Trial(now, now, {})).others == ()


WIRED = """
[indicators.wired]
label = "Money wired"
theme = "trade"
definition = "Money that the counterpart wired."
unit_kind = "money"
needs = ["entity", "counterpart"]
terms = ['\\bwired\\b']
entity_cues = ['\\bto (?P<entity>{country})']
counterpart_cues = ['\\bfrom (?P<counterpart>{country})']
"""
KEPT_OUT = {
    "too small": ("least = 100_000", "Italy", "$12", "least holds it back: 12 is below 100,000"),
    "too large": ("most = 10", "Italy", "$12", "most holds it back: 12 is above 10"),
    "another unit": (
        "", "Italy", "12 percent",
        "unit_kind holds it back: its unit is percent (percent), not money",
    ),
    "a word that is excluded": (
        "excludes = ['\\bIta\\w+']", "Italy", "$12",
        "excludes holds it back: “Italy” is in its sentence",
    ),
    "no word of the context": (
        "context = ['\\bbanks?\\b']", "Italy", "$12",
        "context holds it back: none of its words is in the sentence, before or above it",
    ),
    "no cue": (
        "strict = true", "Italy", "$12",
        "strict holds it back: a term stands in its sentence, and no cue holds the number",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("key", "whom", "number", "why"), KEPT_OUT.values(), ids=KEPT_OUT)
def test_a_number_that_the_entry_itself_keeps_out_is_told_with_the_key(
    trial, key, whom, number, why
):
    text = f"They wired {number} to Moldova from {whom} in 2010. It rained on 40 days."
    _, out, _ = trial(f"{WIRED}{key}\n", "wired", text)
    assert out.splitlines() == [
        "Kept out by its own entry:",
        "",
        f"They wired [{number}] to Moldova from {whom} in 2010.",
        f"    {why}",
        "",
        "Money wired in .../note.txt: 0 figures, 1 near miss.",
        "Nothing is published.",
    ]
