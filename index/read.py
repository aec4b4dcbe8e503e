"""Files to Sources: .md, .txt and .pdf, pages and headings kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from index.passage import Section, Source
from medphys.errors import UserError

SUFFIXES = frozenset({".md", ".txt", ".pdf"})
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
FENCE = re.compile(r"^[ \t]*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a corpus folder and the id its source gets unless its front matter names one."""

    folder: Path
    path: Path
    fallback_id: str

    @property
    def relative(self) -> str:
        return self.path.relative_to(self.folder).as_posix()


def files(folders: list[Path]) -> list[File]:
    """Every .md, .txt and .pdf of the folders, sorted, hidden ones and README.md of pdfs/ left out.

    Raises UserError for a missing folder, or if no folder holds anything to read.
    """
    found: list[tuple[Path, Path]] = []
    for folder in folders:
        if not folder.is_dir():
            raise UserError(f"No folder {folder}. Pass the folder of your .md, .txt and .pdf files with --corpus DIR.")
        found += [(folder, path) for path in sorted(folder.rglob("*")) if is_source(path, folder)]
    if not found:
        named = ", ".join(str(f) for f in folders) or "the corpus (no folder was named)"
        raise UserError(f"Nothing to index in {named}: put .md, .txt or .pdf files there, or pass --corpus DIR.")
    names = ids(found)
    return [File(folder, path, name) for (folder, path), name in zip(found, names, strict=True)]


def is_source(path: Path, folder: Path) -> bool:
    """Is this a document, not a hidden file, a stray format or the note that explains pdfs/?"""
    parts = path.relative_to(folder).parts
    if any(part.startswith(".") for part in parts) or path.suffix.lower() not in SUFFIXES:
        return False
    explains = path.name == "README.md" and path.parent.name == "pdfs"
    return path.is_file() and not explains


def ids(found: list[tuple[Path, Path]]) -> list[str]:
    """An id for each (folder, file): its stem, or as much of its path as tells it from the others."""
    spelled: list[tuple[str, ...]] = []
    for folder, path in found:
        dashed = "-".join(path.relative_to(folder).with_suffix("").parts)
        kind = path.suffix.lower().lstrip(".")
        spelled.append((path.stem, dashed, f"{dashed}-{kind}", f"{folder.name}-{dashed}-{kind}"))
    counts = [Counter(column) for column in zip(*spelled, strict=True)]
    return [next((s for s, seen in zip(row, counts, strict=True) if seen[s] == 1), row[-1]) for row in spelled]


def read(file: File) -> Source:
    """One file as a Source. Raises UserError in one line if it cannot be read."""
    if file.path.suffix.lower() == ".pdf":
        from index.pdf import read_pdf

        return read_pdf(file.path, file.relative, file.fallback_id)
    text = decoded(file.path)
    make = markdown if file.path.suffix.lower() == ".md" else plain
    source = make(text, file.relative, file.fallback_id)
    if not source.text.strip():
        raise UserError(f"{file.relative} is empty: nothing to index in it.")
    return source


def decoded(path: Path) -> str:
    """The text of a file: UTF-8, else Latin-1, which reads any byte. Line ends become \\n."""
    try:
        raw = path.read_bytes()
    except OSError as denied:
        raise UserError(f"{path} cannot be read: {denied.strerror or denied}.") from denied
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def markdown(text: str, relative: str, fallback_id: str) -> Source:
    """Front matter to meta, headings to sections. Broken front matter is a UserError that says where."""
    meta, body = front_matter(text, relative)
    title = str(meta.get("title") or "")
    blocks = headed(body)
    if not title and (top := next((h for level, h, _ in blocks if level == 1), "")):
        title = top
    title = title or first_line(body) or fallback_id
    sections = tuple(Section(h, h or title, t) for _, h, t in blocks if t)
    return Source(
        source_id=str(meta.get("id") or fallback_id),
        title=title,
        path=relative,
        sections=tuple(s if s.heading != title else Section("", title, s.text) for s in sections),
        url=str(meta["url"]) if meta.get("url") else None,
        meta=meta,
    )


def front_matter(text: str, relative: str) -> tuple[dict[str, object], str]:
    """The YAML mapping between two --- lines at the top, and what follows it."""
    found = FRONT.match(text)
    if not found:
        return {}, text
    import yaml  # here: a search reads no file

    try:
        meta = yaml.safe_load(found[1]) or {}
    except yaml.YAMLError as wrong:
        line = getattr(getattr(wrong, "problem_mark", None), "line", 0) + 2
        raise UserError(
            f"{relative}, line {line}: the front matter is not YAML; quote values that hold a colon."
        ) from wrong
    if not isinstance(meta, dict):
        return {}, text  # a rule (---) around plain words, not front matter
    return {str(k): v for k, v in meta.items()}, text[found.end() :]


def headed(body: str) -> list[tuple[int, str, str]]:
    """(level, heading, text) of each headed stretch; # inside a code fence is no heading."""
    found: list[tuple[int, str, list[str]]] = [(0, "", [])]
    fenced = False
    for line in body.split("\n"):
        fenced ^= bool(FENCE.match(line))
        if not fenced and (m := HEADING.match(line)):
            found.append((len(m[1]), m[2].strip(), []))
        else:
            found[-1][2].append(line.rstrip())
    return [(level, heading, "\n".join(lines).strip()) for level, heading, lines in found]


def first_line(text: str) -> str:
    """The first line with words in it, at most 120 characters."""
    line = next((x.strip() for x in text.split("\n") if any(c.isalnum() for c in x)), "")
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + " ..."


def plain(text: str, relative: str, fallback_id: str) -> Source:
    """A .txt file: headed sections if it clearly has headings, else one section."""
    lines = [line.rstrip() for line in text.split("\n")]
    title = first_line(text) or fallback_id
    sections: list[tuple[str, list[str]]] = [("", [])]
    for i, line in enumerate(lines):
        alone = (i == 0 or not lines[i - 1]) and i + 1 < len(lines) and not lines[i + 1]
        if alone and is_heading(line) and any(lines[i + 1 :]):
            sections.append((line.strip(), []))
        else:
            sections[-1][1].append(line)
    made = [(h, "\n".join(t).strip()) for h, t in sections]
    kept = tuple(Section("" if h == title else h, h or title, t) for h, t in made if t)
    return Source(source_id=fallback_id, title=title, path=relative, sections=kept)


def is_heading(line: str) -> bool:
    """A short line on its own, opened by a capital or a number, not ended like a sentence or a formula."""
    text = line.strip()
    if not 2 < len(text) <= 70 or text[-1] in ".,;:!?-" or "=" in text or len(text.split()) > 9:
        return False
    letters = [c for c in text if c.isalpha()]
    opened = text[0].isupper() or re.match(r"\d+(?:\.\d+)*\.?\s+[A-Z]", text) is not None
    return opened and len(letters) > len(text) / 2
