"""The tidy tables as the sheets ask for them: figures with their sources and their rows.

Comes in: a store that shows the tables as ``these``. Goes out: views of it in ``book``. A row of a
sheet that holds one table is that of the table and two: rows begin at 1, under a header.
"""

from __future__ import annotations

from etl.stored import Store

_WORDED = (
    "observation_id", "indicator", "entity", "counterpart", "subject", "breakdown", "period",
    "value", "low", "high", "qualifier", "unit", "status", "method", "restates", "row",
    "indicator_basis",
)  # fmt: skip
_MORE = (
    "theme", "position", "publisher", "title", "published", "formula", "own_row", "source_row",
    "excerpt_row", "derivation_row",
)  # fmt: skip
_LAST = 1_000_000  # the place of an indicator that is in no vocabulary


def show_views(store: Store) -> None:
    """Show in ``book`` what the sheets ask for.

    ``figures`` are the observations with theme, source, formula and the rows that they link to,
    ``worded`` what it takes to write them; ``sentences`` gives the displayed sentence of a number.
    """
    store.run("CREATE SCHEMA IF NOT EXISTS book")
    for name, sql in _KEPT.items():
        store.run(f"CREATE TABLE book.{name} AS {sql}")
    for name, sql in _SHOWN.items():
        store.define("book", name, sql)


_KEPT = {
    "excerpt_rows": """
        SELECT id, (row_number() OVER (ORDER BY kind, row)) + 1 AS excerpt_row FROM (
            SELECT observation_id AS id, 0 AS kind, row FROM these.observations
            WHERE passage_id != ''
            UNION ALL
            SELECT event_id, 1, row FROM these.events WHERE passage_id != '')""",
    "derivation_rows": """
        SELECT observation_id AS id, min(row) + 2 AS derivation_row,
            arg_min(formula, row) AS formula
        FROM these.derivations GROUP BY 1""",
    "claim_rows": """
        SELECT claim_set_id AS id, min(row) + 2 AS claims_row FROM these.claims GROUP BY 1""",
}
_SHOWN = {
    "figures": f"""
        SELECT o.*, o.row + 2 AS own_row, coalesce(i.theme, 'other') AS theme,
            coalesce(i.position, {_LAST}) AS position, d.publisher, d.title, d.published,
            d.row + 2 AS source_row, w.formula, w.derivation_row, x.excerpt_row
        FROM these.observations o
        LEFT JOIN these.indicators i ON o.indicator = i.indicator
        LEFT JOIN these.documents d ON o.document_id = d.document_id
        LEFT JOIN book.derivation_rows w ON o.observation_id = w.id
        LEFT JOIN book.excerpt_rows x ON o.observation_id = x.id""",
    "worded": f"SELECT {', '.join((*_WORDED, *_MORE))} FROM book.figures",
    "sentences": """
        SELECT m.mention_id, m.passage_id,
            substring(p.text, m.first + 1, coalesce(m.sentence_end, length(p.text)) - m.first)
                AS sentence,
            m.phrase_start - m.first AS mark_start, m.phrase_end - m.first AS mark_end
        FROM (SELECT *, coalesce(sentence_start, 0) AS first FROM these.mentions) m
        JOIN these.passages p ON m.passage_id = p.passage_id""",
    "excerpts": """
        SELECT x.id, x.excerpt_row, a.home AS "table", a.mention_id, a.passage_id, p.document_id,
            coalesce(s.sentence, p.text) AS sentence, s.mark_start, s.mark_end, p.heading, d.title,
            d.publisher, d.author, d.published, d.kind,
            CASE WHEN p.url != '' THEN p.url ELSE d.url END AS url, p.time_s, p.page,
            a.own_row, a.date, d.row + 2 AS source_row
        FROM (
            SELECT observation_id AS id, 'observations' AS home, mention_id, passage_id,
                row + 2 AS own_row, '' AS date FROM these.observations WHERE passage_id != ''
            UNION ALL
            SELECT event_id, 'events', mention_id, passage_id, row + 2, date FROM these.events
            WHERE passage_id != '') a
        JOIN book.excerpt_rows x ON a.id = x.id
        LEFT JOIN book.sentences s ON a.mention_id = s.mention_id
        LEFT JOIN these.passages p ON a.passage_id = p.passage_id
        LEFT JOIN these.documents d ON p.document_id = d.document_id""",
}
