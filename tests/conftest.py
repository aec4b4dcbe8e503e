"""A ten-note corpus, an embedder that counts words, and the tutor over them."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.words import words
from rag.tutor import Tutor

ROOT = Path(__file__).parents[1]
TEN = (
    "half-value-layer", "radiation-quantities-units", "imrt-principles", "pet-coincidence-types", "contrast-cnr-rose",
    "lora-qlora-perplexity", "protection-principles", "decay-law-halflife", "interaction-regimes", "medical-nuclide-data",
)  # fmt: skip


class WordCounter:
    """An embedder without weights: each stem falls into one of 512 buckets."""

    name = "word-counter"
    dim = 512

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        out = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                out[row, zlib.crc32(word.encode()) % self.dim] += 1.0
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return np.asarray(out / np.where(norms > 0, norms, 1.0), np.float32)

    def tokens(self, text: str) -> int:
        return len(text.split())


@pytest.fixture(scope="session")
def ten_notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ten of our notes."""
    folder = tmp_path_factory.mktemp("ten")
    for file in (ROOT / "corpus" / "notes").glob("*/*.md"):
        if file.stem in TEN:
            shutil.copy(file, folder / file.name)
    return folder


@pytest.fixture(scope="session")
def store(ten_notes: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the ten notes by the word counter."""
    from index.build import build

    folder = tmp_path_factory.mktemp("store") / "built"
    build([ten_notes], folder, embed=WordCounter(), sentence_vectors=True, progress=False)
    return folder


@pytest.fixture(scope="session")
def tutor(store: Path) -> Tutor:
    """The grounded tutor over the ten notes; it withholds nothing for doubt, as its calibration is for real vectors."""
    from index.search import open_store
    from rag.grounded import Grounded

    return Tutor(open_store(store, WordCounter()), Grounded(), abstain_below=0.0)
