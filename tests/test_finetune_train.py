"""Presets as published, what a missing GPU says, loss on answers alone, and the whole path on a tiny model."""

from __future__ import annotations

import json
import math

import pytest

from finetune import judge, train
from finetune.base import IGNORED, encode
from finetune.presets import CPU, PAPER, PRESETS, SMOKE, T4, preset, require_device
from medphys.errors import UserError


def test_the_paper_preset_is_the_papers_recipe():
    """shared/seeds, sections 3.2, 3.4 and 4.1."""
    assert (PAPER.model, PAPER.precision) == ("google/gemma-1.1-7b-it", "nf4")
    assert (PAPER.rank, PAPER.alpha, PAPER.dropout) == (16, 16, 0.0)
    assert {one.removesuffix("_proj") for one in PAPER.targets} == {"q", "k", "v", "o", "up", "down", "gate"}
    assert (PAPER.batch, PAPER.accumulate, PAPER.steps) == (1, 4, 100)
    assert (PAPER.learning_rate, PAPER.schedule) == (2e-4, "cosine")


def test_presets_say_what_they_need():
    assert {one.name for one in PRESETS.values() if one.needs_gpu} == {"t4", "paper"}
    assert (T4.precision, T4.optimizer, T4.checkpointing) == ("nf4", "paged_adamw_8bit", True)
    assert preset("CPU") is CPU
    with pytest.raises(UserError, match="t4, paper, cpu, smoke"):
        preset("a100")


def test_a_preset_without_its_gpu_names_one_that_works_and_exits_with_2(capsys):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    assert train.main(["--preset", "t4"]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and said.out == ""
    assert "PRESET=t4 needs a CUDA GPU with 16 GB" in said.err and "here PRESET=cpu works" in said.err
    require_device(CPU)
    require_device(SMOKE)


class Words:
    """A tokenizer of whole words, with a chat form."""

    def apply_chat_template(self, messages, tokenize, add_generation_prompt):
        turns = "".join(f"<{one['role']}> {one['content']} <end> \n " for one in messages)
        return turns + ("<assistant> " if add_generation_prompt else "")

    def __call__(self, text, add_special_tokens):
        return {"input_ids": [len(word) if word != "<end>" else 1000 for word in text.split()]}


ROW = {
    "id": "a/b/0",
    "prompt": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Which unit?"}],
    "completion": [{"role": "assistant", "content": "The gray."}],
}


def test_only_the_answer_and_the_end_of_its_turn_bear_loss():
    one = encode(Words(), ROW, 100)
    learnt = [token for token in one["labels"] if token != IGNORED]
    assert learnt == [3, 5, 1000] == one["input_ids"][-3:]
    assert len(one["labels"]) == len(one["input_ids"]) == 12


def test_a_pair_that_is_too_long_is_left_out_and_never_cut():
    assert encode(Words(), ROW, 11) is None


@pytest.mark.parametrize(
    ("at", "answer", "right"),
    [
        (0, "The gray (Gy), one joule per kilogram.", True),
        (0, "The sievert (Sv).", False),
        (0, "Gray or sievert.", False),
        (1, "Intensity-modulated radiation therapy.", True),
        (1, "Intensity Modulated Radiotherapy", True),
        (1, "Image-guided radiation therapy", False),
        (2, "About 8.02 days.", True),
        (2, "8 days", True),
        (2, "60 days", False),
        (2, "18 days", False),
        (2, "8.02 hours", False),
    ],
)
def test_the_three_questions_of_the_paper_are_marked(at, answer, right):
    assert judge.is_right(answer, *judge.THREE[at][1:]) is right


def test_want_of_memory_and_of_disk_is_told_in_a_line():
    assert "RESUME=1" in train.failure(OSError(28, "No space left on device"))
    assert "PRESET=cpu" in train.failure(RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"))
    assert train.failure(RuntimeError("shapes differ")) is None


def test_judging_a_run_that_is_not_there_is_the_users_mistake(tmp_path, capsys):
    assert judge.main(["--preset", "smoke", "--run", str(tmp_path)]) == 2
    assert "make finetune PRESET=smoke" in capsys.readouterr().err


@pytest.mark.slow
def test_held_out_loss_is_the_mean_over_answer_tokens():
    """Against cross-entropy written out by hand, token for token."""
    torch = pytest.importorskip("torch")
    from finetune.base import open_base

    opened = open_base(SMOKE)
    rows = [ROW, ROW | {"completion": [{"role": "assistant", "content": "The gray, which is one joule per kilogram."}]}]
    total, count = 0.0, 0
    for row in rows:
        one = encode(opened.tokenizer, row, 400)
        with torch.no_grad():
            chances = opened.model(torch.tensor([one["input_ids"]])).logits[0].log_softmax(-1)
        for place, token in enumerate(one["labels"][1:]):
            if token != IGNORED:
                total -= float(chances[place, token])
                count += 1
    held = judge.held_out(opened, rows, 400)
    assert held["tokens"] == count and held["loss"] == pytest.approx(total / count, rel=1e-4)
    assert held["perplexity"] == pytest.approx(math.exp(total / count), rel=1e-3)


@pytest.mark.slow
def test_the_smoke_preset_stops_goes_on_and_leaves_a_whole_run(tmp_path):
    pytest.importorskip("trl")
    run = tmp_path / "run"
    assert train.train(SMOKE, run, stop_after=2) is False
    data_before = (run / "train.jsonl").read_bytes()
    assert train.train(SMOKE, run, resume=True) is True
    assert (run / "train.jsonl").read_bytes() == data_before
    steps = [one["step"] for one in json.loads((run / "log.json").read_text()) if "loss" in one]
    assert steps == list(range(1, SMOKE.steps + 1))  # the second session began where the first one ended
    info = json.loads((run / "model_info.json").read_text())
    assert info["steps"] == SMOKE.steps and info["base"] == "tiny" and info["preset"]["rank"] == SMOKE.rank
    assert (run / "loss.png").read_bytes().startswith(b"\x89PNG")
    assert (run / "adapter" / "adapter_config.json").is_file()
    judged = json.loads((run / "judge.json").read_text())
    assert judged["after"]["held_out"]["loss"] != judged["before"]["held_out"]["loss"]
    assert "before | after" in (run / "MODEL_CARD.md").read_text()


@pytest.mark.slow
def test_the_adapter_of_a_run_can_be_laid_over_its_base(tmp_path):
    """What is written is what `MEDPHYS_ADAPTER` reads: the reopened model has the loss that training measured."""
    pytest.importorskip("trl")
    from finetune.base import open_base

    run = tmp_path / "run"
    assert train.train(SMOKE, run) is True
    after = json.loads((run / "judge.json").read_text())["after"]["held_out"]
    opened = open_base(SMOKE, adapter=str(run / "adapter"))
    again = judge.held_out(opened, judge.rows_of(run / "val.jsonl")[: SMOKE.held_out], SMOKE.max_length)
    assert again["loss"] == pytest.approx(after["loss"], rel=1e-4)
