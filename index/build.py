"""Corpus folders to a store; only what changed is read and embedded again."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from tqdm import tqdm

from index import chunk
from index.chunk import chunks, context
from index.embed import Embedder, Vectors, embedder
from index.lock import locked
from index.passage import Passage, Source
from index.read import File, files, read
from index.sentence import spans
from index.store import POINTER, Contents, Manifest, Stamp, content_hash, current, key, load_manifest, save, unchanged
from index.version import Version
from medphys.errors import UserError
from medphys.settings import load

BATCH = 64  # passages between two saves of an unfinished build
OURS = ("v-", ".new-", f".{POINTER}", ".minilm-", "minilm-")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    files: int  # indexed
    passages: int
    reused: int  # passages whose vectors were at hand
    embedded: int
    seconds: float
    warnings: list[str] = field(default_factory=list)  # one line for each file that was skipped


@dataclass
class Known:
    """What earlier builds left: sources and passages by file, vectors by content."""

    stamps: dict[str, Stamp] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    passages: dict[str, list[Passage]] = field(default_factory=dict)
    vectors: dict[bytes, Vectors] = field(default_factory=dict)


def build(
    folders: list[Path],
    store: Path,
    *,
    embed: Embedder | None = None,
    force: bool = False,
    sentence_vectors: bool = False,
    progress: bool = True,
) -> Report:
    """Bring the index in `store` up to date with the folders, from scratch if `force`.

    The old index answers until the new one is whole. A build that was stopped goes on where it was.
    Raises UserError for a missing or empty corpus, a foreign store, a second build at the same time.
    """
    began = time.perf_counter()
    embed = embed or embedder(load())
    found = files(folders)
    own(store)
    with locked(store / "build.lock"):
        work = Work(store / "work", embed, progress)
        if force:
            work.clear()
        known = Known() if force else remembered(store, embed)
        sources, passages, stamps, warnings = gathered(found, folders, known, embed)
        texts = [embedded_text(p) for p in passages]
        vectors, fresh = work.vectors(texts, known.vectors, "passages")
        contents = Contents(sources, passages, vectors)
        if sentence_vectors:
            contents = with_sentences(contents, work)
        manifest = Manifest(embed.name, embed.dim, stamps, len(passages), len(sources), contents.sentences)
        save(store, contents, manifest)
        work.clear()
    seconds = time.perf_counter() - began
    return Report(len(sources), len(passages), len(passages) - fresh, fresh, seconds, warnings)


def own(store: Path) -> None:
    """Raises UserError if the store folder holds files that no build put there."""
    if not store.exists() or (store / POINTER).exists():
        return
    if not store.is_dir():
        raise UserError(f"{store} is a file, not a folder: pass --store DIR.")
    strange = [p.name for p in store.iterdir() if p.name not in ("work", "build.lock") and not p.name.startswith(OURS)]
    if strange:
        raise UserError(f"{store} holds other files ({strange[0]}): pass a new or empty folder with --store DIR.")


def remembered(store: Path, embed: Embedder) -> Known:
    """What the index in force knows, if this embedder and this chunker made it; nothing if it is damaged."""
    try:
        folder = current(store)
        manifest = load_manifest(folder)
        if manifest.embedder != embed.name or manifest.chunker != chunk.VERSION:
            return Known()
        version = Version(folder)
    except UserError:
        return Known()
    known = Known(stamps=manifest.files)
    for row, vector in enumerate(version.vectors.copy()):
        passage = version.passage(row)
        known.passages.setdefault(passage.source_id, []).append(passage)
        known.vectors[digest(embedded_text(passage))] = vector
    known.sources = {source_id: version.source(source_id) for source_id in version.source_rows}
    return known


def gathered(
    found: list[File], folders: list[Path], known: Known, embed: Embedder
) -> tuple[list[Source], list[Passage], dict[str, Stamp], list[str]]:
    """Sources, their passages, a stamp for each file, and a warning for each that could not be read."""
    sources: dict[str, Source] = {}
    passages: list[Passage] = []
    stamps: dict[str, Stamp] = {}
    for file in found:
        name = key(folders, file)
        old = known.stamps.get(name)
        same = old is not None and unchanged(file.path, old)
        try:
            source = known.sources[old.source_id] if old and same and old.source_id in known.sources else read(file)
            if source.source_id in sources:
                raise UserError(f"{file.relative} has the id {source.source_id} of {sources[source.source_id].path}.")
        except UserError as unreadable:
            stamps[name] = stamped(file.path, "", f"{unreadable}")
            continue
        cut = known.passages.get(source.source_id) if same else None
        sources[source.source_id] = source
        passages += cut or chunks(source, embed.tokens)
        stamps[name] = stamped(file.path, source.source_id, unread(source))
    warnings = [s.warning for s in stamps.values() if s.warning]
    if not passages:
        raise UserError(f"Nothing could be indexed: {' '.join(warnings[:3]) or 'the files hold no words.'}")
    return list(sources.values()), passages, stamps, warnings


def unread(source: Source) -> str:
    """A warning if some pages of a PDF could not be read, else ""."""
    pages = source.meta.get("unread_pages")
    return f"{source.path}: pages {pages} could not be read and are left out." if pages else ""


def stamped(path: Path, source_id: str, warning: str = "") -> Stamp:
    seen = path.stat()
    return Stamp(content_hash(path), seen.st_size, seen.st_mtime_ns, source_id, warning)


def embedded_text(passage: Passage) -> str:
    """What the embedder reads of a passage: where it stands, then its words."""
    return context(passage.title, passage.section) + passage.text


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def with_sentences(contents: Contents, work: Work) -> Contents:
    """The same, and the vector of each sentence of each passage."""
    places = [(row, a, b) for row, p in enumerate(contents.passages) for a, b in spans(p.text)]
    texts = [contents.passages[row].text[a:b] for row, a, b in places]
    vectors, _ = work.vectors(texts, {}, "sentences")
    return Contents(contents.sources, contents.passages, contents.vectors, vectors, np.array(places, np.int32))


class Work:
    """Vectors of an unfinished build, kept batch by batch, found again by the content they stand for."""

    def __init__(self, folder: Path, embed: Embedder, progress: bool) -> None:
        self._root = folder
        self._folder = folder / digest(embed.name).hex()
        self._embed = embed
        self._progress = progress

    def clear(self) -> None:
        shutil.rmtree(self._root, ignore_errors=True)

    def vectors(self, texts: list[str], known: dict[bytes, Vectors], what: str) -> tuple[Vectors, int]:
        """(n, dim) vectors of the texts, and how many of them had to be embedded now."""
        keys = [digest(t) for t in texts]
        at_hand = known | self._kept()
        missing = list({k: t for k, t in zip(keys, texts, strict=True) if k not in at_hand}.items())
        # long texts first: the bar then ends sooner than it promises, and memory peaks at once
        missing.sort(key=lambda item: -len(item[1]))
        with tqdm(total=len(texts), desc=what, disable=not self._progress, file=sys.stderr, leave=False) as bar:
            bar.update(len(texts) - len(missing))
            for start in range(0, len(missing), BATCH):
                batch = dict(missing[start : start + BATCH])
                made = self._embed.encode(list(batch.values()))
                at_hand.update(zip(batch, made, strict=True))
                self._keep(list(batch), made)
                bar.update(len(batch))
        return np.stack([at_hand[k] for k in keys]).astype(np.float32), len(missing)

    def _keep(self, keys: list[bytes], vectors: Vectors) -> None:
        """Save a batch under a name of its own; a half-written one has another suffix and is not read."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{digest(b''.join(keys).hex()).hex()}.npz"
        half = target.with_suffix(".tmp")
        with half.open("wb") as f:
            np.savez(f, keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 16), vectors=vectors)
        half.replace(target)

    def _kept(self) -> dict[bytes, Vectors]:
        """Every vector that a stopped build left."""
        return dict(pair for file in sorted(self._folder.glob("*.npz")) for pair in kept_batch(file))


def kept_batch(file: Path) -> Iterator[tuple[bytes, Vectors]]:
    """The (key, vector) pairs of one saved batch; none of a damaged one."""
    try:
        with np.load(file) as saved:
            yield from zip((row.tobytes() for row in saved["keys"]), saved["vectors"], strict=True)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        file.unlink(missing_ok=True)
