"""PDFs: whole sentences with their page, whatever the print did to them."""

import pytest
from PIL import Image
from samples import TABLE, TRADE, Printed, pdf, read, told

from etl.extract.formats.hyphens import joined
from etl.extract.formats.printed import Cell, Line

LONG = f"{TRADE} The ministry of finance told reporters that the share would fall. " * 2


def content(data):
    return told(read(data, ".pdf"), "paragraph")


def test_wrapped_lines_are_one_paragraph_and_a_gap_parts_two():
    data = pdf(lambda p: (p.paragraph(LONG), p.paragraph(TRADE)))
    assert content(data) == [LONG.strip(), TRADE]


def test_paragraphs_without_a_gap_are_parted_by_their_short_last_line():
    data = pdf(lambda p: [p.paragraph(f"{LONG}It grew.", gap=0, align="L") for _ in range(3)])
    assert content(data) == [f"{LONG}It grew."] * 3


def test_paragraphs_without_a_gap_are_parted_by_their_indented_first_line():
    full = f"{TRADE} " * 3
    data = pdf(lambda p: [p.paragraph(f"      {full}", gap=0) for _ in range(3)])
    assert [text.count("37 billion") for text in content(data)] == [3, 3, 3]


def test_a_number_is_what_it_is_in_plain_text():
    found = {
        m.text: (m.value, m.unit) for m in read(pdf(lambda p: p.paragraph(LONG)), ".pdf").mentions
    }
    assert found["37 billion dollars"] == (37e9, "USD")
    assert found["45 percent"] == (45, "percent")


def test_a_word_divided_at_a_line_end_is_whole():
    text = "The govern-\nment said that twenty-\nfive percent was left by the end of 2010-\n2012."
    assert content(pdf(lambda p: p.paragraph(text, align="L"))) == [
        "The government said that twenty-five percent was left by the end of 2010-2012."
    ]


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (["the non-", "aligned"], (), "the non-aligned"),
        (["the Russian-", "Belarusian"], (), "the Russian-Belarusian"),
        (["the long-", "term plan"], ("long-term",), "the long-term plan"),
        (["a half-", "back"], ("halfback",), "a halfback"),
        (["2010–", "2012"], (), "2010–2012"),
        (["it grew –", "and fell"], (), "it grew – and fell"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(lines, known, text):
    made = [
        Line(1, (Cell(0, 9, line.removesuffix("-")),), 0, 9, 9, False, line.endswith("-"))
        for line in lines
    ]
    assert joined(made, set(known)) == text


def test_each_passage_has_the_page_on_which_it_begins():
    reading = read(
        pdf(lambda p: p.paragraph(TRADE), lambda p: p.paragraph("It fell by 3.")), ".pdf"
    )
    assert [(p.page, p.text) for p in reading.passages] == [(1, TRADE), (2, "It fell by 3.")]


def scanned(p):
    """A page that is the picture of one."""
    p.image(Image.new("L", (60, 80), 200), x=20, y=20, w=100)


def test_pages_that_are_nothing_but_a_picture_are_told():
    def text(p):
        p.paragraph(TRADE)

    def empty(_):
        """A page that was left blank."""

    assert read(pdf(text, empty), ".pdf").unread == ()
    (one,) = read(pdf(text, scanned, empty, text), ".pdf").unread
    assert one.startswith("Page 2 is a picture: it holds no text and was not read. Run OCR")
    (many,) = read(pdf(text, *[scanned] * 7), ".pdf").unread
    assert many.startswith("Pages 2, 3, 4, 5, 6 and 2 more are pictures")


def test_a_sentence_that_runs_over_the_page_is_one_passage_without_head_and_foot():
    made = Printed()
    made.head, made.foot = "Trade review 2013", "Page {}"
    first = f"{TRADE} The rest of the goods, as the ministry said when it was asked about it in"
    data = pdf(
        lambda p: p.paragraph(first), lambda p: p.paragraph("the spring, went to 12 countries."),
        made=made,
    )  # fmt: skip
    reading = read(data, ".pdf")
    assert told(reading, "paragraph") == [f"{first} the spring, went to 12 countries."]
    assert {(p.reason, p.text) for p in reading.passages if p.kind == "boilerplate"} == {
        ("a running head or foot", "Trade review 2013"),
        ("a page number", "Page 1"), ("a page number", "Page 2"),
    }  # fmt: skip


def test_a_number_alone_at_the_foot_is_its_page_only_where_it_is_apart():
    reading = read(pdf(lambda p: (p.paragraph(LONG), p.set_y(-26), p.cell(0, 5, "1"))), ".pdf")
    assert [p.text for p in reading.passages if p.reason == "a page number"] == ["1"]
    assert told(read(pdf(lambda p: p.paragraph(f"{LONG}\n1", gap=0)), ".pdf"), "boilerplate") == []


def test_text_in_two_columns_is_read_column_by_column():
    def write(p):
        left = [f"the left column of line {n} says that," for n in range(7)]
        right = [f"the right column of line {n} says it," for n in range(7)]
        p.columns(list(zip(left, right, strict=True)), (95, 90))

    [text] = content(pdf(write))
    assert text.index("left column of line 6") < text.index("right column of line 0")


def test_rows_of_a_table_keep_their_cells_under_their_columns():
    data = pdf(lambda p: (p.paragraph(TRADE), p.columns(TABLE, (60, 40, 40)), p.paragraph(TRADE)))
    assert told(read(data, ".pdf"), "row") == [
        "Country | 2012 | 2013", "Russia | 16.3 | 16.8", "Ukraine | | 4.2",
    ]  # fmt: skip


def test_a_raised_digit_is_no_part_of_the_number_before_it():
    def write(p):
        p.write(5, "It paid for 37")
        p.raised("12")
        p.write(5, " tanks and 1,000 m")
        p.raised("3")
        p.write(5, " of gas.")

    reading = read(pdf(write), ".pdf")
    assert told(reading, "paragraph") == ["It paid for 37¹² tanks and 1,000 m³ of gas."]
    assert [m.value for m in reading.mentions] == [37, 1000]


def test_headings_stand_out_and_head_what_follows():
    def write(p):
        p.set_font("times", "B", 15)
        p.paragraph("Trade and gas")
        p.set_font("times", "", 11)
        p.paragraph(LONG)

    heading, text = read(pdf(write), ".pdf").passages
    assert (heading.kind, heading.text, text.heading) == ("heading", *["Trade and gas"] * 2)


def test_items_of_a_list_are_items():
    items = [
        f"- The {n}th of the items that the list has, which needs {n} lines or so for its words."
        for n in (4, 5)
    ]
    data = pdf(lambda p: [p.paragraph(item, gap=0, align="L") for item in items])
    assert told(read(data, ".pdf"), "list_item") == [item[2:] for item in items]


def test_lines_of_a_table_of_contents_are_no_content():
    reading = read(
        pdf(lambda p: (p.paragraph("Trade ............ 12"), p.paragraph(TRADE))), ".pdf"
    )
    assert [p.reason for p in reading.passages] == ["a line of the table of contents", ""]


def test_what_the_file_says_of_itself_describes_it():
    made = Printed()
    made.set_title("A review")
    made.set_author("A. Smith")
    document = read(pdf(lambda p: p.paragraph(TRADE), made=made), ".pdf").document
    assert (document.title, document.author) == ("A review", "A. Smith")
    assert len(document.published) == len("2013-01-01")


def test_a_title_that_only_names_a_file_is_none():
    made = Printed()
    made.set_title("Microsoft Word - final2.doc")
    data = pdf(lambda p: (p.paragraph("A review"), p.paragraph(TRADE)), made=made)
    assert read(data, ".pdf").document.title == "A review"


def test_heads_that_change_are_known_by_the_numbers_of_their_pages():
    def write(head):
        return lambda p: (p.cell(0, 5, head), p.ln(15), p.paragraph(f"{LONG}It was in"))

    heads = ["Gas 11", "12 Trade", "Oil 13"]
    reading = read(pdf(*map(write, heads)), ".pdf")
    assert told(reading, "boilerplate") == heads


def test_lines_of_nothing_but_dots_take_no_longer_than_others():
    data = pdf(lambda p: [p.paragraph(f"{'. ' * 80}x", gap=0, align="L") for _ in range(40)])
    assert read(data, ".pdf").mentions == ()


def test_the_date_in_the_text_is_surer_than_the_day_on_which_it_was_printed():
    lines = pdf(lambda p: (p.paragraph("Published 3 June 2013"), p.paragraph(TRADE)))
    assert read(lines, ".pdf").document.published == "2013-06-03"
