"""The built index on disk: FAISS, BM25, passages, sources and a manifest. No pickle.

    built/CURRENT            names the version in force, replaced atomically
    built/v-20261124-2256-1f/
        manifest.json        what it was made from and with, and the size and CRC of every part
        dense.faiss          IndexFlatIP over unit vectors: (passages, dim)
        bm25/                what bm25s saves
        passages.jsonl       and passages.at.npy, where each line begins, so that a hit is read alone
        sources.jsonl        and sources.at.npy; ids.json, source_of.npy, source_vectors.npy,
                             prior.npy
        sentences.npy        optional: float16 (sentences, dim), with their places in the passages
    built/work/              vectors of an unfinished build
    built/build.lock

A build writes a new version beside the old one and then swaps CURRENT: whatever kills it, whenever,
one whole version stays in force.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import bm25, chunk
from index.embed import Vectors
from index.passage import Passage, Source
from index.read import File, files
from medphys.errors import UserError

FORMAT = 2  # raise when the parts, or how words are counted, change: older indexes are then built anew
POINTER = "CURRENT"
REBUILD = "Run `make index`, or `medphys index --corpus DIR --store DIR --force`."
CHECKED = 64 << 20  # bytes of parts whose CRC is checked on opening; beyond that, sizes only
PACKAGES = ("faiss-cpu", "bm25s", "numpy", "PyStemmer", "pypdf")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was indexed."""

    hash: str  # of its bytes
    size: int
    mtime_ns: int
    source_id: str  # "" if it could not be read: then `warning` says why
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from, and with."""

    embedder: str
    dim: int
    files: dict[str, Stamp]  # "0:notes/half-value-layer.md": number of the corpus folder, path in it
    passages: int
    sources: int
    sentences: int = 0  # vectors stored, 0 if built without
    built_at: str = ""
    format: int = FORMAT
    chunker: int = chunk.VERSION
    versions: dict[str, str] = field(default_factory=dict)
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)  # name: (bytes, CRC-32)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that one version holds."""

    sources: list[Source]
    passages: list[Passage]  # in the order of the vectors
    vectors: Vectors  # (passages, dim)
    sentence_vectors: Vectors | None = None  # (sentences, dim)
    sentence_spans: NDArray[np.int32] | None = None  # (sentences, 3): passage number, start, end in its text

    @property
    def sentences(self) -> int:
        return 0 if self.sentence_spans is None else len(self.sentence_spans)


def save(store: Path, contents: Contents, manifest: Manifest) -> Path:
    """Write a new version, put it in force, drop the others. The caller holds the lock."""
    new = store / f".new-{os.getpid()}"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    save_dense(new / "dense.faiss", contents.vectors)
    bm25.save(new / "bm25", contents.passages)
    save_lines(new / "passages", (asdict(p) for p in contents.passages))
    save_lines(new / "sources", (asdict(s) for s in contents.sources))
    save_places(new, contents)
    if contents.sentence_vectors is not None and contents.sentence_spans is not None:
        np.save(new / "sentences.npy", contents.sentence_vectors.astype(np.float16))
        np.save(new / "sentences.at.npy", contents.sentence_spans)
    made = asdict(manifest) | {
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {name: version(name) for name in PACKAGES},
        "parts": {p.relative_to(new).as_posix(): stamp(p) for p in sorted(new.rglob("*")) if p.is_file()},
    }
    (new / "manifest.json").write_text(json.dumps(made, indent=1, ensure_ascii=False), encoding="utf-8")
    return swap(store, new)


def swap(store: Path, new: Path) -> Path:
    """Put a finished version in force: one atomic rename of the pointer decides."""
    name = f"v-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.urandom(3).hex()}"
    new.rename(store / name)
    pointer = store / f".{POINTER}-{os.getpid()}"
    with pointer.open("w") as f:
        f.write(name)
        f.flush()
        os.fsync(f.fileno())
    pointer.replace(store / POINTER)
    for old in [*store.glob("v-*"), *store.glob(".new-*")]:
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)
    for left in store.glob(f".{POINTER}-*"):  # of a build that was killed
        left.unlink(missing_ok=True)
    return store / name


def save_dense(target: Path, vectors: Vectors) -> None:
    import faiss

    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(np.ascontiguousarray(vectors, np.float32))
    faiss.write_index(flat, str(target))


def save_lines(stem: Path, rows: Iterable[dict[str, Any]]) -> None:
    """JSON lines in <stem>.jsonl, and in <stem>.at.npy the offset of each line and of the end."""
    at = [0]
    with stem.with_suffix(".jsonl").open("wb") as f:
        for row in rows:
            at.append(at[-1] + f.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n"))
    np.save(stem.with_suffix(".at.npy"), np.array(at, np.int64))


def save_places(new: Path, contents: Contents) -> None:
    """Which source each passage is of: ids.json in the order of sources, source_of.npy (passages,).

    source_vectors.npy (sources, dim): the mean of a source's passages, unit length.
    prior.npy (sources,): what a source's front matter adds to its score, 0 for most.
    """
    rows = {s.source_id: row for row, s in enumerate(contents.sources)}
    (new / "ids.json").write_text(json.dumps(list(rows), ensure_ascii=False), encoding="utf-8")
    of = np.array([rows[p.source_id] for p in contents.passages], np.int32)
    np.save(new / "source_of.npy", of)
    np.save(new / "prior.npy", np.array([prior(s) for s in contents.sources], np.float32))
    means = np.zeros((len(rows), contents.vectors.shape[1]), np.float32)
    np.add.at(means, of, contents.vectors)
    np.save(new / "source_vectors.npy", means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9))


def prior(source: Source) -> float:
    """`prior` of the front matter, -1..1: a reference sheet stands behind the notes that explain."""
    try:
        stated = float(str(source.meta.get("prior", 0.0)))
    except ValueError:
        return 0.0
    return min(max(stated, -1.0), 1.0)


def stamp(part: Path) -> tuple[int, int]:
    """(bytes, CRC-32) of a file."""
    crc = 0
    with part.open("rb") as f:
        while block := f.read(1 << 20):
            crc = zlib.crc32(block, crc)
    return part.stat().st_size, crc


def content_hash(path: Path) -> str:
    """Of the file's bytes; "" if it cannot be read."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def current(store: Path) -> Path:
    """The folder of the version in force. Raises UserError if the store holds none."""
    pointer = store / POINTER
    if not pointer.is_file():
        what = f"{store} is not an index" if store.is_dir() and any(store.iterdir()) else f"No index in {store}"
        raise UserError(f"{what}. {REBUILD}")
    folder = store / pointer.read_text(encoding="utf-8", errors="replace").strip()
    if folder.parent != store or not (folder / "manifest.json").is_file():
        raise UserError(f"The index in {store} is damaged (its version is gone). {REBUILD}")
    return folder


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a version. Raises UserError if it is unreadable or of another format."""
    store = folder.parent
    try:
        raw = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise UserError(f"The index in {store} has format {raw['format']}, this program reads {FORMAT}. {REBUILD}")
        raw["files"] = {name: Stamp(**s) for name, s in raw["files"].items()}
        return Manifest(**raw)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as broken:
        raise UserError(f"The index in {store} is damaged (manifest.json). {REBUILD}") from broken


def verify(folder: Path, manifest: Manifest) -> None:
    """Raises UserError if a part is missing, cut short or changed."""
    budget = CHECKED
    for name, (size, crc) in manifest.parts.items():
        part = folder / name
        whole = part.is_file() and part.stat().st_size == size
        budget -= size
        if not whole or (budget > 0 and stamp(part)[1] != crc):
            raise UserError(f"The index in {folder.parent} is damaged ({name}). {REBUILD}")


def is_stale(store: Path, folders: list[Path], embedder_name: str) -> str | None:
    """Why the index does not match the corpus, or None if it does. Cheap: files are hashed only if touched.

    Raises UserError for a missing or empty corpus folder.
    """
    try:
        manifest = load_manifest(current(store))
    except UserError as absent:
        return str(absent)
    if manifest.embedder != embedder_name:
        return f"it was made with the embedder {manifest.embedder}, now it is {embedder_name}"
    if manifest.chunker != chunk.VERSION:
        return "passages are cut another way now"
    present = {key(folders, f): f for f in files(folders)}
    for name, file in present.items():
        if name not in manifest.files:
            return f"{file.relative} is new"
        if not unchanged(file.path, manifest.files[name]):
            return f"{file.relative} has changed"
    gone = next((name for name in manifest.files if name not in present), None)
    return f"{gone.partition(':')[2]} is gone" if gone else None


def key(folders: list[Path], file: File) -> str:
    """A file's name in the manifest; it holds after the whole clone was moved."""
    return f"{folders.index(file.folder)}:{file.relative}"


def unchanged(path: Path, seen: Stamp) -> bool:
    """Same bytes as when indexed? Size and time of change settle it without reading, as in make."""
    now = path.stat()
    if now.st_size != seen.size:
        return False
    return now.st_mtime_ns == seen.mtime_ns or content_hash(path) == seen.hash
