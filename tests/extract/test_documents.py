"""Documents: decoding, passages, the map to the file, and faults that say where and how to mend."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import InputFault
from etl.extract.catalogue import Entry, notices, read_catalogue
from etl.extract.documents import MAX_BYTES, read_document
from etl.extract.markup import displayed
from etl.extract.passages import blocks
from etl.extract.sentences import sentence_spans
from etl.vocabulary.units import read_units

ROOT = Path(__file__).parents[2]
UNITS = read_units(ROOT / "data" / "vocabulary" / "units.toml", [])


def read(tmp_path, content, name="note.txt", entry=None):
    path = tmp_path / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path, UNITS, folder=tmp_path / "docs", entry=entry)


def fault(tmp_path, content):
    with pytest.raises(InputFault) as caught:
        read(tmp_path, content)
    [found] = caught.value.faults
    assert found.remedy
    return found


def shown(text):
    return displayed(text, 0, len(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[some_page | the page]]s", "see the pages"),
        ("see [[some_page]] now", "see some_page now"),
        ("one <br/> two<br>three", "one two three"),
        ("## A heading", "A heading"),
        ("*   an item", "an item"),
        ("- an item", "an item"),
        ("the **bold** and *slanted* words", "the bold and slanted words"),
        ("[a label](http://x.y/2013) there", "a label there"),
        ("Smith &amp; Co", "Smith & Co"),
        ("3&frac12; km&sup2; at 5 &deg;C", "3½ km² at 5 °C"),
        ("AT&T; and R&D", "AT&T; and R&D"),
        ("wrapped\n  over   lines", "wrapped over lines"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[with Russia] stays", "[with Russia] stays"),
        ("6 929\u00a0450,1", "6 929\u00a0450,1"),
    ],
)
def test_markup_is_not_displayed(text, expected):
    assert shown(text) == expected


MARKUP = st.lists(
    st.sampled_from(
        [
            "[[",
            "]]",
            "|",
            "<br/>",
            "**",
            "*",
            "&amp;",
            "&",
            "<b>",
            " ",
            "\n",
            "#",
            "- ",
            "[a](b)",
            "5",
        ]
    )
    | st.text(max_size=3),
    max_size=20,
).map("".join)


@settings(deadline=None)
@given(MARKUP)
def test_the_map_leads_from_each_displayed_character_to_its_own(text):
    offsets = displayed(text, 0, len(text))
    last = 0
    for position, character in enumerate(offsets.text):
        start, end = offsets.to_file(position, position + 1)
        assert last <= start < end <= len(text)
        last = end
        assert text[start] == character or text[start] in "&< \t\r\n"


@settings(deadline=None)
@given(MARKUP)
def test_passages_cover_all_that_is_not_blank_in_order(text):
    covered = [False] * len(text)
    last = 0
    for block in blocks(text):
        assert last <= block.start < block.end
        last = block.end
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(covered[i] or c.isspace() for i, c in enumerate(text))


def test_hidden_digits_are_claimed_and_keep_their_place(tmp_path):
    text = "In [[page_2013 | the page]] of [label](http://a.b/1996) nothing.\n"
    reading = read(tmp_path, text)
    assert [(m.text, m.start, m.phrase_start) for m in reading.mentions] == [
        ("2013", text.index("2013"), None),
        ("1996", text.index("1996"), None),
    ]
    assert {m.outcome for m in reading.mentions} == {"not_a_figure"}


def test_a_number_that_markup_splits_keeps_its_characters_of_the_file(tmp_path):
    text = "It took **95** percent of all."
    [mention] = read(tmp_path, text).mentions
    assert (mention.text, mention.value) == ("95** percent", 95)
    assert text[mention.start : mention.end] == mention.text


def test_offsets_count_characters_behind_a_byte_order_mark_and_in_crlf_files(tmp_path):
    text = "\ufeffЗа год\r\n\r\nIt bought 40 tanks.\r\n"
    [mention] = read(tmp_path, text).mentions
    assert (mention.start, mention.text) == (text.index("40"), "40")


def test_front_matter_describes_the_document_and_is_no_content(tmp_path):
    reading = read(tmp_path, "---\ntitle: A talk\nvideoId: aB3_-dE5fG7\n---\n\nIt has 5 parts.")
    assert reading.document.title == "A talk"
    assert reading.document.url == "https://www.youtube.com/watch?v=aB3_-dE5fG7"
    assert [p.kind for p in reading.passages] == ["front_matter", "front_matter", "paragraph"]
    assert [p.text for p in reading.passages][:2] == ["title: A talk", "videoId: aB3_-dE5fG7"]


LONG = (
    "It spoke at length of all that was to be done, and adjourned when all of it had been said. "
    * 2
)


@pytest.mark.parametrize(
    ("content", "title", "published"),
    [
        ("MINSK, March 16, 2013 — It met.", "note", "2013-03-16"),
        ("18 March 2018\n\nDear all, it met.", "note", "2018-03-18"),
        (f"Riga, 4 June 2015 – It met. {LONG}", "note", "2015-06-04"),
        (f"TASHKENT, 4 March 2021. /UzA/ It met. {LONG}", "note", "2021-03-04"),
        (f"MEXICO CITY (12 July 2017) — It met. {LONG}", "note", "2017-07-12"),
        (f"LIMA, May 3, 2011 (Andina) — It met. {LONG}", "note", "2011-05-03"),
        (f"In Lima, May 3, 2011 — It met. {LONG}", "note", ""),
        ("On 1 January 2018 the country had 9 million people.", "note", ""),
        ("Published: 2023-10-31\n\nA summary\n\nIt met.", "A summary", "2023-10-31"),
        ("# A summary\n\nIt met.\n\nPage last modified: 23-08-2020", "A summary", "2020-08-23"),
        ("Published: spring 2014\n\nA summary\n\nIt met.", "A summary", ""),
        ("Published: 2024-99-02\n\nA summary\n\nIt met.", "A summary", "2024"),
        ("It met in May 2013.", "note", ""),
    ],
)
def test_without_an_entry_title_and_date_come_from_the_document(
    tmp_path, content, title, published
):
    document = read(tmp_path, content).document
    assert (document.title, document.published) == (title, published)


def test_the_catalogue_says_more_than_the_document(tmp_path):
    entry = Entry(
        title="T", publisher="P", published="2018", url="https://youtu.be/x", kind="transcript"
    )
    document = read(tmp_path, "# Other\n\nIt met.", entry=entry).document
    assert (document.title, document.publisher, document.published) == ("T", "P", "2018")
    assert document.kind == "transcript"


def test_a_document_is_known_by_its_place_in_the_folder(tmp_path):
    (tmp_path / "docs" / "2013").mkdir(parents=True)
    document = read(tmp_path, "It met.", "2013/a.b.txt").document
    assert (document.document_id, document.path) == ("2013/a.b", "docs/2013/a.b.txt")


def test_ids_stay_when_other_text_is_added(tmp_path):
    before = read(tmp_path, "It bought 40 tanks.\n\nIt bought 40 tanks.")
    after = read(tmp_path, "Once more.\n\nIt bought 40 tanks.\n\nIt bought 40 tanks.")
    ids = [m.mention_id for m in before.mentions]
    assert len(set(ids)) == 2
    assert [m.mention_id for m in after.mentions] == ids


def test_timed_lines_end_with_their_mark_and_share_the_paragraph(tmp_path):
    text = "He spoke [00:00:14]. Then she did [00:01:02]. The end [01:00:00]."
    entry = Entry(url="https://www.youtube.com/watch?v=x")
    passages = read(tmp_path, text, entry=entry).passages
    assert [p.text for p in passages] == [
        "He spoke [00:00:14].", "Then she did [00:01:02].", "The end [01:00:00].",
    ]  # fmt: skip
    assert [p.time_s for p in passages] == [14, 62, 3600]
    assert {p.paragraph for p in passages} == {1}
    assert passages[1].url == "https://www.youtube.com/watch?v=x&t=62s"


def test_lines_that_open_with_a_mark_begin_there(tmp_path):
    text = "[00:01] A: One.\n[00:09] B: Two.\n[00:12] A: Three."
    passages = read(tmp_path, text).passages
    assert [(p.time_s, p.text.rpartition(" ")[2]) for p in passages] == [
        (1, "One."), (9, "Two."), (12, "Three."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Please donate to our work!", "an appeal for donations"),
        ("Subscribe to our newsletter", "an invitation to a mailing list"),
        ("Last updated: 5 May 2019", "when the page was last modified"),
        ("© 2019 The Publisher", "a copyright line"),
    ],
)
def test_lines_that_are_no_content_are_kept_with_the_reason(tmp_path, line, reason):
    last = read(tmp_path, f"It met in Minsk.\n\n{line}").passages[-1]
    assert (last.kind, last.reason, last.text) == ("boilerplate", reason, line)


def test_a_paragraph_that_speaks_of_donations_is_content(tmp_path):
    text = "Germany gave a donation of 5 million euros to the fund, and other states followed. " * 4
    assert read(tmp_path, text).passages[0].kind == "paragraph"


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (b"", "empty", ""),
        (b" \n\t\n", "empty", ""),
        (b"\xef\xbb\xbf\n", "empty", ""),
        (b"fine\nnot \xff fine", "UTF-8", ":2"),
        (b"fine\n\nnot \0 fine", "NUL", ":3"),
    ],
)
def test_bytes_that_are_no_text_are_a_fault_with_place_and_remedy(tmp_path, content, problem, line):
    found = fault(tmp_path, content)
    assert problem in found.problem
    assert found.place == f"{tmp_path / 'docs' / 'note.txt'}{line}"


def test_a_document_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert path.stat().st_size > MAX_BYTES
    with pytest.raises(InputFault, match="larger than"):
        read_document(path, UNITS)


def test_a_missing_document_is_a_fault(tmp_path):
    with pytest.raises(InputFault, match="cannot be read"):
        read_document(tmp_path / "none.txt", UNITS)


def test_a_document_without_any_number_is_fine(tmp_path):
    reading = read(tmp_path, "Nothing is counted here.")
    assert (len(reading.passages), reading.mentions) == (1, ())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It passed decree No. 8 today. It spent 1.5 bn. Good.", 3),
        ("The U.S. Army left. Mr. A. Smith of St. Louis stayed.", 2),
        ('He said "It is over." She left.', 2),
        ("They met (it rained. Hard.) and left. Then it ended.", 2),
        ("Costs rose, e.g. for gas, i.e. Russian gas. They fell later.", 2),
        ("It grew by 2.5 percent... Then it fell?! Yes.", 3),
        ("3.2 bn. The rest was lost.", 2),
        ("one line", 1),
        ("", 0),
    ],
)
def test_sentences_survive_abbreviations_brackets_and_decimals(text, count):
    spans = sentence_spans(text)
    assert len(spans) == count, [text[a:b] for a, b in spans]


@settings(deadline=None)
@given(st.text(alphabet="aA1. !?\"()'\n", max_size=60))
def test_sentences_are_disjoint_and_leave_out_only_blanks(text):
    last = 0
    for start, end in sentence_spans(text):
        assert not text[last:start].strip()
        assert start < end
        last = end
    assert not text[last:].strip()


def catalogue(tmp_path, content):
    path = tmp_path / "catalogue.toml"
    path.write_text(content)
    return read_catalogue(path)


def test_the_catalogue_of_the_seeds_knows_their_bytes():
    entries = read_catalogue(ROOT / "seeds" / "catalogue.toml")
    digests = {
        name: read_document(ROOT / "seeds" / name, UNITS).document.sha256 for name in entries
    }
    assert len(entries) == 2
    assert notices(entries, digests) == []


def test_changed_and_vanished_documents_are_noticed():
    entries = {"a.txt": Entry(sha256="0" * 64), "b.txt": Entry(), "c.txt": Entry()}
    told = notices(entries, {"a.txt": "1" * 64, "b.txt": "2" * 64})
    assert [sentence.split()[0] for sentence in told] == ["a.txt", "c.txt"]


def test_no_catalogue_is_no_fault(tmp_path):
    assert read_catalogue(tmp_path / "catalogue.toml") == {}


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ('["a.txt"]\ntitel = "A"', 2, "unknown key 'titel'"),
        ('["a.txt"]\ntitle = "A"\nkind = "book"', 3, "kind is 'book'"),
        ('["a.txt"]\npublished = "May"', 2, "no date"),
        ('["a.txt"]\npublished = "2024-99-02"', 2, "no date"),
        ('["a.txt"]\npublished = "2024-02-30"', 2, "no date"),
        ('["a.txt"]\npublished = 2024-01-01T08:00:00', 2, "no date"),
        ('["a.txt"]\nsha256 = "12"', 2, "SHA-256"),
        ('["a.txt"]\ntitle = 5', 2, "no text"),
        ('title = "A"', 1, "no table"),
        ('["a.txt"]\n["a.txt"]', 2, '["a.txt"] is there twice, first on line 1.'),
        ('["a.txt"]\ntitle = A', 2, "no valid TOML"),
    ],
)
def test_mistakes_in_the_catalogue_are_told_with_their_line(tmp_path, content, line, problem):
    with pytest.raises(InputFault) as caught:
        catalogue(tmp_path, content)
    [found] = caught.value.faults
    assert found.place == f"{tmp_path / 'catalogue.toml'}:{line}"
    assert problem in found.problem


def test_a_date_of_toml_is_a_date(tmp_path):
    assert (
        catalogue(tmp_path, '["a.txt"]\npublished = 2018-11-13')["a.txt"].published == "2018-11-13"
    )


def test_a_catalogue_nested_too_deeply_is_a_fault(tmp_path):
    with pytest.raises(InputFault, match="nested too deeply"):
        catalogue(tmp_path, f'["a.txt"]\ntitle = {"[" * 100_000}{"]" * 100_000}')


def test_a_sentence_wrapped_in_narrow_lines_is_one_passage(tmp_path):
    path = tmp_path / "narrow.txt"
    path.write_text("Profit at the group fell to 2.25\nbillion euros in the quarter.\nA title\n")
    reading = read_document(path, UNITS)
    assert [passage.text[-8:] for passage in reading.passages] == ["quarter.", "A title"]
    assert [mention.value for mention in reading.mentions] == [2.25e9]


TABLE = """Exports:

| Country | 2012 |
|:---|---:|
| **Russia** | 16.3 |
| Ukraine |  |

It | met."""


def test_rows_of_a_table_in_markdown_are_rows_and_keep_their_place(tmp_path):
    reading = read(tmp_path, TABLE, "note.md")
    assert [(p.kind, p.text) for p in reading.passages] == [
        ("paragraph", "Exports:"),
        ("row", "Country | 2012"), ("row", "Russia | 16.3"), ("row", "Ukraine"),
        ("paragraph", "It | met."),
    ]  # fmt: skip
    assert [TABLE[m.start : m.end] for m in reading.mentions] == ["2012", "16.3"]
    head = reading.passages[1]
    assert TABLE[head.start : head.end] == "| Country | 2012 |\n|:---|---:|"


def test_a_line_of_bars_alone_ends_a_table_without_a_rule(tmp_path):
    text = "The norm is |x|.\n| |\nMore text with 5 percent.\n"
    assert {p.kind for p in read(tmp_path, text, "note.txt").passages} == {"paragraph"}


def test_bars_without_a_rule_below_the_first_line_are_no_table(tmp_path):
    passages = read(tmp_path, "| a | 5 |\n| b | 6 |\n", "note.md").passages
    assert {p.kind for p in passages} == {"paragraph"}
