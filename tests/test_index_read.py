"""Files to sources: ids, titles, sections, and one clear line for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.read import files, read
from medphys.errors import UserError


def only(folder: Path):
    (file,) = files([folder])
    return read(file)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_front_matter_names_the_source(tmp_path):
    written(tmp_path, "n.md", "---\nid: hvl\ntitle: 'HVL: beam quality'\nurl: https://x.org\n---\n## Answer\nIt is.\n")
    made = only(tmp_path)
    assert (made.source_id, made.title, made.url) == ("hvl", "HVL: beam quality", "https://x.org")
    assert [(s.heading, s.locator, s.text) for s in made.sections] == [("Answer", "Answer", "It is.")]
    assert made.meta["id"] == "hvl" and made.text == "It is."


def test_headings_make_sections(tmp_path):
    written(tmp_path, "n.md", "# Title\n\nLead.\n\n## One\ntext\n```\n## no heading\n```\n### Deep\nmore\n## Empty\n")
    made = only(tmp_path)
    assert made.title == "Title" and made.source_id == "n"
    assert [s.heading for s in made.sections] == ["", "One", "Deep"]
    assert made.sections[0].locator == "Title" and "## no heading" in made.sections[1].text


@pytest.mark.parametrize(
    ("text", "title"), [("First line here.\nMore.", "First line here."), ("***\n\nWords", "Words")]
)
def test_without_a_heading_the_first_line_is_the_title(tmp_path, text, title):
    written(tmp_path, "n.md", text)
    assert only(tmp_path).title == title


def test_a_text_file_with_clear_headings_has_sections(tmp_path):
    written(tmp_path, "n.txt", "A report\n\nIntroduction\n\nThe dose is high.\nIt is.\n\n2.1 Methods\n\nWe measure.\n")
    assert [(s.heading, s.text) for s in only(tmp_path).sections] == [
        ("Introduction", "The dose is high.\nIt is."),
        ("2.1 Methods", "We measure."),
    ]


def test_a_text_file_without_headings_is_one_section(tmp_path):
    text = "The dose is high.\n\nx = 3\n\nIt stays high, as measured,\n\nand later falls."
    written(tmp_path, "n.txt", text)
    (section,) = only(tmp_path).sections
    assert section.text == text and section.heading == ""


@pytest.mark.parametrize("raw", ["cm² µGy".encode("latin-1"), "\ufeffcm² µGy".encode(), "cm² µGy".encode("utf-16")])
def test_any_encoding_is_read(tmp_path, raw):
    written(tmp_path, "n.txt", raw)
    assert only(tmp_path).text == "cm² µGy"


def test_files_of_one_stem_get_ids_of_their_paths(tmp_path):
    for name in ("a/n.md", "b/n.md", "b/only.md", "same.md", "same.txt"):
        written(tmp_path, name, f"# {name}\n\nwords")
    assert [f.fallback_id for f in files([tmp_path])] == ["a-n", "b-n", "only", "same-md", "same-txt"]


def test_two_corpus_folders_do_not_share_an_id(tmp_path):
    for folder in ("one", "two"):
        written(tmp_path / folder, "n.md", "words")
    assert [f.fallback_id for f in files([tmp_path / "one", tmp_path / "two"])] == ["one-n-md", "two-n-md"]


def test_hidden_files_and_the_note_in_pdfs_are_no_sources(tmp_path):
    for name in (".hidden.md", ".git/x.md", "pdfs/README.md", "x.docx", "kept.md", "README.md"):
        written(tmp_path, name, "words")
    assert [f.relative for f in files([tmp_path])] == ["README.md", "kept.md"]


def test_a_missing_folder_is_one_line(tmp_path):
    with pytest.raises(UserError, match=r"No folder .*--corpus DIR"):
        files([tmp_path / "none"])


def test_an_empty_folder_is_one_line(tmp_path):
    with pytest.raises(UserError, match="Nothing to index"):
        files([tmp_path])


@pytest.mark.parametrize("text", ["", " \n\n", "---\ntitle: x\n---\n"])
def test_a_file_without_words_is_one_line(tmp_path, text):
    written(tmp_path, "n.md", text)
    with pytest.raises(UserError, match="empty"):
        only(tmp_path)


def test_broken_front_matter_says_where(tmp_path):
    written(tmp_path, "n.md", "---\ntitle: a: b\n---\nwords")
    with pytest.raises(UserError, match=r"n\.md, line 2"):
        only(tmp_path)
