"""PDFs to sources: reading order, pages, headings, and one clear line for each kind of bad file.

Most pages here are written at test time by groff (Debian package `groff`), a typesetter of its own.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from index.chunk import chunks
from index.passage import Source
from index.pdf import read_pdf
from medphys.errors import UserError

needs_groff = pytest.mark.skipif(
    shutil.which("gropdf") is None, reason="no groff with PDF output: apt-get install groff writes the test's PDF"
)

FILLER = "The chamber perturbs the fluence because of its finite size, which matters where the gradients are steep."
CAUSES = (
    "recombination",
    "polarity",
    "leakage",
    "humidity",
    "stem scatter",
    "a loose cable",
    "drift",
    "pressure",
    "warmth",
)
TRAITS = (
    "rarely",
    "often",
    "in small fields",
    "in pulsed beams",
    "at low doses",
    "with age",
    "after repair",
    "overnight",
)


def limit(i: int) -> str:
    """A sentence of its own for each i: real pages do not repeat themselves line by line."""
    cause, other = CAUSES[i % 9], CAUSES[(i // 8) % 9]
    return (
        f"Limit {i} stands here: {cause} matters {TRAITS[i % 8]} and {TRAITS[(i // 9 + i) % 8]}, because {other} does."
    )


REPORT = rf"""
.ds LH Report of Task Group 999
.ds RH Medical Physics
.nr LL 6.5i
.TL
Ionisation chambers in practice: efficient field flow
.AU
A. Author
.AI
AAPM Report No. 999, 2021
.AB
This abstract stands across the page. It says that a chamber measures ionisation.
.AE
.2C
.NH 1
Introduction
.PP
A Farmer chamber is a cylindrical ionisation chamber with a nominal volume of 0.6 cubic centimetres, and it is the
workhorse of reference dosimetry in radiotherapy departments. The efficiency of collection suffers in difficult
fields of high flux, see e.g. Fig. 3. The half-value layer of the beam is another matter, and half-value layers differ.
{FILLER * 4}
.NH 2
Reference conditions
.PP
Reference conditions are 101.325 kPa and 22 degrees Celsius in North America. {FILLER * 5}
.SH
LIMITATIONS OF THE METHOD
.PP
{
    '''
.PP
'''.join(" ".join(limit(6 * i + j) for j in range(6)) for i in range(30))
}
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Source:
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "report.ms").write_text(REPORT.strip() + "\n", encoding="utf-8")
    made = subprocess.run(["groff", "-ms", "-Tpdf", "report.ms"], cwd=folder, capture_output=True, check=True)
    (folder / "report.pdf").write_bytes(made.stdout)
    return read_pdf(folder / "report.pdf", "report.pdf", "report")


@needs_groff
def test_title_report_number_and_year_come_from_the_first_page(report):
    assert report.title == "Ionisation chambers in practice: efficient field flow"
    assert report.meta["report"] == "AAPM Report No. 999" and report.meta["year"] == 2021


@needs_groff
def test_headings_become_sections_with_page_locators(report):
    headings = list(dict.fromkeys(s.heading for s in report.sections))
    assert headings[-4:] == ["ABSTRACT", "1. Introduction", "1.1. Reference conditions", "LIMITATIONS OF THE METHOD"]
    pages = [s.locator for s in report.sections]
    assert pages[0] == "p. 1" and pages[-1] == f"p. {report.meta['pages']}"
    assert pages == sorted(pages, key=lambda p: int(p.removeprefix("p. ")))


@needs_groff
def test_two_columns_are_read_one_after_the_other(report):
    at = [report.text.find(limit(i)) for i in range(180)]
    assert -1 not in at and at == sorted(at)
    assert report.text.count(FILLER) == 4 + 5


@needs_groff
def test_ligatures_and_hyphens_are_unfolded(report):
    assert "The efficiency of collection suffers in difficult fields of high flux" in report.text
    assert "The half-value layer of the beam is another matter, and half-value layers differ." in report.text


@needs_groff
def test_running_heads_and_page_numbers_are_gone(report):
    assert "Task Group 999" not in report.text and "Medical Physics" not in report.text
    assert not any(line.strip("- ").isdigit() for line in report.text.splitlines())


@needs_groff
def test_a_sentence_over_the_page_end_stands_whole_on_its_first_page(report):
    over = [s for s in report.sections if s.heading == "LIMITATIONS OF THE METHOD"]
    assert len(over) > 1 and all(s.text.startswith("Limit ") and s.text.endswith("does.") for s in over)
    assert all(p.text in report.text and p.locator.startswith("p. ") for p in chunks(report))


def page_of(shown: list[tuple[float, float, str]], writer: PdfWriter) -> None:
    """Add a page that shows each text at (x, y), in this order, in 10-point Helvetica."""
    page = writer.add_blank_page(612, 792)
    font = DictionaryObject({NameObject(f"/{k}"): NameObject(f"/{v}") for k, v in FONT.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    stream = DecodedStreamObject()
    stream.set_data("\n".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in shown).encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)


FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}


def test_columns_drawn_row_by_row_are_still_read_column_by_column(tmp_path):
    rows = [(72, 320, 700 - 12 * i) for i in range(30)]
    shown = [(72.0, 730.0, "A heading that is set across the whole width of this page and over both columns of it")]
    for i, (left, right, y) in enumerate(rows):
        shown += [
            (left, y, f"Left line {i} tells of the absorbed dose in it."),
            (right, y, f"Right line {i} tells of the kerma in the air."),
        ]
    writer = PdfWriter()
    page_of(shown, writer)
    writer.write(tmp_path / "x.pdf")
    text = read_pdf(tmp_path / "x.pdf", "x.pdf", "x").text
    at = [text.find(f"{side} line {i} ") for side in ("Left", "Right") for i in range(30)]
    assert -1 not in at and at == sorted(at)


def test_a_table_is_not_taken_for_two_columns(tmp_path):
    shown = [(x, 700.0 - 12 * i, f"{name} {i}") for i in range(30) for x, name in ((72.0, "Al"), (400.0, "mm"))]
    writer = PdfWriter()
    page_of(shown, writer)
    writer.write(tmp_path / "x.pdf")
    assert "Al 3 mm 3" in read_pdf(tmp_path / "x.pdf", "x.pdf", "x").text


def test_text_inside_a_form_object_is_read(tmp_path):
    writer = PdfWriter()
    page_of([(72, 700, "The absorbed dose is energy per mass."), (72, 680, "Its unit is the gray.")], writer)
    page = writer.pages[0]
    form = page["/Contents"].get_object()
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 612, 792)])
    form[NameObject("/Resources")] = page["/Resources"]
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/Fm"): page.raw_get("/Contents")})}
    )
    outer = DecodedStreamObject()
    outer.set_data(b"q /Fm Do Q")
    page[NameObject("/Contents")] = writer._add_object(outer)
    writer.write(tmp_path / "x.pdf")
    text = read_pdf(tmp_path / "x.pdf", "x.pdf", "x").text
    assert "The absorbed dose is energy per mass." in text and "Its unit is the gray." in text


def locked(path: Path, password: str) -> None:
    writer = PdfWriter()
    page_of([(72, 700, "The absorbed dose is energy per mass, and its unit is the gray.")], writer)
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(path)


def test_an_encrypted_pdf_is_one_line(tmp_path):
    locked(tmp_path / "x.pdf", "secret")
    with pytest.raises(UserError, match=r"x\.pdf is encrypted.*qpdf"):
        read_pdf(tmp_path / "x.pdf", "x.pdf", "x")


def test_a_pdf_with_the_empty_password_opens(tmp_path):
    locked(tmp_path / "x.pdf", "")
    assert "its unit is the gray" in read_pdf(tmp_path / "x.pdf", "x.pdf", "x").text


def test_a_scanned_pdf_is_one_line_that_names_ocr(tmp_path):
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(612, 792)
    writer.write(tmp_path / "x.pdf")
    with pytest.raises(UserError, match=r"only images.*ocrmypdf"):
        read_pdf(tmp_path / "x.pdf", "x.pdf", "x")


@pytest.mark.parametrize(
    "raw", [b"", b"no pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", b"%PDF-1.4\n" + bytes(range(256)) * 9]
)
def test_a_damaged_pdf_is_one_line(tmp_path, raw):
    (tmp_path / "x.pdf").write_bytes(raw)
    with pytest.raises(UserError, match=r"x\.pdf is damaged") as caught:
        read_pdf(tmp_path / "x.pdf", "x.pdf", "x")
    assert "\n" not in str(caught.value)


def test_any_cut_of_a_good_pdf_is_read_or_is_one_line(tmp_path):
    writer = PdfWriter()
    page_of(
        [(72, 700 - 12 * i, "The absorbed dose is energy per mass, and its unit is the gray.") for i in range(9)],
        writer,
    )
    writer.write(tmp_path / "whole.pdf")
    whole = (tmp_path / "whole.pdf").read_bytes()
    for end in range(0, len(whole), 37):
        (tmp_path / "x.pdf").write_bytes(whole[:end])
        try:
            read_pdf(tmp_path / "x.pdf", "x.pdf", "x")
        except UserError as told:
            assert "\n" not in str(told)
