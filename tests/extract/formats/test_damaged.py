"""Damaged, locked, empty and mistaken files: one sentence with its remedy, whatever the bytes."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import TABLE, TRADE, Printed, page, pdf, word

from etl.errors import InputFault
from etl.extract import formats
from etl.extract.formats import docx as word_files
from etl.extract.formats import laid_out
from etl.extract.formats import pdf as printed_files
from etl.file_kinds import FORMATTED

PDF = pdf(lambda p: (p.paragraph(TRADE), p.columns(TABLE, (60, 40, 40))))
DOCX = word(lambda d: d.add_heading("Trade", 1), lambda d: d.add_paragraph(TRADE))
HTML = page(f"<h1>Trade</h1><p>{TRADE}</p>")
WHOLE = {".pdf": PDF, ".docx": DOCX, ".html": HTML}


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def encrypted():
    made = Printed()
    made.set_encryption(owner_password="o", user_password="u")
    return pdf(lambda p: p.paragraph(TRADE), made=made)


def drawn_pdf(stream, how=b"/Filter/FlateDecode"):
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length " + str(len(stream)).encode() + how + b">>stream\n" + stream + b"\n"
        b"endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
FAULTS = {
    "an empty PDF": (b"", ".pdf", "empty", "Remove it"),
    "a PDF that is a text": (TRADE.encode(), ".pdf", "no PDF", "ending"),
    "a PDF of pictures alone": (
        drawn_pdf(b"0 0 9 9 re f", b""), ".pdf", "no text layer", "ocrmypdf",
    ),
    "an encrypted PDF": (encrypted(), ".pdf", "encrypted", "without a password"),
    "a truncated PDF": (PDF[:300], ".pdf", "damaged", "once more"),
    "an empty DOCX": (b" \n", ".docx", "empty", "Remove it"),
    "a DOCX that is a text": (TRADE.encode(), ".docx", "no Word document", "save it as .docx"),
    "a DOCX that is another archive": (packed({"a.txt": "5"}), ".docx", "no Word", ".docx"),
    "a DOCX that is an old DOC": (COMPOUND, ".docx", "old kind", "Save it as .docx"),
    "an encrypted DOCX": (
        COMPOUND + "EncryptedPackage".encode("utf-16-le"), ".docx", "encrypted", "password",
    ),
    "a truncated DOCX": (DOCX[:-200], ".docx", "damaged", "once more"),
    "a DOCX without text": (word(), ".docx", "no text", "OCR"),
    "a page without text": (b"<html><body><img src='a.png'>", ".html", "no main text", "browser"),
    "a page that a script draws": (
        b"<html><body><script>draw(5)</script></body></html>", ".html", "no main text", "browser",
    ),
    "a page that is binary": (b"\0\1\2" * 99, ".html", "NUL", "UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "suffix", "problem", "remedy"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_its_remedy_and_nothing_else(
    capfd, data, suffix, problem, remedy
):
    with pytest.raises(InputFault) as caught:
        laid_out(data, suffix, f"bad{suffix}")
    [found] = caught.value.faults
    assert problem in found.problem
    assert remedy in found.remedy
    assert found.place.startswith(f"bad{suffix}")
    assert capfd.readouterr() == ("", "")


def test_what_unpacks_to_more_than_is_sound_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(printed_files, "MAX_UNPACKED", 1_000_000)
    monkeypatch.setattr(word_files, "MAX_XML", 1_000_000)
    bomb = b" " * 2_000_000
    members = unpacked(DOCX) | {"word/theme/theme1.xml": bomb}
    for data, suffix in ((drawn_pdf(zlib.compress(bomb)), ".pdf"), (packed(members), ".docx")):
        with pytest.raises(InputFault, match="more text than is read at once"):
            laid_out(data, suffix, f"bomb{suffix}")


def test_more_text_than_is_held_is_refused(monkeypatch):
    monkeypatch.setattr("etl.extract.formats.layout.MAX_CHARACTERS", 50)
    monkeypatch.setattr(printed_files, "MAX_CHARACTERS", 50)
    for suffix, data in WHOLE.items():
        with pytest.raises(InputFault, match="Split it into several documents"):
            laid_out(data, suffix, f"long{suffix}")


def test_entities_of_xml_are_not_unfolded():
    bomb = b'<!DOCTYPE a [<!ENTITY a "' + b"5 " * 1000 + b'">]>'
    members = unpacked(DOCX)
    head, rest = members["word/document.xml"].split(b"?>", 1)
    members["word/document.xml"] = head + b"?>" + bomb + rest.replace(b"Belarus", b"&a;" * 500)
    with pytest.raises(InputFault, match="damaged"):
        laid_out(packed(members), ".docx", "bomb.docx")


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["set", "cut", "add"]), st.binary(max_size=40)),
    min_size=1, max_size=12,
)  # fmt: skip


def changed(data, changes):
    for where, how, content in changes:
        at = int(where * len(data))
        past = at + len(content) if how == "set" else at + 7 * len(content) if how == "cut" else at
        data = data[:at] + (b"" if how == "cut" else content) + data[past:]
    return data


def takes_or_tells(data, suffix):
    try:
        laid = laid_out(data, suffix, f"x{suffix}")
    except InputFault:
        return
    last = 0
    for block in laid.blocks:
        assert last <= block.start < block.end <= len(laid.text)
        last = block.end


@settings(max_examples=60)
@given(st.sampled_from(sorted(WHOLE)), CHANGES)
def test_a_changed_file_is_read_or_told(suffix, changes):
    takes_or_tells(changed(WHOLE[suffix], changes), suffix)


@settings(max_examples=40)
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1))
def test_a_file_that_was_cut_off_is_read_or_told(suffix, where):
    takes_or_tells(WHOLE[suffix][: int(where * len(WHOLE[suffix]))], suffix)


@settings(max_examples=60)
@given(st.sampled_from(["word/document.xml", "word/styles.xml", "[Content_Types].xml"]), CHANGES)
def test_a_word_file_with_a_changed_part_is_read_or_told(name, changes):
    members = unpacked(DOCX)
    takes_or_tells(packed(members | {name: changed(members[name], changes)}), ".docx")


def test_each_suffix_has_its_format():
    assert {formats.suffix_of(f"A{suffix.upper()}") for suffix in FORMATTED} == set(FORMATTED)
    assert formats.suffix_of("note.txt", PDF) == ""
    assert [formats.suffix_of("-", data[:8]) for data in (PDF, DOCX, b"text")] == [
        ".pdf", ".docx", "",
    ]  # fmt: skip
