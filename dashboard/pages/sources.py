"""Sources: the documents as readable pages, every number marked by what became of it.

Comes in: a published snapshot and the query string of a reading. Goes out: the page. Never
computes: queries do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components import shell
from dashboard.components.attributes import aria
from dashboard.components.links import (
    Reading,
    away,
    parse_reading,
    reading_address,
    staying,
)
from dashboard.components.number_panel import number_panel
from dashboard.components.reader import reader
from dashboard.pages.page import Page
from dashboard.plain import counted
from dashboard.published import Published
from dashboard.queries import parts, sources
from dashboard.queries.sources import OUTCOMES, Part, Source, Unassigned
from dashboard.theme import Scheme
from etl.tables import OUTCOME_LABELS
from etl.wording import period_text

_MOST_WORTH = 20
_MOST_CARDS = 12
_MANY = {
    "article": "Articles", "transcript": "Transcripts", "statistics": "Official tables",
}  # fmt: skip
_PLURALS = {
    "observation": ("figure", "figures"),
    "event": ("date", "dates"),
    "not_a_figure": ("not a figure", "not figures"),
    "unassigned": ("unassigned", "unassigned"),
}
_KINDS = {
    "article": "Article",
    "transcript": "Transcript",
    "sheet": "Sheet of figures",
    "statistics": "Official table",
}


def layout(found: Published, query: str, _scheme: Scheme) -> Component:
    """The list of sources, or the document that `query` asks for."""
    reading = parse_reading(query)
    document = reading.document or sources.document_of(
        found.store, passage_id=reading.passage, mention_id=reading.mention
    )
    listed = sources.sources(found.store)
    if not document:
        if reading.passage or reading.mention:
            return _unknown("This passage is not in the sources.")
        asked = reading.outcome == "unassigned"
        best = parts.unassigned(found.store, _MOST_WORTH)
        worth = sources.worth_a_look(best, _MOST_WORTH) if asked else []
        return _library(listed, reading, worth)
    source = next((one for one in listed if one.document_id == document), None)
    if source is None:
        return _unknown("This document is not in the sources.")
    return _document(found, source, replace(reading, document=document))


def _unknown(sentence: str) -> Component:
    return shell.notice(
        sentence,
        html.P("It may belong to another snapshot, or the address was cut."),
        html.P(html.A("See all sources", href=reading_address(Reading()))),
    )


def _count(outcome: str, number: int) -> str:
    return f"{number:,} {_PLURALS[outcome][number != 1]}"


def _worth(numbers: list[Unassigned]) -> list[Component]:
    if not numbers:
        return []
    return [
        html.H2("Worth a look", className="over apart"),
        html.P("Unassigned numbers that look most like figures, the best first."),
        html.Ul(
            [
                html.Li(
                    [
                        html.A(
                            one.text,
                            href=reading_address(
                                Reading(document=one.document_id, mention=one.mention_id)
                            ),
                            className="number unassigned",
                        ),
                        html.Blockquote(one.sentence, className="said") if one.sentence else None,
                        html.P(one.title, className="quiet"),
                    ],
                    className="excerpt",
                )
                for one in numbers
            ],
            className="excerpts",
        ),
    ]


def _library(listed: list[Source], reading: Reading, worth: list[Unassigned]) -> Component:
    wanted = [s for s in listed if not reading.outcome or s.numbers[reading.outcome]]
    total = sum(source.total for source in wanted)
    noun = "source" if len(wanted) == 1 else "sources"
    lead = f"{len(wanted):,} {noun}, {total:,} numbers, each marked by what became of it."
    if not wanted:
        lead = (
            f"No source holds a number that is {OUTCOME_LABELS[reading.outcome]}."
            if (reading.outcome)
            else "No source is published yet."
        )
    every = (
        [html.P(html.A("See all sources", href=reading_address(Reading())))]
        if reading.outcome
        else []
    )
    return html.Div(
        [
            html.H1("Sources"),
            html.P(lead, className="lead"),
            *every,
            *_worth(worth),
            *(part for group in sources.groups(wanted) for part in _group(group)),
        ]
    )


def _group(group: list[Source]) -> list[Component]:
    """A few sources as cards; of one kind or sheet that has many, a fold with a line for each."""
    if len(group) <= _MOST_CARDS:
        return [html.Ul([html.Li(_entry(source)) for source in group], className="library")]
    row = group[0].row
    name = row["path"].rsplit("/", 1)[-1] if row["kind"] == "sheet" else _MANY[row["kind"]]
    numbers = sum(source.total for source in group)
    told = f"{name}: {counted(len(group), 'source')}, {counted(numbers, 'number')}"
    lines = [html.Li(_line(source)) for source in group]
    return [html.Details([html.Summary(told), html.Ul(lines)], className="card many")]


def _line(source: Source) -> list[Any]:
    row = source.row
    link = html.A(row["title"], href=reading_address(Reading(document=source.document_id)))
    facts = (row["publisher"], period_text(row["published"]) if row["published"] else "")
    about = " · ".join(filter(None, (*facts, counted(source.total, "number"))))
    return [link, html.Span(f" {about}", className="quiet")]


def _entry(source: Source) -> Component:
    row = source.row
    return html.Article(
        [
            html.H2(
                html.A(row["title"], href=reading_address(Reading(document=source.document_id)))
            ),
            html.P(_about(source), className="quiet"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            _count(outcome, source.numbers[outcome]),
                            href=reading_address(
                                Reading(document=source.document_id, outcome=outcome)
                            ),
                            className=f"number {outcome}",
                        )
                    )
                    for outcome in OUTCOMES
                    if source.numbers[outcome]
                ]
                or [html.Li("no number")],
                className="tally",
            ),
        ],
        className="card entry",
    )


def _about(source: Source) -> str:
    row = source.row
    facts = (row["publisher"], row["author"], _KINDS[row["kind"]], period_text(row["published"]))
    return " · ".join(filter(None, facts))


def _document(found: Published, source: Source, reading: Reading) -> Component:
    frames = parts.of_document(found.store, source.document_id)
    part = sources.part_with(
        frames,
        source.document_id,
        part=reading.part,
        passage_id=reading.passage,
        mention_id=reading.mention,
    )
    chosen = sources.chosen_number(frames, reading.mention) if reading.mention else None
    side: list[Any] = []
    if chosen:
        before, after = sources.neighbours(frames, source.document_id, reading.mention)
        side.append(number_panel(chosen, found.wording, reading, before, after))
    elif reading.mention:
        side.append(html.Aside(html.P("This number is not in the document."), className="panel"))
    text = html.Article(
        [
            *_parts(part, reading),
            reader(part, reading),
            *_parts(part, reading),
        ],
        className="document",
        lang=source.row["language"],
    )
    return html.Div(
        [_rail(source, reading), text, html.Div(side, className="side")],
        className="sources" + (" choosing" if side else ""),
    )


def _rail(source: Source, reading: Reading) -> Component:
    row = source.row
    facts = [
        row["publisher"],
        row["author"],
        f"{_KINDS[row['kind']]}, {period_text(row['published'])}",
        row["path"].rsplit("/", 1)[-1],
    ]
    origin = [away("Open the original ›", row["url"])] if row["url"] else []
    return html.Aside(
        [
            html.P(html.A("‹ All sources", href=reading_address(Reading()))),
            html.H1(row["title"]),
            *[html.P(fact, className="quiet") for fact in facts if fact],
            *[html.P(link) for link in origin],
            html.H2(f"{source.total:,} numbers", className="over"),
            _filters(source, reading),
        ],
        className="rail",
        **aria(label="About this document"),
    )


def _filters(source: Source, reading: Reading) -> Component:
    """Each outcome with its count; choosing one makes its numbers stand out, again shows all."""
    items = []
    for outcome in OUTCOMES:
        on = reading.outcome == outcome
        place = replace(reading, outcome="" if on else outcome)
        text = _count(outcome, source.numbers[outcome])
        items.append(
            html.Li(
                staying(
                    html.Span(text, className=f"number {outcome}"),
                    reading_address(place),
                    className="filter" + (" on" if on else ""),
                    **(aria(current="true") if on else {}),
                )
            )
        )
    return html.Ul(items, className="filters")


def _parts(part: Part, reading: Reading) -> list[Component]:
    if part.parts == 1:
        return []
    links: list[Any] = [f"Part {part.part} of {part.parts}"]
    for text, number in (("‹ earlier", part.part - 1), ("later ›", part.part + 1)):
        if 1 <= number <= part.parts:
            place = replace(reading, part=number, mention="", passage="")
            links += [" · ", html.A(text, href=reading_address(place))]
    return [html.Nav(links, className="parts", **aria(label="Parts of this document"))]


PAGE = Page(path="/sources", name="Sources", layout=layout)
