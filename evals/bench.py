"""How fast, how large: the figures of `make bench`.

    python -m evals.bench [--quick]      # --quick leaves the index builds out

Whole processes are started as a student starts them. Writes evals/results/<date>-bench.json and .png.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evals import asked, numbers, plots
from index.sentence import sentences
from medphys.errors import UserError
from medphys.settings import ROOT, load

RESULTS = Path(__file__).with_name("results")
MEDPHYS = Path(sys.executable).with_name("medphys")
SYNTHETIC = 1400  # files; the size of the Cranfield collection, which frameworks are often timed on
COLD_RUNS = 5
COMMANDS: dict[str, tuple[str, ...]] = {
    "medphys ask": ("ask", "Why is the second half-value layer larger than the first?"),
    "medphys ask, computed": ("ask", "What is the half-value layer of aluminium for 100 keV photons?"),
    "medphys search": ("search", "beam hardening"),
    "medphys calc": ("calc", "hvl", "mu=0.4599 1/cm"),
    "medphys --help": ("--help",),
}


@dataclass(frozen=True, slots=True)
class Process:
    """One whole process."""

    seconds: float  # from start to exit
    peak_mb: float  # greatest resident set


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds of many calls."""

    n: int
    p50: float
    p95: float
    p99: float
    max: float


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write. 2 for a mistake that the user can put right."""
    args = _arguments(argv)
    try:
        report = measured(quick=args.quick)
    except UserError as mistake:
        print(f"bench: {mistake}", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    name = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-bench"
    name.with_suffix(".json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    plots.timings(pictured(report), name.with_suffix(".png"))
    print(table(report))
    return 0


def measured(*, quick: bool = False) -> dict[str, Any]:
    """Every figure, as plain JSON values."""
    report: dict[str, Any] = {"machine": machine(), "cold": {}, "warm": {}, "index": {}}
    for name, command in COMMANDS.items():
        report["cold"][name] = cold(command)
    report["warm"] = {name: asdict(s) for name, s in warm().items()}
    report["store_mb"] = round(disk_mb(load().store_folder), 1)
    if not quick:
        with tempfile.TemporaryDirectory() as folder:
            report["index"] = builds(Path(folder))
    return report


def machine() -> dict[str, Any]:
    """What the figures were measured on; the load says whether it was alone."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "cpu": model or platform.machine(),
        "cores": cores,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": [round(x, 2) for x in os.getloadavg()],
    }


# A child's ru_maxrss starts at the size of the process that forked it, so a small one forks and times it.
LAUNCHER = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, seconds, peak, done.stderr.decode(errors="replace")[-300:]]))
"""


def process(command: Sequence[str]) -> Process:
    """Run `medphys COMMAND` to its end. Raises UserError if it fails."""
    if not MEDPHYS.exists():
        raise UserError(f"No command line at {MEDPHYS}. Install the project with `pip install -e .`.")
    launcher = [sys.executable, "-S", "-c", LAUNCHER, str(MEDPHYS), *command]
    told = subprocess.run(launcher, stdout=subprocess.PIPE, check=True)  # noqa: S603 our own command
    code, seconds, peak, said = json.loads(told.stdout)
    if code:
        raise UserError(f"`medphys {' '.join(command)}` failed: {said.strip()}")
    return Process(seconds, peak / (1024 if sys.platform != "darwin" else 1024**2))


def cold(command: Sequence[str], runs: int = COLD_RUNS) -> dict[str, float]:
    """A fresh process each time; the first of them is left out, because it warms the disk cache."""
    process(command)
    made = [process(command) for _ in range(runs)]
    times = sorted(p.seconds for p in made)
    return {
        "runs": runs,
        "median_s": round(times[len(times) // 2], 3),
        "min_s": round(times[0], 3),
        "max_s": round(times[-1], 3),
        "peak_mb": round(max(p.peak_mb for p in made), 1),
    }


def warm() -> dict[str, Spread]:
    """Calls inside one process that is already awake, on the test questions and the formulas' own examples."""
    from index.search import open_store
    from physics.formulas import FORMULAS
    from physics.show import worked
    from physics.solve import solve_from_words
    from rag.tutor import tutor

    questions = [item.ask for item in asked.load("test")]
    asking, retriever = tutor(), open_store(load().store_folder)
    texts = [q.standalone for q in questions]
    return {
        "ask": timed([lambda q=q: asking.ask(q) for q in questions]),  # type: ignore[misc]
        "search": timed([lambda t=t: retriever.search(t, k=10) for t in texts]),  # type: ignore[misc]
        "words to a number": timed([lambda r=r: solve_from_words(r["question"]) for r in numbers.rows("dev")]),  # type: ignore[misc]
        "calc": timed([lambda f=f: worked(f, f.example[0]) for f in FORMULAS.values() if f.compute]),  # type: ignore[misc]
    }


def timed(calls: Sequence[Callable[[], object]]) -> Spread:
    """Each call once, after three that are not counted."""
    for call in calls[:3]:
        call()
    taken = []
    for call in calls:
        began = time.perf_counter()
        with suppress(UserError):
            call()
        taken.append((time.perf_counter() - began) * 1000)
    p50, p95, p99 = (float(x) for x in np.percentile(taken, [50, 95, 99]))
    return Spread(len(taken), round(p50, 2), round(p95, 2), round(p99, 2), round(max(taken), 2))


def builds(folder: Path) -> dict[str, Any]:
    """Index builds from nothing, each a process of its own, and a search in the larger store."""
    from index.search import open_store

    made: dict[str, Any] = {}
    files = synthetic(folder / "synthetic", SYNTHETIC)
    jobs = {
        "corpus": ("index", "--store", str(folder / "corpus-store"), "--force"),
        f"{files} synthetic files": (
            "index",
            "--corpus",
            str(folder / "synthetic"),
            "--store",
            str(folder / "many-store"),
            "--force",
        ),
    }
    for name, command in jobs.items():
        done = process(command)
        store = Path(command[command.index("--store") + 1])
        made[name] = {
            "seconds": round(done.seconds, 1),
            "peak_mb": round(done.peak_mb, 1),
            "store_mb": round(disk_mb(store), 1),
        }
    retriever = open_store(folder / "many-store")
    texts = [item.words for item in asked.load("test")]
    made[f"search in {files} synthetic files"] = asdict(timed([lambda t=t: retriever.search(t, k=10) for t in texts]))  # type: ignore[misc]
    return made


def synthetic(folder: Path, count: int, seed: int = 7) -> int:
    """Write `count` short Markdown files of shuffled sentences of the notes: for timing only, no knowledge in them."""
    rng = random.Random(seed)  # noqa: S311 nothing secret
    notes = sorted((ROOT / "corpus" / "notes").rglob("*.md"))
    pool = [
        s
        for note in notes
        for s in sentences(note.read_text(encoding="utf-8").split("---", 2)[-1])
        if 8 < len(s.split()) < 45
    ]
    folder.mkdir(parents=True)
    for i in range(count):
        body = " ".join(" ".join(s.split()) for s in rng.sample(pool, 6))
        text = f"# Synthetic document {i:04d}\n\nSYNTHETIC, for timing only: shuffled sentences.\n\n{body}\n"
        (folder / f"synthetic-{i:04d}.md").write_text(text, encoding="utf-8")
    return count


def disk_mb(folder: Path) -> float:
    """Size of all files under a folder."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def pictured(report: dict[str, Any]) -> dict[str, float]:
    """The bars of the picture, in ms."""
    bars = {f"{name}, new process": run["median_s"] * 1000 for name, run in report["cold"].items()}
    return bars | {f"{name}, warm (p50)": spread["p50"] for name, spread in report["warm"].items()}


def table(report: dict[str, Any]) -> str:
    """The report in a screenful."""
    m = report["machine"]
    lines = [f"{m['cpu']}, {m['cores']} cores, {m['system']}, Python {m['python']}, load {m['load_before'][0]}", ""]
    lines += [f"{'whole process':34}{'median s':>9}{'min':>7}{'max':>7}{'peak MB':>9}"]
    lines += [
        f"{n:34}{r['median_s']:>9.2f}{r['min_s']:>7.2f}{r['max_s']:>7.2f}{r['peak_mb']:>9.0f}"
        for n, r in report["cold"].items()
    ]
    spreads = report["warm"] | {n: s for n, s in report["index"].items() if "p50" in s}
    lines += ["", f"{'warm call, ms':34}{'n':>9}{'p50':>7}{'p95':>7}{'p99':>9}{'max':>9}"]
    lines += [
        f"{n:34}{s['n']:>9}{s['p50']:>7.1f}{s['p95']:>7.1f}{s['p99']:>9.1f}{s['max']:>9.1f}" for n, s in spreads.items()
    ]
    lines += ["", f"store on disk {report['store_mb']} MB"]
    for name, build in report["index"].items():
        if "seconds" in build:
            lines += [
                f"index of {name}: {build['seconds']} s, peak {build['peak_mb']} MB, {build['store_mb']} MB on disk"
            ]
    return "\n".join(lines)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description="Latency, memory and build time.")
    parser.add_argument("--quick", action="store_true", help="leave the index builds out")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
