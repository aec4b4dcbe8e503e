"""Generators with a model: reading what it wrote, asking it, and one line for each thing that can be missing."""

from __future__ import annotations

import re
import string
import time

import numpy as np
import pytest

from index.passage import Hit, Passage
from medphys.errors import UserError
from medphys.settings import Settings
from physics.formulas import FORMULAS
from physics.units import quantity
from physics.work import Calculation
from rag import model, prompts
from rag.evidence import Evidence, Ranked
from rag.llm import LangChainGenerator, TransformersGenerator, numbers, read_draft
from rag.piece import Piece
from rag.question import Question
from rag.reading import finished

HVL = "The half-value layer is the thickness that reduces a narrow beam to one half."
PAIR = "Pair production needs photons above 1.022 MeV."


def evidence(*texts: str) -> list[Evidence]:
    """Passages of one sentence each."""
    return [
        Evidence(
            Hit(Passage(f"n{i}#0", f"n{i}", f"Note {i}", "Answer", "Answer", text), 1.0, 0.5, 1.0),
            (Ranked(Piece(text, text, "prose"), 0.9 - 0.1 * i, 0.5, 0.5, np.zeros(2, np.float32)),),
        )
        for i, text in enumerate(texts)
    ]


TWO = evidence(HVL, PAIR)


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(claim.text, claim.evidence) for claim in read_draft(text, TWO)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It halves the beam [1].", [("It halves the beam.", (0,))]),
        ("It halves the beam. [1] It is thick. [2]", [("It halves the beam.", (0,)), ("It is thick.", (1,))]),
        ("Both are true [1, 2].", [("Both are true.", (0, 1))]),
        ("Both are true [1][2].", [("Both are true.", (0, 1))]),
        ("Both are true [1-2].", [("Both are true.", (0, 1))]),
        ("It halves the beam (1).", [("It halves the beam.", (0,))]),
        ("It halves the beam [Passage 2].", [("It halves the beam.", (1,))]),
        ("Nobody knows the colour [7].", [("Nobody knows the colour.", ())]),
        ("Values lie in [0, 1] here [2].", [("Values lie in [0, 1] here.", (1,))]),
        ("The interval $[1, 2]$ is closed [2].", [("The interval $[1, 2]$ is closed.", (1,))]),
        ("Use f(1) here as well.", [("Use f(1) here as well.", ())]),
        ("- First [1].\n- Second [2].", [("First.", (0,)), ("Second.", (1,))]),
        ("1. **First** thing [1].\n2. Second thing [2].", [("First thing.", (0,)), ("Second thing.", (1,))]),
        ("## Answer\n\nIt halves\nthe beam [1].", [("It halves the beam.", (0,))]),
        ("According to passage [2], photons pair up.", [("Photons pair up.", (1,))]),
        ("<think>Hmm [2].</think>It halves the beam [1].", [("It halves the beam.", (0,))]),
        ("Assistant: It halves the beam [1].<|im_end|>\n<|im_start|>user\nAnd now?", [("It halves the beam.", (0,))]),
        ("It halves the beam [1].\nQuestion: What else?", [("It halves the beam.", (0,))]),
        ("It halves the beam [1].\n\nReferences:\n[1] A book", [("It halves the beam.", (0,))]),
        ("It halves the beam [1]. It halves the beam [1].", [("It halves the beam.", (0,))]),
        ("It halves. It does not halve [2].", [("It halves.", ()), ("It does not halve.", (1,))]),
        ("Sure, here is the answer. It halves the beam [1].", [("It halves the beam.", (0,))]),
        (prompts.SILENT, []),
        ("", []),
        ("...\n---\n**\n[1]", []),
    ],
)
def test_a_reply_is_read_as_claims_with_the_places_of_their_passages(text, want):
    assert read(text) == want


def test_a_sentence_without_a_marker_names_the_passage_that_shares_its_words_or_none():
    assert read(f"{PAIR} The moon is made of cheese.") == [(PAIR, (1,)), ("The moon is made of cheese.", ())]


def test_a_displayed_formula_is_one_claim_on_its_own_line():
    claims = read_draft("The layer is\n\n$$\\mathrm{HVL} = \\frac{\\ln 2}{\\mu}$$\n\nwhich halves the beam [1].", TWO)
    assert [claim.block for claim in claims] == [False, True, False]


def test_any_text_is_read_in_good_time_and_without_an_error():
    rng = np.random.default_rng(0)
    letters = list(string.printable + "[]()$*_<|>µ【】–1")
    start = time.process_time()
    for length in [*range(60), 2000, 40_000]:
        text = "".join(rng.choice(letters, length))
        for claim in read_draft(text, TWO):
            assert claim.text and all(0 <= place < 2 for place in claim.evidence)
    for nasty in (
        "[" * 30_000,
        "$" * 30_001,
        "[1, " * 9000,
        "(1" * 9000,
        "**a" * 9000,
        "<think>" * 5000,
        "a. " * 9000,
        "[1]. " * 6000,
    ):
        read_draft(nasty, [])
        read_draft(nasty, TWO)
    assert time.process_time() - start < 10


def test_a_reply_cut_at_its_limit_loses_the_broken_sentence_only():
    assert finished("One is whole [1]. Two is cut in the mid") == "One is whole [1]."
    assert finished("no sentence at all") == "no sentence at all"


@pytest.mark.parametrize(
    ("text", "want"),
    [("15.07 mm", [15.07]), ("3 × 10^-3 Gy", [0.003]), (r"$1.2\times 10^{4}$", [12000.0]), ("none", [])],
)
def test_numbers_of_a_sentence_are_read_with_their_powers_of_ten(text, want):
    assert list(numbers(text)) == pytest.approx(want)


def scripted(*replies: str) -> LangChainGenerator:
    from langchain_core.language_models import FakeListChatModel

    return LangChainGenerator("fake:script", Settings(), FakeListChatModel(responses=list(replies)))


def test_a_langchain_model_is_asked_and_read():
    draft = scripted("It halves the beam [1]. Photons pair [2, 9].").write(Question("What is the HVL?"), TWO, None)
    assert [(c.text, c.evidence) for c in draft.claims] == [("It halves the beam.", (0,)), ("Photons pair.", (1,))]
    assert draft.generator == "fake:script"


def test_without_evidence_or_result_no_model_is_asked():
    generator = scripted()  # a model without replies would raise
    assert generator.write(Question("What is the HVL?"), [], None).claims == ()


def test_the_sentence_that_states_our_result_is_marked_as_computed():
    work = Calculation((FORMULAS["hvl"],), (), quantity("1.507 cm"), "half-value layer")
    draft = scripted("The HVL is 1.507 cm. It halves the beam [1].").write(Question("HVL?"), TWO, work)
    assert [claim.computed for claim in draft.claims] == [True, False]


def test_a_message_of_content_blocks_is_read_too():
    from langchain_core.language_models import FakeMessagesListChatModel
    from langchain_core.messages import AIMessage

    said = AIMessage([{"type": "text", "text": "It halves "}, {"type": "text", "text": "the beam [1]. And it is c"}])
    said.response_metadata = {"finish_reason": "length", "logprob": -0.25}
    generator = LangChainGenerator("fake:blocks", Settings(), FakeMessagesListChatModel(responses=[said]))
    assert [claim.text for claim in generator.write(Question("HVL?"), TWO, None).claims] == ["It halves the beam."]
    assert generator.last_logprob == -0.25


@pytest.mark.parametrize("name", ["ollama", "ollama:", ":llama", ""])
def test_a_generator_name_without_provider_or_model_is_refused(name):
    with pytest.raises(UserError, match="<provider>:<model>"):
        LangChainGenerator(name, Settings())


def test_an_unknown_provider_is_one_clear_line():
    with pytest.raises(UserError, match=r"nosuch:model cannot be set up: .*nosuch") as raised:
        LangChainGenerator("nosuch:model", Settings()).write(Question("HVL?"), TWO, None)
    assert "\n" not in str(raised.value)


def test_a_missing_provider_package_is_named():
    if __import__("importlib.util").util.find_spec("langchain_ollama"):
        pytest.skip("langchain-ollama is installed here")
    with pytest.raises(UserError, match="pip install langchain-ollama"):
        LangChainGenerator("ollama:llama3.1", Settings()).write(Question("HVL?"), TWO, None)


def test_a_server_that_does_not_answer_is_one_clear_line():
    class Silent:
        def invoke(self, _messages):
            raise ConnectionError("refused\nand a traceback")

    generator = LangChainGenerator("openai:qwen", Settings(base_url="http://localhost:1/v1"), Silent())
    with pytest.raises(UserError, match=r"openai:qwen does not answer at http://localhost:1/v1: refused$"):
        generator.write(Question("HVL?"), TWO, None)


def test_a_folder_without_a_model_and_a_file_that_is_not_there_are_named(tmp_path):
    with pytest.raises(UserError, match=r"config\.json"):
        model.locate(str(tmp_path))
    with pytest.raises(UserError, match="No model at"):
        model.locate(str(tmp_path / "absent.gguf"))
    assert model.locate("owner/model") == "owner/model"


def test_a_file_that_is_no_gguf_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setattr(model, "base_folder", lambda: tmp_path)
    (tmp_path / "broken.gguf").write_bytes(b"not a model")
    with pytest.raises(UserError, match=r"broken\.gguf") as raised:
        model.locate(str(tmp_path / "broken.gguf"))
    assert "\n" not in str(raised.value)
    assert [one.name for one in tmp_path.iterdir()] == ["broken.gguf"]  # nothing half made is left


def test_a_folder_without_an_adapter_is_named(tmp_path):
    with pytest.raises(UserError, match=r"adapter_config\.json"):
        model.with_adapter(None, str(tmp_path))


def test_a_hub_model_that_cannot_be_had_is_one_clear_line(monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(
        UserError, match=r"nobody/nothing could not be had from the hub\. HF_HUB_OFFLINE is set"
    ) as raised:
        model.open_model("nobody/nothing")
    assert "\n" not in str(raised.value)


def test_a_template_without_system_turns_gets_the_rules_before_the_first_question():
    class Gemma:
        def apply_chat_template(self, messages, **_):
            if messages[0]["role"] == "system":
                raise ValueError("System role not supported")
            return "|".join(one["content"] for one in messages)

    rendered = model.render(Gemma(), [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Why?"}])
    assert rendered == "Rules.\n\nWhy?"


def test_a_model_that_circles_is_stopped_and_one_that_quotes_the_prompt_is_not():
    import torch

    from rag.local import LOOP, Circling

    prompt, phrase = list(range(100, 140)), list(range(LOOP))
    quoting = torch.tensor([prompt + prompt])
    circling = torch.tensor([prompt + phrase + [50, 51] + phrase])
    assert not Circling(len(prompt))(quoting, None).item()
    assert Circling(len(prompt))(circling, None).item()


@pytest.mark.slow
def test_smollm2_writes_claims_from_two_passages_within_its_token_limit():
    pytest.importorskip("torch")
    settings = Settings(max_new_tokens=24)
    generator = TransformersGenerator(settings)
    draft = generator.write(Question("What is the half-value layer?"), TWO, None)
    assert draft.generator == "transformers:smollm2-135m"
    assert draft.claims and all(claim.text and set(claim.evidence) <= {0, 1} for claim in draft.claims)
    assert generator.last_logprob is not None and generator.last_logprob < 0
    said = generator.chat_model.opened.tokenizer(" ".join(claim.text for claim in draft.claims))["input_ids"]
    assert len(said) <= settings.max_new_tokens + 4
    assert re.search(r"half|thickness|beam", draft.claims[0].text)
