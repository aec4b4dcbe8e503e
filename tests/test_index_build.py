"""Builds: incremental, resumable, killable at any moment, one at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import WordCounter

from index.build import Work, build
from index.lock import locked
from index.search import open_store
from medphys.errors import UserError

ROOT = Path(__file__).parents[1]
QUIET = {"embed": WordCounter(), "progress": False}


class Counting(WordCounter):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts):
        self.seen += texts
        return super().encode(texts)


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for i, word in enumerate(("attenuation", "kerma", "collimator", "scintillator", "gradient")):
        (folder / f"n{i}.md").write_text(f"# On the {word}\n\n## Answer\nThe {word} matters in case {i}.\n")
    return folder


def first(store: Path, query: str) -> str:
    return open_store(store, WordCounter()).search(query, 1)[0].passage.source_id


def test_a_build_reports_what_it_did(corpus, tmp_path):
    report = build([corpus], tmp_path / "store", **QUIET)
    assert (report.files, report.passages, report.reused, report.embedded) == (5, 5, 0, 5)
    assert report.warnings == [] and report.seconds > 0
    assert first(tmp_path / "store", "What is a collimator?") == "n2"


def test_only_what_changed_is_embedded_again(corpus, tmp_path):
    store = tmp_path / "store"
    build([corpus], store, **QUIET)
    (corpus / "n1.md").write_text("# On the bremsstrahlung\n\nThe bremsstrahlung matters.\n")
    (corpus / "n0.md").unlink()
    (corpus / "n9.md").write_text("# On the perfusion\n\nThe perfusion matters.\n")
    embed = Counting()
    report = build([corpus], store, embed=embed, progress=False)
    assert (report.passages, report.reused, report.embedded) == (5, 3, 2)
    assert sorted(text.split(".")[0] for text in embed.seen) == ["On the bremsstrahlung", "On the perfusion"]
    assert first(store, "perfusion") == "n9" and first(store, "bremsstrahlung") == "n1"
    with pytest.raises(KeyError):
        open_store(store, WordCounter()).source("n0")


def test_force_embeds_everything_again(corpus, tmp_path):
    build([corpus], tmp_path / "store", **QUIET)
    assert build([corpus], tmp_path / "store", force=True, **QUIET).embedded == 5


def test_a_bad_file_is_reported_and_the_rest_is_indexed(corpus, tmp_path):
    (corpus / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    report = build([corpus], tmp_path / "store", **QUIET)
    assert report.files == 5 and len(report.warnings) == 1 and report.warnings[0].startswith("bad.pdf is damaged")


def test_two_files_of_one_id_are_reported(corpus, tmp_path):
    (corpus / "x.md").write_text("---\nid: n0\n---\nAnother.\n")
    report = build([corpus], tmp_path / "store", **QUIET)
    assert report.files == 5 and "id n0" in report.warnings[0]


def test_a_corpus_of_bad_files_only_is_one_line(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(UserError, match=r"Nothing could be indexed: bad\.pdf is damaged"):
        build([tmp_path], tmp_path / "store", **QUIET)


def test_a_folder_with_other_files_is_not_taken_for_a_store(corpus, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match=r"holiday\.jpg.*--store DIR"):
        build([corpus], tmp_path / "photos", **QUIET)


def test_a_store_that_cannot_be_written_is_one_line(corpus, tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(UserError, match=r"cannot be written .*--store DIR"):
        build([corpus], tmp_path / "file" / "store", **QUIET)


def test_a_second_build_at_the_same_time_is_refused(corpus, tmp_path):
    with locked(tmp_path / "store" / "build.lock"), pytest.raises(UserError, match=f"process {os.getpid()}"):
        build([corpus], tmp_path / "store", **QUIET)


def test_the_lock_of_a_dead_process_is_taken_over(corpus, tmp_path):
    lock = tmp_path / "store" / "build.lock"
    lock.parent.mkdir()
    lock.write_text("999999\n")
    assert build([corpus], tmp_path / "store", **QUIET).passages == 5


def test_a_damaged_index_is_built_anew_without_a_word(corpus, tmp_path):
    store = tmp_path / "store"
    build([corpus], store, **QUIET)
    next(store.glob("v-*/dense.faiss")).write_bytes(b"garbage")
    assert build([corpus], store, **QUIET).embedded == 5
    assert first(store, "collimator") == "n2"


def test_a_half_written_batch_is_not_trusted(tmp_path):
    work = Work(tmp_path / "work", WordCounter(), False)
    work.vectors(["one", "two"], {}, "x")
    (batch,) = tmp_path.glob("work/*/*.npz")
    batch.write_bytes(batch.read_bytes()[:100])
    again = Counting()
    Work(tmp_path / "work", again, False).vectors(["one", "two"], {}, "x")
    assert sorted(again.seen) == ["one", "two"]


SLOW_BUILD = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from conftest import WordCounter
import index.build
index.build.BATCH = 2

class Slow(WordCounter):
    def encode(self, texts):
        time.sleep(0.05)
        return super().encode(texts)

index.build.build([Path(sys.argv[1])], Path(sys.argv[2]), embed=Slow(), progress=False)
"""


def started(corpus: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SLOW_BUILD, str(corpus), str(store), str(ROOT / "tests")]
    return subprocess.Popen(command, cwd=ROOT)


def killed_after(process: subprocess.Popen[bytes], store: Path, batches: int) -> None:
    """Kill -9 once so many batches are saved."""
    until = time.monotonic() + 60
    while len(list(store.glob("work/*/*.npz"))) < batches and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_kill_9_leaves_the_old_index_working_and_the_next_build_resumes(corpus, tmp_path):
    store = tmp_path / "store"
    build([corpus], store, **QUIET)
    for i in range(40):
        (corpus / f"m{i}.md").write_text(f"# More {i}\n\nA positron number {i} annihilates.\n")
    killed_after(started(corpus, store), store, batches=5)

    assert first(store, "collimator") == "n2"
    assert open_store(store, WordCounter()).manifest.passages == 5
    report = build([corpus], store, **QUIET)
    assert report.passages == 45 and 15 <= report.reused < 45 and report.reused + report.embedded == 45
    assert first(store, "positron 7 annihilates").startswith("m")
    assert sorted(p.name[:2] for p in store.iterdir()) == ["CU", "bu", "v-"]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_dying_around_the_swap_leaves_a_whole_index(corpus, tmp_path, moment):
    """os._exit in the middle of index.store.swap: before or after the pointer is replaced."""
    store = tmp_path / "store"
    build([corpus], store, **QUIET)
    (corpus / "n9.md").write_text("# On the perfusion\n\nThe perfusion matters.\n")
    die = {"before": "os._exit(9)", "after": "real(self, target); os._exit(9)"}[moment]
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        f"real = Path.replace\ndef replace(self, target):\n    if str(target).endswith('CURRENT'):\n        {die}\n"
        "    return real(self, target)\nPath.replace = replace\n" + SLOW_BUILD
    )
    done = subprocess.run([sys.executable, "-c", script, str(corpus), str(store), str(ROOT / "tests")], cwd=ROOT)
    assert done.returncode == 9
    assert open_store(store, WordCounter()).manifest.passages == (5 if moment == "before" else 6)
    assert build([corpus], store, **QUIET).embedded == 0
    assert sorted(p.name[:2] for p in store.iterdir()) == ["CU", "bu", "v-"]
