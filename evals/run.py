"""Run the questions through the tutor as a student does, and score what comes back.

    python -m evals.run [--generator NAME] [--limit N] [--set test]    # what `make eval` calls
    python -m evals.run --fit                                          # first fit rag/confidence.json

Writes evals/results/<date>-<generator>.json and plots beside it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals import asked, fit, metrics, plots
from evals.asked import ANSWERABLE, KINDS, Item
from medphys.errors import UserError
from medphys.settings import load
from rag.answer import Answer
from rag.tutor import Tutor, tutor

RESULTS = Path(__file__).with_name("results")
DEPTH = 60  # passages looked at to rank sources: one source has several


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked once."""

    item: Item
    answer: dict[str, Any]  # the published JSON
    right: bool  # what came back is what the item asks for
    would_be_right: bool  # the answer, or the one that was withheld, is right
    found: tuple[str, ...]  # source ids of the search, best first


def main(argv: Sequence[str] | None = None) -> int:
    """Fit if asked to, run, print, write. 2 for a mistake that the user can put right."""
    args = _arguments(argv)
    try:
        if args.fit:
            print(json.dumps(fit.write(_tutor(args.generator)), indent=2))
        questions = asked.spread(asked.load(args.set), args.limit)
        asking = _tutor(args.generator)
        outcomes = list(run(asking, questions))
    except UserError as mistake:
        print(f"evals: {mistake}", file=sys.stderr)
        return 2
    report = scored(outcomes) | {
        "generator": asking.generator.name,
        "abstain_below": asking.abstain_below,
        "set": args.set,
    }
    name = f"{datetime.now(UTC):%Y-%m-%d}-{_plain(asking.generator.name)}"
    _write(report, outcomes, name, keep=args.set == "test" and not args.limit)
    print(table(report))
    return 0


def run(asking: Tutor, questions: Sequence[Item]) -> Iterator[Outcome]:
    """Ask every question; where the tutor abstains, ask again with no bar to see what it withheld."""
    unbarred = Tutor(asking.corpus, asking.generator, 0.0)
    for item in questions:
        answer = answered(asking, item)
        withheld = answered(unbarred, item) if answer["status"] == "abstained" else answer
        hits = asking.corpus.search(item.ask.standalone, k=DEPTH) if item.sources else []
        found = tuple(dict.fromkeys(h.passage.source_id for h in hits))
        would = item.kind in ANSWERABLE and metrics.right(item, withheld)
        yield Outcome(item, answer, metrics.right(item, answer), would, found)


def answered(asking: Tutor, item: Item) -> dict[str, Any]:
    """The published JSON. A question that brings the tutor down is wrong, and the run goes on."""
    try:
        return asking.ask(item.ask).to_json(item.id)
    except Exception as failure:
        print(f"evals: {item.id} failed: {type(failure).__name__}: {failure}", file=sys.stderr)
        return Answer(item.question, str(failure), "abstained").to_json(item.id) | {"status": "failed"}


def scored(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Every score of a run, as plain JSON values."""
    items, rights = [o.item for o in outcomes], [float(o.right) for o in outcomes]
    answerable = [o for o in outcomes if o.item.kind in ANSWERABLE]
    judged = [o for o in outcomes if o.answer["status"] in {"answered", "abstained"} and o.item.kind != "refuse"]
    sourced = [o for o in outcomes if o.item.sources]
    answered = [o for o in answerable if o.answer["status"] == "answered"]
    ranked = metrics.retrieval({o.item.id: o.found for o in sourced}, {o.item.id: o.item.sources for o in sourced})
    cited = [
        float(any(c["source_id"] in o.item.sources for c in o.answer["citations"])) for o in answered if o.item.sources
    ]
    return {
        "overall": asdict(metrics.bootstrap(rights)),
        "answerable": asdict(metrics.bootstrap([float(o.right) for o in answerable])),
        "right_when_answered": asdict(metrics.bootstrap([float(o.right) for o in answered])),
        "by_kind": {name: asdict(e) for name, e in metrics.by(items, rights, lambda i: i.kind).items()},
        "by_domain": {
            name: asdict(e)
            for name, e in metrics.by(
                [o.item for o in answerable], [float(o.right) for o in answerable], lambda i: i.domain
            ).items()
        },
        "retrieval": {name: asdict(metrics.bootstrap(values)) for name, values in ranked.items()},
        "cites_a_listed_source": asdict(metrics.bootstrap(cited)),
        "guard": metrics.guard(items, [str(o.answer["status"]) for o in outcomes]),
        "calibration": calibration(judged),
        "failed": sum(o.answer["status"] == "failed" for o in outcomes),
        "latency_ms": latency([float(o.answer["timings"]["total_ms"]) for o in outcomes if o.answer["timings"]]),
    }


def calibration(judged: Sequence[Outcome]) -> dict[str, Any]:
    """How far the stated confidence can be trusted, over answers given and withheld."""
    chances, rights = [float(o.answer["confidence"]) for o in judged], [o.would_be_right for o in judged]
    return {
        "n": len(judged),
        "ece": metrics.ece(chances, rights),
        "brier": metrics.brier(chances, rights),
        "auc": metrics.separation(chances, rights),
        "bins": [asdict(b) for b in metrics.reliability(chances, rights)],
    }


def latency(times: Sequence[float]) -> dict[str, float]:
    """Median, 95 % point and greatest, in ms."""
    order = sorted(times)
    return (
        {"p50": order[len(order) // 2], "p95": order[int(0.95 * (len(order) - 1))], "max": order[-1]} if order else {}
    )


def table(report: dict[str, Any]) -> str:
    """The report in a screenful."""
    lines = [f"{report['set']} set, generator {report['generator']}, abstains below {report['abstain_below']:g}", ""]
    lines += [f"{'':24}{'n':>5}{'score':>8}   95 % interval"]
    rows: dict[str, Any] = {k: report["by_kind"][k] for k in KINDS if k in report["by_kind"]}
    for name in ("overall", "answerable", "right_when_answered", "cites_a_listed_source"):
        rows[name] = report[name]
    rows |= report["retrieval"]
    lines += [f"{name:24}{e['n']:>5}{e['mean']:>8.3f}   {e['low']:.3f} to {e['high']:.3f}" for name, e in rows.items()]
    lines += ["", "  ".join(f"{name} {value:.3f}" for name, value in report["guard"].items())]
    c = report["calibration"]
    lines += [f"ECE {c['ece']:.3f}  Brier {c['brier']:.3f}  AUC {c['auc']:.3f}  ({c['n']} questions)"]
    lines += [f"failed {report['failed']}"] if report["failed"] else []
    lines += ["latency " + "  ".join(f"{name} {ms:.0f} ms" for name, ms in report["latency_ms"].items())]
    return "\n".join(lines)


def _write(report: dict[str, Any], outcomes: Sequence[Outcome], name: str, *, keep: bool) -> None:
    """Every answer, to read and throw away; the scores and plots of a whole test run, to keep."""
    RESULTS.mkdir(exist_ok=True)
    lines = (json.dumps(each(o), ensure_ascii=False) + "\n" for o in outcomes)
    (RESULTS / f"{name}-{report['set']}-answers.jsonl.tmp").write_text("".join(lines), encoding="utf-8")
    if keep:
        text = json.dumps(_finite(report), indent=1, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        plots.draw(report, RESULTS, name)


def each(outcome: Outcome) -> dict[str, Any]:
    """One line of the answers file: enough to see why an answer was right or wrong."""
    told = {name: outcome.answer[name] for name in ("status", "confidence", "choice", "answer")}
    result = (outcome.answer["calculation"] or {}).get("result")
    verdict = {"id": outcome.item.id, "right": outcome.right, "would_be_right": outcome.would_be_right}
    return verdict | told | {"result": result, "found": outcome.found[:5]}


def _finite(value: Any) -> Any:
    """JSON has no nan: it becomes null. Six significant digits are enough."""
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_finite(v) for v in value]
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value


def _tutor(generator: str | None) -> Tutor:
    """The tutor in force; its bar is the one that the last fit stored, unless a setting says otherwise."""
    settings = load()
    return tutor(replace(settings, generator=generator) if generator else settings)


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-." else "_" for c in name)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.run", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("--fit", action="store_true", help="first fit rag/confidence.json on calibration.jsonl")
    parser.add_argument("--generator", help="as MEDPHYS_GENERATOR: grounded, transformers, provider:model")
    parser.add_argument("--limit", type=int, default=0, help="ask only N questions, spread over all kinds")
    parser.add_argument("--set", choices=asked.SETS, default="test", help="which questions are scored")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
