"""Hybrid search: ranks, limits, odd queries, sentence vectors, and what a first answer loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import WordCounter

from index.bm25 import Bm25, counted
from index.build import build
from index.fuse import Fusion, fused, moved, scaled, top
from index.search import open_store
from index.sentence import sentences
from index.store import current
from index.words import words

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def retriever(store):
    return open_store(store, WordCounter())


@pytest.mark.parametrize(
    ("query", "source_id"),
    [
        ("Why is the second half-value layer larger than the first?", "half-value-layer"),
        ("noise, contrast and the Rose criterion", "contrast-cnr-rose"),
        ("random and scattered coincidences in PET", "pet-coincidence-types"),
        ("ALARA justification optimisation limitation", "protection-principles"),
    ],
)
def test_a_question_finds_its_note(retriever, query, source_id):
    assert retriever.search(query, 1)[0].passage.source_id == source_id


def test_hits_come_best_first_and_none_twice(retriever):
    hits = retriever.search("dose", 20)
    assert len(hits) == 20 == len({h.passage.chunk_id for h in hits})
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert all(0 <= h.score <= 1 and -1 <= h.cosine <= 1.001 and h.bm25 >= 0 for h in hits)
    assert retriever.search("dose", 5) == hits[:5]


def test_k_and_per_source_are_limits(retriever):
    assert len(retriever.search("dose", 3)) == 3 and retriever.search("dose", 0) == []
    each = retriever.search("dose", 10, per_source=1)
    assert len(each) == len({h.passage.source_id for h in each}) == 10
    assert len(retriever.search("dose", 10_000)) == len(retriever._version)


@pytest.mark.parametrize("query", ["", "   ", "\n\t\n", "\u200b" * 0])
def test_an_empty_query_finds_nothing(retriever, query):
    assert retriever.search(query) == []


NOISE = [
    "a" * 10_000,
    "\x00\x01 \ufffd" * 2_500,
    "?!" * 5_000,
    "$\\mu$ " * 2_000,
    "的" * 10_000,
    "🙂 " * 5_000,
    "the of and",
    "dose " * 2_000,
]


@pytest.mark.parametrize("query", NOISE, ids=range(len(NOISE)))
def test_noise_does_no_harm(retriever, query):
    assert len(retriever.search(query, 5)) <= 5


def test_the_cosine_is_that_of_the_query_as_asked(retriever):
    query = "half-value layer of a spectrum"
    (vector,) = retriever.encode([query])
    for hit in retriever.search(query, 5):
        row = next(i for i in range(len(retriever._version)) if retriever._version.passage(i) == hit.passage)
        assert hit.cosine == pytest.approx(float(retriever._version.vectors[row] @ vector), abs=1e-6)


def test_every_passage_stands_in_its_source(retriever):
    for row in range(len(retriever._version)):
        passage = retriever._version.passage(row)
        assert passage.text in retriever.source_text(passage.source_id)
    assert retriever.source("half-value-layer").meta["domain"] == "photon-interactions"
    with pytest.raises(KeyError):
        retriever.source_text("no such source")


def test_bm25_is_what_a_plain_loop_over_the_formula_gives(retriever):
    """Robertson's BM25 with Lucene's idf, against the saved matrix."""
    version = retriever._version
    bags = [counted(version.passage(i)) for i in range(len(version))]
    mean = sum(map(len, bags)) / len(bags)
    expected = np.zeros(len(bags))
    for word in words("half-value layer beam"):
        df = sum(word in bag for bag in bags)
        idf = np.log(1 + (len(bags) - df + 0.5) / (df + 0.5))
        for i, bag in enumerate(bags):
            tf = bag.count(word)
            expected[i] += idf * tf / (tf + 1.5 * (1 - 0.75 + 0.75 * len(bag) / mean))
    assert version.bm25.scores("half-value layer beam") == pytest.approx(expected, rel=1e-4)


def test_a_word_is_the_rarer_the_fewer_passages_hold_it(retriever):
    common, rare, absent = (retriever.rarity(words(w)[0]) for w in ("dose", "homogeneity", "saxophone"))
    assert 0 <= common < rare < absent


def test_bm25s_itself_reads_what_we_saved(store):
    import bm25s

    folder = current(store) / "bm25"
    theirs = bm25s.BM25.load(str(folder))
    ours = Bm25(folder, theirs.scores["num_docs"]).scores("narrow beam")
    assert ours == pytest.approx(theirs.get_scores(words("narrow beam")), rel=1e-6)


def test_sentence_vectors_stored_and_computed_agree(store, ten_notes, tmp_path):
    build([ten_notes], tmp_path / "bare", embed=WordCounter(), progress=False)
    with_them, without = open_store(store, WordCounter()), open_store(tmp_path / "bare", WordCounter())
    assert with_them.manifest.sentences > 0 == without.manifest.sentences
    for hit in with_them.search("beam quality", 5):
        texts, vectors = with_them.sentence_vectors(hit.passage)
        again, computed = without.sentence_vectors(hit.passage)
        assert texts == again == sentences(hit.passage.text)
        assert vectors.dtype == np.float32 and vectors.shape == (len(texts), WordCounter.dim)
        assert np.sum(vectors * computed, axis=1) == pytest.approx(1, abs=1e-3)


def test_an_open_retriever_outlives_a_rebuild(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text("# Kerma\n\nKerma is energy released.")
    build([tmp_path / "c"], tmp_path / "s", embed=WordCounter(), sentence_vectors=True, progress=False)
    early = open_store(tmp_path / "s", WordCounter())
    (tmp_path / "c" / "a.md").write_text("# Dose\n\nDose is energy absorbed.")
    build([tmp_path / "c"], tmp_path / "s", embed=WordCounter(), sentence_vectors=True, progress=False)
    assert early.search("kerma", 1)[0].passage.title == "Kerma"
    assert "released" in early.source_text("a")
    assert early.sentence_vectors(early.search("kerma", 1)[0].passage)[0] == ["Kerma is energy released."]
    assert open_store(tmp_path / "s", WordCounter()).search("kerma", 1)[0].passage.title == "Dose"


def test_fusion_keeps_a_clear_lead():
    near = np.array([0.9, 0.2, 0.1], np.float32)
    assert fused(near, np.zeros(3, np.float32)).argmax() == 0
    assert scaled(np.ones(3, np.float32)).tolist() == [0, 0, 0] and len(scaled(np.zeros(0, np.float32))) == 0
    assert fused(near, near, Fusion(dense=0.5)) == pytest.approx(scaled(near))


def test_feedback_moves_the_query_towards_its_best_passages():
    query, best = np.array([1, 0], np.float32), np.array([[0, 1]], np.float32)
    pulled = moved(query, best, Fusion(pull=0.5))
    assert np.linalg.norm(pulled) == pytest.approx(1) and pulled[0] > pulled[1] > 0


@pytest.mark.parametrize("seed", range(20))
def test_top_is_a_stable_sort(seed):
    scores = np.random.default_rng(seed).integers(0, 5, 30).astype(np.float32)
    assert top(scores, 7).tolist() == sorted(range(30), key=lambda i: (-scores[i], i))[:7]


def test_a_search_imports_nothing_heavy(store):
    """torch, scipy or pypdf in the path of a first answer would double its time."""
    code = f"""
import sys
from pathlib import Path
import numpy as np
from index.search import open_store

class Flat:
    name, dim = "word-counter", 512
    def encode(self, texts):
        return np.full((len(texts), 512), 512 ** -0.5, "f4")

assert open_store(Path({str(store)!r}), Flat()).search("beam")
heavy = {{"torch", "scipy", "numba", "bm25s", "pypdf", "sentence_transformers", "tqdm", "onnx"}}
print(*heavy & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_eight_threads_get_the_answers_that_one_gets() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from index.words import words

    texts = [f"attenuated photons scattering in layer {n} of shielding materials" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(words, texts)) == [words(t) for t in texts]
