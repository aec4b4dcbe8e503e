"""MiniLM without torch gives the vectors that sentence-transformers gives."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from index.embed import BATCH_PIECES, LIMIT, MiniLM, SentenceTransformerEmbedder, batches, cut, embedder
from index.export import model_folder, onnx_file
from medphys.errors import UserError
from medphys.settings import Settings

TEXTS = [
    "Half-value layer of lead at 140 keV.",
    "dose",
    "",
    "é µGy naïve 剂量 🙂",
    "The half-value layer of a polyenergetic beam grows with depth because the beam hardens. " * 40,
    "$\\mathrm{HVL} = \\ln 2/\\mu$",
    "attenuation " * 254,
]


@pytest.mark.slow
def test_onnx_and_sentence_transformers_agree():
    theirs = SentenceTransformerEmbedder(str(model_folder())).encode(TEXTS)
    ours = MiniLM().encode(TEXTS)
    assert np.sum(ours * theirs, axis=1).min() > 0.99999
    assert np.abs(ours - theirs).max() < 1e-5


@pytest.mark.slow
def test_a_vector_does_not_depend_on_its_batch():
    model = MiniLM(threads=1)
    alone = np.concatenate([model.encode([t]) for t in TEXTS])
    assert np.sum(alone * model.encode(TEXTS), axis=1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(alone, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_a_damaged_model_file_is_written_anew(monkeypatch, tmp_path):
    import index.export

    monkeypatch.setattr(index.export, "ROOT", tmp_path)
    file = onnx_file()
    assert file.is_relative_to(tmp_path) and len(list(file.parent.iterdir())) == 1
    file.write_bytes(b"garbage")
    with pytest.raises(UserError, match="damaged and is removed: run the command again"):
        MiniLM().encode(["dose"])
    assert MiniLM().encode(["dose"]).shape == (1, 384)


@pytest.mark.slow
def test_a_read_only_clone_keeps_the_model_in_the_users_cache(monkeypatch, tmp_path):
    import index.export

    (tmp_path / "file").write_text("index/built cannot be made under a file")
    monkeypatch.setattr(index.export, "ROOT", tmp_path / "file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert onnx_file().is_relative_to(tmp_path / "cache" / "medphys")


def test_no_text_gives_no_vector():
    assert MiniLM().encode([]).shape == (0, 384)


def test_tokens_are_word_pieces():
    model = MiniLM()
    assert model.tokens("") == 0 and model.tokens("the beam") == 2 and model.tokens("dosimetry") > 1


def test_a_long_text_is_cut_where_the_model_stops():
    assert cut(list(range(300))) == [*range(LIMIT - 1), 299] and cut([1, 2]) == [1, 2]


def test_batches_hold_every_row_once_within_the_budget():
    lengths = list(np.random.default_rng(1).integers(2, 256, 500))
    made = batches(lengths)
    assert sorted(row for rows in made for row in rows) == list(range(500))
    assert all(len(rows) * max(lengths[r] for r in rows) <= BATCH_PIECES for rows in made)


def test_the_settings_choose_the_embedder():
    assert isinstance(embedder(Settings()), MiniLM)
    assert embedder(dataclasses.replace(Settings(), embedder="st:some/model")).name == "st:some/model"
    with pytest.raises(UserError, match="MEDPHYS_EMBEDDER='glove'"):
        embedder(dataclasses.replace(Settings(), embedder="glove"))
