"""The store on disk: damage is noticed and named, staleness too."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conftest import WordCounter

from index.build import build
from index.search import open_store
from index.store import current, is_stale
from medphys.errors import UserError


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for word in ("attenuation", "kerma"):
        (folder / f"{word}.md").write_text(f"# On {word}\n\nThe {word} matters.\n")
    return folder


@pytest.fixture
def made(corpus, tmp_path) -> Path:
    build([corpus], tmp_path / "store", embed=WordCounter(), sentence_vectors=True, progress=False)
    return tmp_path / "store"


PARTS = ("dense.faiss", "passages.jsonl", "passages.at.npy", "sources.jsonl", "source_of.npy", "sentences.npy")
PARTS += ("bm25/data.csc.index.npy", "bm25/vocab.index.json", "ids.json")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("harm", ["gone", "short", "flipped"])
def test_a_damaged_part_is_one_line_that_says_make_index(made, part, harm):
    file = current(made) / part
    raw = file.read_bytes()
    middle = len(raw) // 2
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(raw[:-1] if harm == "short" else raw[:middle] + bytes([raw[middle] ^ 255]) + raw[middle + 1 :])
    with pytest.raises(UserError, match=rf"damaged \({part}\).*make index.*--force") as caught:
        open_store(made, WordCounter())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', "null"])
def test_a_damaged_manifest_is_one_line(made, text):
    (current(made) / "manifest.json").write_text(text)
    with pytest.raises(UserError, match=r"damaged \(manifest\.json\).*make index"):
        open_store(made, WordCounter())


def test_another_format_is_one_line(made):
    file = current(made) / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": 99}))
    with pytest.raises(UserError, match=r"format 99.*make index"):
        open_store(made, WordCounter())


@pytest.mark.parametrize("pointer", ["", "v-none", "../elsewhere", "/etc"])
def test_a_broken_pointer_is_one_line(made, pointer):
    (made / "CURRENT").write_text(pointer)
    with pytest.raises(UserError, match=r"damaged.*make index"):
        open_store(made, WordCounter())


def test_no_index_and_a_foreign_folder_are_told_apart(tmp_path):
    with pytest.raises(UserError, match=r"No index in .*make index"):
        open_store(tmp_path / "none", WordCounter())
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(UserError, match=r"is not an index.*make index"):
        open_store(tmp_path, WordCounter())


def test_an_index_of_another_embedder_is_refused(made):
    other = WordCounter()
    other.name = "other"
    with pytest.raises(UserError, match=r"made with word-counter, but the embedder is other.*make index"):
        open_store(made, other)


def test_a_fresh_index_is_not_stale(made, corpus):
    assert is_stale(made, [corpus], "word-counter") is None


def test_touching_a_file_does_not_make_it_stale(made, corpus):
    os.utime(corpus / "kerma.md", ns=(1, 1))
    assert is_stale(made, [corpus], "word-counter") is None


def test_each_kind_of_change_is_named(made, corpus):
    kerma = corpus / "kerma.md"
    text = kerma.read_text()
    kerma.write_text(text.replace("matters", "Matters"))
    assert is_stale(made, [corpus], "word-counter") == "kerma.md has changed"
    kerma.unlink()
    assert is_stale(made, [corpus], "word-counter") == "kerma.md is gone"
    kerma.write_text(text)
    (corpus / "dose.md").write_text("Dose.")
    assert is_stale(made, [corpus], "word-counter") == "dose.md is new"
    assert "embedder" in (is_stale(made, [corpus], "other") or "")
    assert "No index" in (is_stale(made / "none", [corpus], "word-counter") or "")


def test_the_store_holds_no_pickle(made):
    """A pickle runs code when it is opened; .npy can hide one behind dtype object."""
    for file in made.rglob("*"):
        assert file.suffix in {"", ".json", ".jsonl", ".npy", ".faiss", ".lock"}
        if file.suffix == ".npy":
            assert b"'|O'" not in file.read_bytes()[:128]
