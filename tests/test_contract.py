"""What the outside relies on: command line, JSON, exit codes. Uses the index that `make test` builds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pint
import pytest

from medphys.cli import main
from medphys.settings import ROOT, load

pytestmark = pytest.mark.slow
FIELDS = {
    "id", "question", "answer", "status", "reason", "confidence", "citations", "formulas", "calculation", "choice", "warnings",
    "generator", "timings",
}  # fmt: skip


@pytest.fixture(autouse=True)
def grounded(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("MEDPHYS_GENERATOR", "grounded")
    load.cache_clear()
    yield
    load.cache_clear()


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[Any], str]:
    """Exit code, the JSON lines of stdout, stderr."""
    code = main(list(args))
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_an_answer_has_every_published_field(capsys: pytest.CaptureFixture[str]) -> None:
    code, (answer,), _ = run(capsys, "ask", "What is the half-value layer of aluminium at 100 keV?", "--json")
    assert code == 0 and set(answer) >= FIELDS and answer["status"] == "answered" and answer["generator"] == "grounded"
    result = answer["calculation"]["result"]
    # 15.1 mm, the seed paper's worked example: (mu/rho)(Al, 100 keV) = 0.1704 cm2/g, 2.699 g/cm3
    assert pint.UnitRegistry().Quantity(result["value"], result["unit"]).m_as("mm") == pytest.approx(15.1, rel=0.03)
    assert result["quantity"] == "half-value layer" and answer["calculation"]["steps"]
    assert set(answer["citations"][0]) >= {"marker", "source_id", "title", "section", "locator", "url", "quote"}
    assert set(answer["formulas"][0]) == {"id", "latex", "name"} and 0 < answer["confidence"] <= 1
    assert {"retrieve_ms", "generate_ms"} <= set(answer["timings"])


def test_a_batch_gives_one_line_a_line_in_order_whatever_is_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [
        json.dumps({"id": "a", "question": "Unit of absorbed dose?"}),
        "this is not JSON",
        json.dumps({"id": "c", "question": ""}),
        json.dumps({"id": "d", "question": "x7#" * 3400}),
        json.dumps(["a", "list"]),
        json.dumps(
            {"id": "f", "question": "The unit of equivalent dose is", "choices": ["gray", "sievert", "becquerel"]}
        ),
        json.dumps(
            {
                "id": "g",
                "question": "and in lead?",
                "history": [{"role": "user", "content": "HVL of aluminium at 100 keV?"}],
            }
        ),
        json.dumps({"id": "h", "question": "Half-life of I-131?", "choices": "no list"}),
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", str(file), "--json")
    assert code == 0 and [o["id"] for o in out] == ["a", None, "c", "d", None, "f", "g", "h"]
    assert all(set(o) >= FIELDS for o in out)
    assert [o["status"] for o in out] == ["answered", *["abstained"] * 4, "answered", "answered", "abstained"]
    assert all(o["reason"] for o in out if o["status"] == "abstained")
    assert "gray" in out[0]["answer"] and out[5]["choice"] == "B"
    assert out[6]["calculation"]["result"]["value"] == pytest.approx(0.110, rel=0.05)  # mm of lead, NIST XCOM mu


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("How long do I boil an egg?", "abstained"),
        ("What dose should I give my patient with prostate cancer?", "refused"),
        ("Half-life of I-131?", "answered"),
    ],
)
def test_status_says_what_became_of_a_question(capsys: pytest.CaptureFixture[str], question: str, status: str) -> None:
    code, (answer,), _ = run(capsys, "ask", question, "--json")
    assert code == 0 and answer["status"] == status and bool(answer["reason"]) == (status != "answered")


def test_search_gives_hits_best_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(
        '{"id": 1, "query": "what is a half-value layer"}\n{"id": 2, "query": ""}\n{"id": 3}\n', encoding="utf-8"
    )
    code, out, _ = run(capsys, "search", "--batch", str(file), "--k", "5", "--json")
    assert code == 0 and [o["id"] for o in out] == [1, 2, 3] and out[1]["hits"] == [] and out[2]["reason"]
    hits = out[0]["hits"]
    assert len(hits) == 5 and hits[0]["source_id"] == "half-value-layer"
    assert [h["score"] for h in hits] == sorted((h["score"] for h in hits), reverse=True)
    assert set(hits[0]) >= {"source_id", "chunk_id", "title", "section", "locator", "score", "text"}


def test_calc_computes_forwards_and_backwards(capsys: pytest.CaptureFixture[str]) -> None:
    _, (forward,), _ = run(capsys, "calc", "hvl", "mu=0.4599 1/cm", "--json")
    _, (back,), _ = run(capsys, "calc", "hvl", "HVL=15.07 mm", "--solve-for", "mu", "--json")
    assert forward["result"]["value"] == pytest.approx(1.507, rel=1e-3) and forward["result"]["unit"] == "cm"
    assert back["result"]["value"] == pytest.approx(0.4599, rel=1e-3)


def test_formulas_and_config_list_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    _, (listed,), _ = run(capsys, "formulas", "--json")
    _, (settings,), _ = run(capsys, "config", "--json")
    assert len(listed) >= 30 and {"id", "name", "latex", "needs", "gives"} <= set(listed[0])
    assert settings["MEDPHYS_GENERATOR"] == "grounded"


@pytest.mark.parametrize(
    "args",
    [
        ("calc", "hvl", "mu=3 Gy"),
        ("calc", "no-such-formula", "x=1"),
        ("calc", "hvl"),
        ("ask",),
        ("ask", "--batch", "/no/such/file", "--json"),
        ("search", "x", "--store", "/no/such/store"),
        ("index", "--corpus", "/no/such/folder", "--store", "/tmp/nowhere"),
        ("ask", "x", "--k", "3"),
        ("formulas", "zzzz"),
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    code = main(list(args))
    out, err = capsys.readouterr()
    assert code == 2 and out == "" and len(err.strip().splitlines()) == 1 and err.startswith("medphys: ")


def test_an_unknown_generator_is_a_mistake_of_the_user(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDPHYS_GENERATOR", "nonsense")
    load.cache_clear()
    code = main(["ask", "Half-life of I-131?"])
    assert code == 2 and len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_fresh_process_writes_json_alone_to_stdout() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "medphys.cli", "ask", "Unit of absorbed dose?", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["status"] == "answered"


def test_the_first_answer_loads_no_torch_and_no_slow_package() -> None:
    code = (
        "import sys; from medphys.cli import main; main(['ask', 'HVL of aluminium at 100 keV?', '--json']);"
        "bad = {'torch', 'transformers', 'sentence_transformers', 'scipy.optimize', 'scipy.sparse', 'pandas', 'matplotlib', 'bm25s', 'streamlit', 'sympy'} & set(sys.modules);"
        "sys.exit(','.join(sorted(bad)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_small_language_model_answers_offline_with_checked_citations(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MEDPHYS_GENERATOR", "transformers")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    load.cache_clear()
    file = tmp_path / "in.jsonl"
    asked = (
        "Unit of absorbed dose?",
        "What is the half-value layer of aluminium at 100 keV?",
        "How do I bake sourdough bread?",
    )
    file.write_text("\n".join(json.dumps({"id": i, "question": q}) for i, q in enumerate(asked)), encoding="utf-8")
    code, (unit, hvl, bread), _ = run(capsys, "ask", "--batch", str(file), "--json")
    assert code == 0 and unit["status"] == hvl["status"] == "answered" and bread["status"] == "abstained"
    assert "gray" in unit["answer"].lower() and unit["citations"] and unit["generator"].startswith("transformers")
    assert "15.07 mm" in hvl["answer"] and hvl["calculation"]["result"]["value"] == pytest.approx(1.507, rel=0.01)
