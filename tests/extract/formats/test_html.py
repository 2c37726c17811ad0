"""Web pages: the main text with its headings, lists and tables, nothing that stands around it."""

import pytest
from samples import TRADE, page, read, told

HEAD = """<title>Trade in 2013 | Office</title><meta name="author" content="Anna Smith">
<meta property="article:published_time" content="2014-02-03T10:00:00Z">
<meta property="og:site_name" content="Statistical Office">
<link rel="canonical" href="https://example.org/trade">"""
ROWS = """<table><tr><th>Country</th><th>2012</th><th>2013</th></tr>
<tr><td>Russia</td><td>16.3</td><td><b>16.8</b></td></tr>
<tr><td>Ukraine</td><td></td><td>4.2</td></tr></table>"""


def body(*more):
    return f"<h1>Trade</h1><p>{TRADE}</p>" + "".join(more)


def test_the_main_text_is_read_and_what_stands_around_it_is_not():
    reading = read(page(body("<p>It fell by 3.</p>")), ".html")
    assert told(reading, "paragraph") == [TRADE, "It fell by 3."]
    assert "555" not in reading.text
    assert "Home" not in reading.text


def test_headings_lists_and_tables_keep_their_kind():
    items = "<h2>Gas</h2><ul><li>It cost $166.<ul><li>In 2013.</li></ul></li><li>Oil</li></ul>"
    reading = read(page(body(items, ROWS)), ".html")
    assert [(p.kind, p.text) for p in reading.passages] == [
        ("heading", "Trade"), ("paragraph", TRADE), ("heading", "Gas"),
        ("list_item", "It cost $166."), ("list_item", "In 2013."), ("list_item", "Oil"),
        ("row", "Country | 2012 | 2013"), ("row", "Russia | 16.3 | 16.8"),
        ("row", "Ukraine | | 4.2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("It spent <b>37</b> bn&nbsp;dollars &amp; so.", "It spent 37 bn\u00a0dollars & so."),
        ("It bought 1,000 m<sup>3</sup> of\n   gas.", "It bought 1,000 m³ of gas."),
        ("One line<br>and its end.", "One line and its end."),
        ("It is 5 &lt; 7 *and* [[so]].", "It is 5 < 7 *and* [[so]]."),
    ],
)  # fmt: skip
def test_text_is_read_as_a_browser_shows_it(written, text):
    assert told(read(page(body(f"<p>{written}</p>")), ".html"), "paragraph")[1:] == [text]


def test_a_line_break_behind_a_sentence_parts_paragraphs():
    written = f"<p>{TRADE}<br><br>\nIt fell by 3 percent.</p>"
    assert told(read(page(written), ".html"), "paragraph") == [TRADE, "It fell by 3 percent."]


def test_what_the_page_says_of_itself_describes_it():
    document = read(page(body(), HEAD), ".htm").document
    assert document.title == "Trade"
    assert (document.author, document.publisher) == ("Anna Smith", "Statistical Office")
    assert (document.published, document.url) == ("2014-02-03", "https://example.org/trade")


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("J. Doe", "J. Doe"),
        ("Dr. Anna B. Smith", "Dr. Anna B. Smith"),
        ("J. R. Doe Jr. and K. O&#39;Neil", "J. R. Doe Jr.; K. O'Neil"),
        ("J Doe", "J Doe"),
        ("Anna Lee", "Anna Lee"),
    ],
)
def test_the_initials_of_an_author_keep_their_full_stop(written, author):
    head = f'<meta name="author" content="{written}">'
    told_again = "<p>It was told by Anna Lee. It fell by 3.</p>"
    assert read(page(body(told_again), head), ".html").document.author == author


def test_a_page_without_a_date_gets_none_from_its_text():
    assert read(page(body()), ".html").document.published == ""


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1251", "windows-1251"), ("utf-16", "utf-16"), ("utf-8", "utf-8")]
)
def test_the_declared_encoding_is_the_one_it_is_read_in(encoding, declared):
    written = page(body("<p>Экспорт составил 37 млрд.</p>")).decode()
    data = written.replace("charset='utf-8'", f"charset='{declared}'").encode(encoding)
    assert "Экспорт составил 37 млрд." in read(data, ".html").text
