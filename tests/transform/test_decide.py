"""People decide last: a ruling reaches its own number, through changes, and never a lookalike."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import InputFault
from etl.extract.documents import read_document
from etl.rulings import Ruling
from etl.surroundings import Surroundings, written
from etl.tables import Mention, Observation, Reading
from etl.transform.decisions.decide import decide, share_out
from etl.transform.figures import resolve
from etl.vocabulary import Vocabulary

Read = Callable[[str], Reading]

CAPITAL = "russian_capital_enterprises"
BUDGET = "The budget of the Union State was 4.9 billion rubles in 2013."
PLAIN = "A visitor to the fair in Minsk counted 300 tractors and 40 combines from Russia."
TEXT = f"{BUDGET}\n\n{PLAIN}\n"


def number(reading: Reading, text: str) -> Mention:
    (found,) = [mention for mention in reading.mentions if mention.text == text]
    return found


def ruled(reading: Reading, text: str, decision: str, line: int = 2, **more: object) -> Ruling:
    """A ruling on the number written `text`, as `econdep review` records it."""
    mention = number(reading, text)
    before, after = Surroundings(reading.passages, reading.mentions).around(mention)
    given = {
        "place": f"data/decisions.csv:{line}", "decision": decision,
        "document": reading.document.document_id, "sha256": reading.document.sha256,
        "start": mention.start, "end": mention.end, "text": written(mention), "before": before,
        "after": after, "reason": "I asked", "by": "Ann", "date": "2026-11-28",
    }  # fmt: skip
    return Ruling(**given | more)  # type: ignore[arg-type]


def only(reading: Reading) -> Observation:
    (figure,) = reading.observations
    return figure


@pytest.fixture
def applied(vocabulary: Vocabulary) -> Callable[..., Reading]:
    """Applies rulings that must all find their number."""

    def apply(reading: Reading, *rulings: Ruling) -> Reading:
        made, stale = decide(reading, rulings, vocabulary)
        assert stale == []
        return made

    return apply


TRACTORS = {
    "words": {"indicator": CAPITAL, "entity": "BLR", "counterpart": "RUS", "period": "2013"},
}  # fmt: skip


def test_an_accepted_figure_is_sure_and_else_as_it_was(read: Read, applied) -> None:
    reading = read(TEXT)
    doubtful = replace(only(reading), period_basis="paragraph", confidence=0.75)
    reading = replace(reading, observations=(doubtful,))
    figure = only(made := applied(reading, ruled(reading, "4.9 billion rubles", "accept")))
    assert figure == replace(doubtful, period_basis="decided", confidence=1.0)
    reason = number(made, "4.9 billion rubles").reason
    assert reason.startswith("Union State budget")
    assert reason.endswith("; accepted by Ann on 2026-11-28: I asked")


def test_a_rejected_number_is_no_figure_and_says_who_said_so(read: Read, applied) -> None:
    reading = read(TEXT)
    made = applied(reading, ruled(reading, "4.9 billion rubles", "reject"))
    assert (made.observations, made.occurrences) == ((), ())
    mention = number(made, "4.9 billion rubles")
    assert mention.outcome == "not_a_figure"
    assert mention.reason == "rejected by Ann on 2026-11-28: I asked"


def test_an_unassigned_number_can_be_rejected(read: Read, applied) -> None:
    reading = read(TEXT)
    reading = replace(reading, mentions=tuple(replace(m, worth=0.5) for m in reading.mentions))
    mention = number(applied(reading, ruled(reading, "40", "reject")), "40")
    assert (mention.outcome, mention.worth) == ("not_a_figure", None)


def test_a_rejected_date_is_no_event(read: Read, applied) -> None:
    reading = read("Belarus and Russia signed the treaty of the Union State on 8 December 1999.")
    assert reading.events
    made = applied(reading, ruled(reading, "8 December 1999", "reject"))
    assert made.events == ()


def test_a_corrected_figure_keeps_its_id_and_what_is_not_set(read: Read, applied) -> None:
    reading = read(TEXT)
    before = only(reading)
    ruling = ruled(reading, "4.9 billion rubles", "correct",
                   words={"period": "2014", "status": "planned"})  # fmt: skip
    assert only(applied(reading, ruling)) == replace(
        before, period="2014", status="planned", period_basis="decided", status_basis="decided",
        method="decided", confidence=1.0,
        **{b: "decided" for b in ("entity_basis", "indicator_basis", "counterpart_basis")
           if getattr(before, b) not in ("stated", "vocabulary", "none")},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "numbers", "bounds"),
    [
        ({}, {"value": 5e9}, (5e9, 5e9, 5e9, "exact")),
        ({"qualifier": "approx"}, {}, (4.9e9, None, None, "approx")),
        ({"qualifier": "more_than"}, {}, (4.9e9, 4.9e9, None, "more_than")),
        ({"qualifier": "up_to"}, {"value": 6e9}, (6e9, None, 6e9, "up_to")),
        ({"qualifier": "range"}, {"low": 4e9, "high": 8e9}, (6e9, 4e9, 8e9, "range")),
        ({"qualifier": "approx"}, {"low": 4e9, "high": 8e9}, (6e9, 4e9, 8e9, "approx")),
    ],
)
def test_a_corrected_number_has_the_bounds_of_its_hedge(
    read: Read, applied, words, numbers, bounds
) -> None:
    reading = read(TEXT)
    ruling = ruled(reading, "4.9 billion rubles", "correct", words=words, numbers=numbers)
    figure = only(applied(reading, ruling))
    assert (figure.value, figure.low, figure.high, figure.qualifier) == bounds


@pytest.mark.parametrize("numbers", [{"value": 4.8}, {"low": 4.8, "high": 5.1}], ids=str)
def test_a_number_in_another_scale_than_was_read_is_asked_for_with_its_unit(
    read: Read, vocabulary: Vocabulary, applied, numbers
) -> None:
    """Who corrects 4.9 billion to 4.8 means billions, and is not to find 4.8 rubles published."""
    reading = read(TEXT)
    words = {"qualifier": "range"} if "low" in numbers else {}
    bare = ruled(reading, "4.9 billion rubles", "correct", words=words, numbers=numbers)
    with pytest.raises(InputFault) as caught:
        decide(reading, [bare], vocabulary)
    assert [fault.place for fault in caught.value.faults] == [
        f"data/decisions.csv:2, {column}" for column in numbers
    ]
    assert "RUB" in caught.value.faults[0].remedy
    said = replace(bare, words=words | {"unit": "RUB"}, numbers={"value": 4.8} | numbers)
    assert only(applied(reading, said)).high == max(numbers.values())


SOLD = {"entity": "BLR", "counterpart": "RUS", "period": "2013"}
FEE = "The stall at the fair cost $8.46 a month, or 41.5 percent of what 300 tractors earn."
RELABELLED = {
    "a sum a month as a sum": ("$8.46 a month", "exports_value", "USD", 9e9),
    "a sum as a percentage": ("$8.46 a month", "export_share", "percent", 8.46),
    "things as a sum": ("300", "exports_value", "USD", 9e9),
    "a sum in another currency": ("4.9 billion rubles", "exports_value", "USD", 4.9e9),
    "a percentage as a sum": ("41.5 percent", "exports_value", "USD", 9e9),
}


@pytest.mark.parametrize(
    ("text", "indicator", "unit", "value"), RELABELLED.values(), ids=RELABELLED
)
def test_a_unit_alone_makes_no_other_thing_of_a_number(
    read: Read, vocabulary: Vocabulary, applied, text, indicator, unit, value
) -> None:
    reading = read(f"{BUDGET} {FEE}")
    words = SOLD | {"indicator": indicator, "unit": unit}
    bare = ruled(reading, text, "assign", words=words)
    with pytest.raises(InputFault) as caught:
        decide(reading, [bare], vocabulary)
    (fault,) = caught.value.faults
    assert fault.place == "data/decisions.csv:2, unit"
    read_as = "8.46 USD a month." if text == "$8.46 a month" else ""
    assert fault.problem.startswith(f"The number was read as {read_as}")
    assert f" {unit}, set value=" in fault.remedy
    made = applied(reading, replace(bare, numbers={"value": value}))
    figure = next(f for f in made.observations if f.indicator == indicator)
    assert (figure.value, figure.unit) == (value, unit)


def test_a_unit_that_says_of_what_the_same_number_is_is_set_alone(read: Read, applied) -> None:
    reading = read("For gas they paid $128 then, 41.5 percent of it in wares.")
    price = ruled(reading, "$128", "assign",
                  words=SOLD | {"indicator": "gas_price", "unit": "USD/1000m3"})  # fmt: skip
    assert applied(reading, price).observations[-1].unit == "USD/1000m3"


def test_a_unit_that_does_not_fit_is_told_with_one_that_does(read: Read, vocabulary) -> None:
    reading = read(FEE)
    ruling = ruled(reading, "$8.46 a month", "assign", words=SOLD | {"indicator": "exports_value"})
    with pytest.raises(InputFault) as caught:
        decide(reading, [ruling], vocabulary)
    (fault,) = caught.value.faults
    assert "measured in money. Write the value and a unit that fits, such as USD." in fault.remedy


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("$12", {"indicator": "exports_value"}, {}),
        ("$12", {"indicator": "exports_value"}, {"value": 13.0}),
        ("20 million", {"indicator": "union_state_programmes"}, {}),
    ],
)
def test_a_value_that_no_text_is_read_to_state_of_its_indicator_is_asked_for(
    read: Read, vocabulary: Vocabulary, applied, text, words, numbers
) -> None:
    reading = read("A ticket to the fair cost $12, and 20 million came.")
    bare = ruled(reading, text, "assign", words=SOLD | words, numbers=numbers)
    with pytest.raises(InputFault) as caught:
        decide(reading, [bare], vocabulary)
    (fault,) = caught.value.faults
    assert fault.place == "data/decisions.csv:2, value"
    value, unit = (number.partition("=")[2] for number in fault.remedy.split() if "=" in number)
    said = replace(bare, words=bare.words | {"unit": unit}, numbers={"value": float(value)})
    assert applied(reading, said).observations[-1].value == float(value)


@pytest.mark.parametrize("value", [0.4, 0.415])
def test_a_fraction_for_a_percentage_is_asked_for(
    read: Read, vocabulary: Vocabulary, applied, value
) -> None:
    reading = read("Russia took 41.5 percent of the exports of Belarus in 2013.")
    bare = ruled(reading, "41.5 percent", "correct", numbers={"value": value})
    with pytest.raises(InputFault, match=f"{value} percent is far from what was read, 41.5"):
        decide(reading, [bare], vocabulary)
    assert only(applied(reading, replace(bare, words={"unit": "percent"}))).value == value
    assert only(applied(reading, replace(bare, numbers={"value": 4.15}))).value == 4.15


@pytest.mark.parametrize(
    ("numbers", "column"),
    [({"low": 5e9, "high": 6e9}, "low"), ({"low": 3e9, "high": 4e9}, "high")],
    ids=str,
)
def test_bounds_beside_the_stated_value_leave_it_only_where_it_is_set_anew(
    read: Read, vocabulary: Vocabulary, applied, numbers, column
) -> None:
    reading = read(TEXT)
    words = {"qualifier": "approx"}
    bare = ruled(reading, "4.9 billion rubles", "correct", words=words, numbers=numbers)
    with pytest.raises(InputFault, match=f"2, {column}: The {column} .* the value, 4,900,000,000"):
        decide(reading, [bare], vocabulary)
    middle = sum(numbers.values()) / 2
    said = replace(bare, numbers=numbers | {"value": middle})
    assert only(applied(reading, said)).value == middle


@pytest.mark.parametrize(
    ("published", "words", "told"),
    [
        (
            "2014-02-03",
            {"period": "2119", "status": "actual"},
            "its source (2119, told 2014-02-03)",
        ),
        ("2014", {"period": "2015-01", "status": "actual"}, "its source (2015-01, told 2014)"),
        ("", {"period": "2119", "status": "actual"}, "this was decided (2119)"),
        ("2014", {"period": "2014", "status": "actual"}, ""),
        ("2014", {"period": "2119", "status": "planned"}, ""),
    ],
)
def test_what_is_told_as_done_before_it_began_is_noticed_as_in_a_sheet(
    read: Read, vocabulary: Vocabulary, published, words, told
) -> None:
    reading = read(TEXT)
    reading = replace(reading, document=replace(reading.document, published=published))
    ruling = ruled(reading, "4.9 billion rubles", "correct", words=words)
    made, notices = decide(reading, [ruling], vocabulary)
    assert only(made).period == words["period"]
    start = f"data/decisions.csv:2, period: 'actual', and yet later than {told}: "
    assert [notice.startswith(start) for notice in notices] == ([True] if told else [])


def test_a_number_is_in_the_unit_of_the_figure_where_no_scale_is_in_doubt(
    read: Read, applied
) -> None:
    reading = read(TEXT)
    bare = ruled(reading, "4.9 billion rubles", "correct", numbers={"value": 49e9})
    assert only(applied(reading, bare)).value == 49e9


def test_a_field_that_is_emptied_is_not_said(read: Read, applied) -> None:
    reading = read(TEXT)
    figure = only(applied(reading, ruled(
        reading, "4.9 billion rubles", "correct", words={"period": ""})))  # fmt: skip
    assert (figure.period, figure.period_basis) == ("", "none")


def test_an_assigned_number_is_a_figure_as_the_text_states_it(read: Read, applied) -> None:
    reading = read(TEXT)
    made = applied(reading, ruled(reading, "40", "assign", **TRACTORS))
    mention = number(made, "40")
    figure = made.observations[-1]
    assert (figure.indicator, figure.entity, figure.counterpart) == (
        CAPITAL,
        "BLR",
        "RUS",
    )
    assert (figure.value, figure.low, figure.high, figure.unit) == (40, 40, 40, "count")
    assert (figure.period, figure.period_basis, figure.entity_basis) == (
        "2013", "decided", "decided",
    )  # fmt: skip
    assert (figure.method, figure.confidence) == ("decided", 1.0)
    assert (figure.mention_id, figure.start, figure.end) == (
        mention.mention_id, mention.start, mention.end,
    )  # fmt: skip
    assert (mention.outcome, mention.reason) == (
        "observation", "assigned by Ann on 2026-11-28: I asked",
    )  # fmt: skip
    assert {o.mention_id for o in made.occurrences} >= {mention.mention_id}


def test_an_assigned_figure_keeps_its_id_when_its_ruling_is_mended(read: Read, applied) -> None:
    reading = read(TEXT)
    ids = {
        applied(reading, ruled(reading, "40", "assign", words=TRACTORS["words"] | {"period": p}))
        .observations[-1].observation_id
        for p in ("2013", "2014")
    }  # fmt: skip
    assert len(ids) == 1


MISFITS = {
    "a unit of another kind": ("40", {"indicator": "union_state_budget"}, {}, "unit"),
    "nobody's figure": ("40", {"indicator": CAPITAL, "counterpart": "RUS"}, {}, "entity"),
    "no counterpart": ("40", {"indicator": CAPITAL, "entity": "BLR"}, {}, "counterpart"),
    "half a range": ("40", TRACTORS["words"] | {"qualifier": "range"}, {"low": 3.0}, "low"),
    "a value out of its bounds": (
        "40", TRACTORS["words"] | {"qualifier": "range"}, {"value": 9.0, "low": 3.0, "high": 5.0},
        "value",
    ),
    "an exact value with bounds": ("40", TRACTORS["words"], {"low": 3.0}, "qualifier"),
    "half a thing": ("40", TRACTORS["words"], {"value": 2.5}, "value"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "numbers", "column"), MISFITS.values(), ids=MISFITS)
def test_a_field_that_does_not_fit_the_number_is_told_by_row_and_column(
    read: Read, vocabulary: Vocabulary, text, words, numbers, column
) -> None:
    reading = read(TEXT)
    ruling = ruled(reading, text, "assign", words=words, numbers=numbers)
    with pytest.raises(InputFault) as caught:
        decide(reading, [ruling], vocabulary)
    assert f"data/decisions.csv:2, {column}" in [fault.place for fault in caught.value.faults]


def test_one_of_several_figures_of_a_number_is_ruled_on_alone(read: Read, applied) -> None:
    reading = read(TEXT)
    first = only(reading)
    second = replace(first, observation_id="o2", breakdown="revenue")
    reading = replace(
        reading,
        observations=(first, second),
        occurrences=(*reading.occurrences, replace(reading.occurrences[0], observation_id="o2")),
    )
    made = applied(reading, ruled(reading, "4.9 billion rubles", "reject", figure="o2"))
    assert only(made) == first
    mention = number(made, "4.9 billion rubles")
    assert mention.outcome == "observation"
    assert mention.reason.endswith("rejected by Ann on 2026-11-28: I asked")
    both = [
        ruled(reading, "4.9 billion rubles", "reject", figure="o2"),
        ruled(reading, "4.9 billion rubles", "correct", 3, figure=first.observation_id,
              words={"period": "2014"}),
    ]  # fmt: skip
    assert only(applied(reading, *both)).period == "2014"
    assert applied(reading, *both) == applied(reading, *reversed(both))


def test_what_another_number_states_as_well_is_kept_there(read: Read, applied) -> None:
    reading = read(TEXT)
    other = number(reading, "300")
    again = replace(reading.occurrences[0], mention_id=other.mention_id)
    reading = replace(
        reading,
        occurrences=(*reading.occurrences, again),
        mentions=tuple(
            replace(m, outcome="observation", reason="again") if m == other else m
            for m in reading.mentions
        ),
    )
    before = only(reading)
    rejected = only(applied(reading, ruled(reading, "4.9 billion rubles", "reject")))
    assert (rejected.observation_id, rejected.mention_id) == (
        before.observation_id, other.mention_id,
    )  # fmt: skip
    both = [
        ruled(reading, "4.9 billion rubles", "reject"),
        ruled(reading, "300", "correct", 3, words={"period": "2014"}),
    ]
    assert only(applied(reading, *both)).period == "2014"
    assert applied(reading, *both) == applied(reading, *reversed(both))
    corrected = applied(
        reading, ruled(reading, "4.9 billion rubles", "correct", words={"period": "2014"})
    )
    assert [(o.period, o.mention_id) for o in corrected.observations] == [
        ("2014", before.mention_id), (before.period, other.mention_id),
    ]  # fmt: skip


CHANGES = {
    "a sentence is added before it": lambda t: f"In 2012 it was another thing.\n\n{t}",
    "the document goes on": lambda t: f"{t.rstrip()}\n\nMore of it was seen in 2014.\n",
    "a sentence is added behind it": lambda t: f"{t}\nIn 2012 it was another thing.\n",
    "it is wrapped anew": lambda t: t.replace(" in Minsk ", " in\nMinsk "),
    "another number changes": lambda t: t.replace("4.9", "5.1"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_ruling_outlives_a_change_that_leaves_its_words(read: Read, applied, change) -> None:
    ruling = ruled(read(TEXT), "300", "reject")
    changed = read(change(TEXT))
    mention = number(applied(changed, ruling), "300")
    assert (mention.outcome, mention.reason) == ("not_a_figure", ruling.told)


LOOKALIKES = {
    "its number changes": lambda t: t.replace("300", "301"),
    "the words before it change": lambda t: t.replace("A visitor", "Nobody"),
    "the words behind it change": lambda t: t.replace("from Russia", "from Ukraine"),
    "its paragraph is gone": lambda _: f"{BUDGET}\n\nA dealer in Gomel sold 300 tractors.\n",
    "its paragraph stands there twice": lambda t: f"{t}\n{PLAIN}\n",
}


@pytest.mark.parametrize("change", LOOKALIKES.values(), ids=LOOKALIKES)
def test_a_ruling_whose_words_have_changed_is_stale_and_nothing_is_changed_by_it(
    read: Read, vocabulary: Vocabulary, change
) -> None:
    ruling = ruled(read(TEXT), "300", "reject")
    changed = read(change(TEXT))
    made, (notice,) = decide(changed, [ruling], vocabulary)
    assert made == changed
    assert notice.startswith(
        "data/decisions.csv:2 is stale and not applied: 'document' has changed"
    )
    assert "econdep review" in notice


def test_a_number_whose_words_stand_twice_is_bound_to_more_of_them(read: Read, vocabulary) -> None:
    twice = f"{PLAIN}\n\nThat was in the spring of the year.\n\n{PLAIN}\n"
    reading = read(twice)
    first = next(m for m in reading.mentions if m.text == "300")
    around = Surroundings(reading.passages, reading.mentions).around(first)
    assert len("".join(around)) > len(PLAIN)
    ruling = replace(
        ruled(read(PLAIN), "300", "reject"), sha256=reading.document.sha256,
        start=first.start, end=first.end, before=around[0], after=around[1],
    )  # fmt: skip
    only_the_other = read(twice.partition("\n\n")[2])
    made, stale = decide(only_the_other, [ruling], vocabulary)
    assert made == only_the_other
    assert len(stale) == 1


def test_a_ruling_without_words_around_it_holds_for_the_very_file_alone(
    read: Read, applied, vocabulary: Vocabulary
) -> None:
    reading = read(TEXT)
    ruling = ruled(reading, "300", "reject", before="", after="")
    assert number(applied(reading, ruling), "300").outcome == "not_a_figure"
    assert len(decide(read(f"{TEXT}\n"), [ruling], vocabulary)[1]) == 1


@pytest.mark.parametrize("wrong", [{"text": "400"}, {"start": 0}, {"end": 3}])
def test_a_place_that_does_not_hold_the_number_is_stale(read: Read, vocabulary, wrong) -> None:
    reading = read(TEXT)
    ruling = replace(ruled(reading, "300", "reject"), **wrong)
    made, (notice,) = decide(reading, [ruling], vocabulary)
    assert made == reading
    assert "no number" in notice


@pytest.mark.parametrize(
    ("text", "decision", "more"),
    [
        ("300", "accept", {}),
        ("300", "correct", {"words": {"period": "2013"}}),
        ("4.9 billion rubles", "accept", {"figure": "o-gone"}),
        ("4.9 billion rubles", "reject", {"figure": "o-gone"}),
    ],
)
def test_a_figure_that_is_read_otherwise_now_is_not_decided_on(
    read: Read, vocabulary: Vocabulary, text, decision, more
) -> None:
    reading = read(TEXT)
    made, (notice,) = decide(reading, [ruled(reading, text, decision, **more)], vocabulary)
    assert made == reading
    assert "read otherwise now" in notice


def test_a_ruling_on_the_file_as_it_is_stands_before_one_on_an_earlier_state(
    read: Read, vocabulary: Vocabulary
) -> None:
    changed = read(f"{TEXT}\nMore of 2012.\n")
    old = ruled(read(TEXT), "40", "reject")
    new = ruled(changed, "40", "assign", 3, **TRACTORS)
    for rulings in ([old, new], [new, old]):
        made, (notice,) = decide(changed, rulings, vocabulary)
        assert number(made, "40").outcome == "observation"
        assert notice.startswith("data/decisions.csv:2 is stale")
        assert "data/decisions.csv:3 rules on the same number" in notice


def test_rulings_on_several_earlier_states_of_one_number_are_all_stale(
    read: Read, vocabulary: Vocabulary
) -> None:
    old = ruled(read(TEXT), "40", "reject")
    newer = ruled(read(f"{TEXT}\nMore of 2012.\n"), "40", "assign", 3, **TRACTORS)
    now = read(f"{TEXT}\nEven more of 2011.\n")
    made, notices = decide(now, [old, newer], vocabulary)
    assert made == now
    assert len(notices) == 2


def test_a_document_is_known_by_its_name_or_its_only_hash(read: Read) -> None:
    ruling = ruled(read(TEXT), "40", "reject")
    mine, other = ruling.sha256, "1" * 64
    for documents, holder in (
        ({"document": mine}, "document"),
        ({"document": other}, "document"),
        ({"renamed": mine}, "renamed"),
        ({"document": other, "renamed": mine}, "renamed"),
        ({"document": mine, "copy": mine}, "document"),
    ):
        assert share_out([ruling], documents) == ({holder: [ruling]}, [])
    for documents in ({}, {"another": other}, {"copy": mine, "another copy": mine}):
        shares, (notice,) = share_out([ruling], documents)
        assert shares == {}
        assert "there is no document 'document'" in notice
        assert "Where it has another name now, write that into the row" in notice
    told = replace(ruling, document="renamed")
    assert share_out([told], {"renamed": other}) == ({"renamed": [told]}, [])


WORDS = ("tractors", "combines", "Minsk", "Russia", "sold", "and", "the", "300", "40", "5", ".")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=4, max_size=30).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=TEXTS, after=TEXTS, choice=st.randoms(use_true_random=False))
def test_a_ruling_is_never_applied_to_a_lookalike(
    tmp_path: Path, vocabulary: Vocabulary, before: str, after: str, choice: random.Random
) -> None:
    """In another text it rules on the one number between the same words, or it is stale."""

    def reading(text: str) -> Reading:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        return resolve(read_document(path, vocabulary.units), vocabulary)

    old, new = reading(f"The fair. {before}"), reading(f"The fair. {after}")
    shown = [m for m in old.mentions if m.phrase_start is not None]
    if not shown:
        return
    mention = choice.choice(shown)
    words = Surroundings(old.passages, old.mentions).around(mention)
    ruling = Ruling(
        place="data/decisions.csv:2", decision="reject", document="document",
        sha256=old.document.sha256, start=mention.start, end=mention.end, text=written(mention),
        before=words[0], after=words[1], reason="no figure", by="Ann", date="2026-11-28",
    )  # fmt: skip
    made, stale = decide(new, [ruling], vocabulary)
    touched = [m for m in made.mentions if m.reason == ruling.told]
    assert len(touched) + len(stale) == 1
    for one in touched if old.document.sha256 != new.document.sha256 else ():
        text = " ".join(new.passages[0].text.split())
        assert one.text == mention.text
        assert " ".join(filter(None, (words[0], written(one), words[1]))).replace(" .", ".") in (
            text.replace(" .", ".")
        )


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(3)))
def test_the_order_of_the_rows_does_not_matter(read: Read, vocabulary: Vocabulary, order) -> None:
    reading = read(TEXT)
    rows = [
        ruled(reading, "4.9 billion rubles", "correct", 2, words={"period": "2014"}),
        ruled(reading, "300", "reject", 3),
        ruled(reading, "40", "assign", 4, **TRACTORS),
    ]
    made = decide(reading, [rows[n] for n in order], vocabulary)
    assert made == decide(reading, rows, vocabulary)
