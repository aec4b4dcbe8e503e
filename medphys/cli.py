"""The command line: parse, call, print. Only this file writes to stdout and knows exit codes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medphys import __version__
from medphys.batch import ask_row, handled, lines, text_of
from medphys.errors import UserError
from medphys.settings import HELP, load

if TYPE_CHECKING:
    from rag.answer import Answer
    from rag.tutor import Tutor

MISTAKE, FAILURE = 2, 1


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 done, 2 the user can put it right, 1 a failure of ours."""
    try:
        args = parser().parse_args(argv)
        return int(args.run(args))
    except UserError as mistake:
        print(f"medphys: {mistake}", file=sys.stderr)
        return MISTAKE
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("medphys: stopped.", file=sys.stderr)
        return FAILURE
    except Exception as failure:
        print(f"medphys: internal failure: {type(failure).__name__}: {failure}", file=sys.stderr)
        return FAILURE


# -- commands --------------------------------------------------------------------


def ask(args: argparse.Namespace) -> int:
    """One question, or a batch of JSON lines."""
    if bool(args.question) == bool(args.batch):
        raise UserError('Ask one thing: medphys ask "QUESTION", or medphys ask --batch IN.jsonl --json.')
    tutor = _tutor(args.store)
    if args.batch:
        for line in lines(args.batch):
            _print_json(handled(line, lambda row: ask_row(tutor, row)))
        return 0
    from rag.question import Question

    answer = tutor.ask(Question.of(args.question, args.choice or ()))
    if args.json:
        _print_json(answer.to_json())
    else:
        print(as_text(answer))
    return 0


def search(args: argparse.Namespace) -> int:
    """Passages for one query, or for a batch of JSON lines."""
    if bool(args.query) == bool(args.batch):
        raise UserError('Search for one thing: medphys search "QUERY", or medphys search --batch IN.jsonl --json.')
    from index.search import open_store

    retriever = open_store(_store(args.store))

    def hits(query: str) -> list[dict[str, Any]]:
        found = retriever.search(query, k=args.k, per_source=args.per_source or None)
        fields = ("source_id", "chunk_id", "title", "section", "locator")
        return [
            {f: getattr(h.passage, f) for f in fields}
            | {"score": round(h.score, 5), "text": h.passage.text, "url": h.passage.url}
            for h in found
        ]

    if args.batch:
        for line in lines(args.batch):
            _print_json(
                handled(
                    line,
                    lambda row: {"id": row.get("id"), "hits": hits(text_of(row, "query", "question", "text"))},
                    empty={"hits": []},
                )
            )
        return 0
    found = hits(args.query)
    if args.json:
        _print_json({"id": None, "hits": found})
        return 0
    for n, hit in enumerate(found, start=1):
        print(
            f"{n}. {hit['title']} — {hit['locator']}  [{hit['source_id']}]  {hit['score']:.3f}\n   {_short(hit['text'])}\n"
        )
    if not found:
        print("Nothing found.")
    return 0


def index(args: argparse.Namespace) -> int:
    """Build or refresh an index."""
    from index.build import build
    from index.embed import embedder

    settings = load()
    folders = [Path(p) for p in args.corpus] if args.corpus else settings.corpus_folders
    own = not args.corpus
    report = build(
        folders, _store(args.store), embed=embedder(settings), force=args.force, sentence_vectors=own or args.sentences
    )
    for warning in report.warnings:
        print(f"medphys: {warning}", file=sys.stderr)
    print(
        f"{report.files} files, {report.passages} passages ({report.embedded} embedded, {report.reused} kept) "
        f"in {report.seconds:.1f} s: {_store(args.store)}",
        file=sys.stderr,
    )
    return 0


def calc(args: argparse.Namespace) -> int:
    """One formula by its id."""
    from physics.evaluate import formula
    from physics.show import worked

    chosen = formula(args.formula)
    given: dict[str, str] = {}
    for part in args.values:
        if "=" in part:
            name, value = part.split("=", 1)
            given[name.strip()] = value.strip()
        elif given:
            last = next(reversed(given))
            given[last] += f" {part}"  # `mu=0.46 1/cm` without quotes
        else:
            raise UserError(
                f"Write values as name=value, for example {chosen.id} {' '.join(f'{k}={v!r}' for k, v in chosen.example[0].items())}."
            )
    done = worked(chosen, given, args.solve_for, args.unit)
    if args.json:
        _print_json(
            {
                "formula": chosen.id,
                "name": chosen.name,
                "latex": chosen.latex,
                "valid": chosen.valid,
                "source": chosen.source,
                **done.to_json(),
            }
        )
    else:
        print("\n".join(done.steps))
    return 0


def formulas(args: argparse.Namespace) -> int:
    """The formulas, those that the given words find, or the page of one."""
    from physics.find import find
    from physics.formulas import FORMULAS
    from physics.show import card, page, row

    words = " ".join(args.words)
    found = [FORMULAS[words]] if words in FORMULAS else find(words)
    if args.json:
        _print_json([card(f) for f in found])
    elif len(found) == 1:
        print(page(found[0]))
    elif not found:
        raise UserError(f"No formula holds {words!r}. Try fewer or other words, or list all with `medphys formulas`.")
    else:
        print("\n".join(row(f) for f in found))
    return 0


def config(args: argparse.Namespace) -> int:
    """Every setting, its value and its meaning."""
    settings = load()
    shown = {f"MEDPHYS_{name.upper()}": getattr(settings, name) for name in HELP}
    if args.json:
        _print_json(shown)
    else:
        for name, help_ in HELP.items():
            print(f"MEDPHYS_{name.upper()}={getattr(settings, name)}\n    {help_}")
    return 0


# -- output ----------------------------------------------------------------------


def as_text(answer: Answer) -> str:
    """An answer for a terminal: words, then what each marker cites."""
    out = [answer.answer, ""]
    for c in answer.citations:
        out.append(f"[{c.marker}] {c.title}, {c.locator} ({c.source_id}): “{_short(c.quote, 200)}”")
    state = f"{answer.status}, confidence {answer.confidence:.2f}, generator {answer.generator}"
    return "\n".join([*out, "", f"({state})", *answer.warnings]).strip()


def _short(text: str, longest: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rsplit(" ", 1)[0] + " …"


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _store(given: str | None) -> Path:
    return Path(given).expanduser() if given else load().store_folder


def _tutor(store: str | None) -> Tutor:
    from rag.tutor import tutor

    return tutor(load(), _store(store))


# -- the parser ------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise UserError(f"{message}. See `{self.prog} --help`.")


def parser() -> argparse.ArgumentParser:
    """The whole command line, as `--help` shows it."""
    top = _Parser(
        prog="medphys",
        description="A tutor for medical physics: cited answers and computed numbers. For education only.",
    )
    top.add_argument("--version", action="version", version=f"medphys {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        made = commands.add_parser(run.__name__, help=help_, description=help_)
        made.set_defaults(run=run)
        return made

    p = command(ask, "ask a question: a cited, computed answer, or an honest 'I can't support that'")
    p.add_argument("question", nargs="?", help="the question; options may stand in it as A) ... B) ...")
    p.add_argument(
        "--choice", action="append", metavar="OPTION", help="an option of a multiple-choice question, in order"
    )
    p.add_argument(
        "--batch", metavar="IN.jsonl", help='lines of {"id", "question", "choices"?, "history"?}; - for stdin'
    )
    p.add_argument("--json", action="store_true", help="one JSON object a question on stdout")
    p.add_argument("--store", metavar="DIR", help="folder of the index (default: MEDPHYS_STORE)")

    p = command(search, "find passages")
    p.add_argument("query", nargs="?", help="what to look for")
    p.add_argument("--k", type=_positive, default=10, metavar="N", help="how many hits (default 10)")
    p.add_argument(
        "--per-source",
        type=int,
        default=1,
        metavar="N",
        help="at most N passages of one source (default 1; 0 for no limit)",
    )
    p.add_argument("--batch", metavar="IN.jsonl", help='lines of {"id", "query"}; - for stdin')
    p.add_argument("--json", action="store_true", help="one JSON object a query on stdout")
    p.add_argument("--store", metavar="DIR", help="folder of the index (default: MEDPHYS_STORE)")

    p = command(index, "build or refresh an index of .md, .txt and .pdf files")
    p.add_argument(
        "--corpus", action="append", metavar="DIR", help="folder to index, may be repeated (default: MEDPHYS_CORPUS)"
    )
    p.add_argument("--store", metavar="DIR", help="folder to write (default: MEDPHYS_STORE)")
    p.add_argument("--force", action="store_true", help="embed everything again")
    p.add_argument(
        "--sentences",
        action="store_true",
        help="also keep a vector a sentence: faster answers, a longer build (always on for our own corpus)",
    )

    p = command(calc, "compute one formula, for its result or for any one of its variables")
    p.epilog = (
        "A number without a unit is in the unit that `medphys formulas ID` shows. Where that is per cent, a bare number "
        "up to 1 for a fraction, factor, efficiency or depth dose is the share itself (LSF=0.07 is 7 %), for all else "
        "per cent (u=0.5 is 0.5 %); '0.07 dimensionless' is 7 % everywhere. A list is written x='10, 10.4 mm'."
    )
    p.add_argument("formula", help="a formula's id, see `medphys formulas`")
    p.add_argument("values", nargs="*", metavar="name=value", help="values with units, for example mu='0.46 1/cm'")
    p.add_argument("--solve-for", metavar="NAME", help="the variable to find, when it is not the formula's result")
    p.add_argument("--unit", metavar="UNIT", default="", help="unit of the result")
    p.add_argument("--json", action="store_true", help="one JSON object on stdout")

    p = command(formulas, "list formulas, search them, or show one")
    p.add_argument(
        "words", nargs="*", help="an id for the page of one formula, or words to search names, quantities and symbols"
    )
    p.add_argument("--json", action="store_true", help="a JSON list on stdout")

    p = command(config, "show every setting")
    p.add_argument("--json", action="store_true", help="a JSON object on stdout")
    return top


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
