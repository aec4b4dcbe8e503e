"""Text to unit vectors: MiniLM through onnxruntime, or any sentence-transformers model."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.export import fingerprint, model_folder, onnx_file
from medphys.errors import UserError
from medphys.lazy import need

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

    from medphys.settings import Settings

Vectors = NDArray[np.float32]  # (n, dim), each row of unit length unless said otherwise

LIMIT = 256  # word pieces MiniLM was trained to read, its [CLS] and [SEP] included
BATCH_PIECES = 1024  # word pieces, padding included, in one call; 4096 is no faster and takes 150 MB more


class Embedder(Protocol):
    """Anything that places texts in one space, so that related ones lie close."""

    @property
    def name(self) -> str:
        """Names the weights: vectors of two names never meet in one index."""
        ...

    @property
    def dim(self) -> int: ...

    def encode(self, texts: list[str]) -> Vectors:
        """(n, dim) float32, unit length, in the order of `texts`; (0, dim) for none."""
        ...

    def tokens(self, text: str) -> int:
        """Word pieces of a text, uncut, special ones not counted."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 without torch. Nothing is loaded before the first text."""

    dim = 384

    def __init__(self, threads: int = 0) -> None:
        """threads: CPU threads of onnxruntime; 0 lets it choose."""
        self._threads = threads

    @cached_property
    def name(self) -> str:
        return f"minilm-{fingerprint()}"

    @cached_property
    def _tokenizer(self) -> tokenizers.Tokenizer:
        import tokenizers

        tokenizer = tokenizers.Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        tokenizer.no_padding()  # the file pads all to 128; we pad to the longest of a batch
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.enable_cpu_mem_arena = False  # an arena sized for the longest batch would stay for good
        # threads that spin while they wait burn the cores of whoever shares the machine
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        file = onnx_file()
        try:
            return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except Exception as broken:  # onnxruntime's own classes differ between versions
            file.unlink(missing_ok=True)
            raise UserError(
                f"{file} was damaged and is removed: run the command again, it is written anew."
            ) from broken

    def encode(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dim), np.float32)
        pieces = [cut(encoded.ids) for encoded in self._tokenizer.encode_batch(texts)] if texts else []
        for rows in batches([len(p) for p in pieces]):
            width = max(len(pieces[row]) for row in rows)
            ids = np.zeros((len(rows), width), np.int32)
            mask = np.zeros((len(rows), width), np.int32)
            for i, row in enumerate(rows):
                ids[i, : len(pieces[row])] = pieces[row]
                mask[i, : len(pieces[row])] = 1
            vectors[rows] = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors

    def tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


def cut(ids: list[int]) -> list[int]:
    """At most LIMIT word pieces; the closing [SEP] stays."""
    return ids if len(ids) <= LIMIT else [*ids[: LIMIT - 1], ids[-1]]


def batches(lengths: list[int]) -> list[list[int]]:
    """Rows sorted by length and cut so that a batch, padded to its longest, holds BATCH_PIECES at most."""
    made: list[list[int]] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if made and (len(made[-1]) + 1) * lengths[row] <= BATCH_PIECES:
            made[-1].append(row)
        else:
            made.append([row])
    return made


class SentenceTransformerEmbedder:
    """Any sentence-transformers model by hub name or folder: MEDPHYS_EMBEDDER=st:<model>."""

    def __init__(self, model: str) -> None:
        self._model_name = model

    @property
    def name(self) -> str:
        return f"st:{self._model_name}"

    @cached_property
    def _model(self) -> Any:
        st = need("sentence_transformers", extra="llm", why=f"The embedder {self.name}")
        try:
            return st.SentenceTransformer(self._model_name)
        except (OSError, ValueError) as absent:
            raise UserError(f"MEDPHYS_EMBEDDER={self.name}: no such model here or on the hub ({absent}).") from absent

    @cached_property
    def dim(self) -> int:
        return int(self.encode(["dimension"]).shape[1])

    def encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        made = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made, np.float32)

    def tokens(self, text: str) -> int:
        return len(self._model.tokenizer(text, add_special_tokens=False)["input_ids"])


def embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name. Raises UserError for a name we do not know."""
    if settings.embedder == "minilm":
        return MiniLM(settings.threads)
    kind, _, model = settings.embedder.partition(":")
    if kind == "st" and model:
        return SentenceTransformerEmbedder(model)
    raise UserError(f"MEDPHYS_EMBEDDER={settings.embedder!r}: write minilm, or st:<sentence-transformers model>.")
