"""A model on this machine as a LangChain chat model, so that every generator is asked `invoke(messages)`."""

from __future__ import annotations

import math
from typing import Any

import torch
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGeneration, ChatResult
from transformers import LogitsProcessor, LogitsProcessorList, StoppingCriteria, StoppingCriteriaList

from medphys.errors import UserError
from rag.model import Opened, render

TURN_ENDS = ("<|im_end|>", "<end_of_turn>", "<|eot_id|>", "<|end|>", "<|endoftext|>", "</s>")
LOOP = 12  # tokens; a run this long that comes again means that the model circles


class Watch(LogitsProcessor):  # type: ignore[misc]
    """Sums the log-probability of each greedy choice, and changes nothing."""

    def __init__(self) -> None:
        self.total, self.steps = 0.0, 0

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """scores (1, vocabulary); greedy takes the largest, so its log-softmax is the choice's."""
        row = scores[0].float()
        self.total += float(row.max() - row.logsumexp(dim=-1))
        self.steps += 1
        return scores

    @property
    def mean(self) -> float:
        return self.total / self.steps if self.steps else math.nan


class Circling(StoppingCriteria):  # type: ignore[misc]
    """Stops a model that says the same again.

    The usual penalties (repetition_penalty, no_repeat_ngram_size) count the prompt too, and so punish
    quoting the passages, which is what is asked for here.
    """

    def __init__(self, start: int) -> None:
        self.start = start  # tokens of the prompt

    def __call__(self, input_ids: torch.Tensor, scores: Any, **_: Any) -> torch.Tensor:
        """input_ids (1, n), prompt first; the answer is bool (1,)."""
        said = input_ids[0, self.start :].tolist()
        tail = said[-LOOP:]
        again = len(said) >= 2 * LOOP and any(said[i : i + LOOP] == tail for i in range(len(said) - LOOP))
        return torch.tensor([again], device=input_ids.device)


class LocalChat(BaseChatModel):  # type: ignore[misc]
    """Greedy decoding of an opened model; `response_metadata` tells tokens, mean log-probability and why it ended."""

    opened: Any  # rag.model.Opened
    max_new_tokens: int = 160

    @property
    def _llm_type(self) -> str:
        return "medphys-local"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.opened.name, "precision": self.opened.precision, "max_new_tokens": self.max_new_tokens}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        """One reply. Raises UserError where the device's memory is too small for the prompt."""
        turns = [{"role": one["role"], "content": str(one["content"])} for one in convert_to_openai_messages(messages)]
        try:
            text, about = self._reply(render(self.opened.tokenizer, turns))
        except torch.OutOfMemoryError as full:
            raise UserError("The prompt does not fit into the GPU's memory. Take a smaller MEDPHYS_MODEL.") from full
        for word in stop or []:
            text = text.split(word, 1)[0]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text, response_metadata=about))])

    def _reply(self, prompt: str) -> tuple[str, dict[str, Any]]:
        opened: Opened = self.opened
        model, tokenizer = opened.model, opened.tokenizer
        room = int(getattr(model.config, "max_position_embeddings", 2048)) - self.max_new_tokens
        ids = tokenizer(prompt, return_tensors="pt", add_special_tokens=False)["input_ids"][:, -room:].to(model.device)
        start, watch, ends = ids.shape[1], Watch(), turn_ends(tokenizer, model)
        with torch.inference_mode():
            out = model.generate(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                max_new_tokens=self.max_new_tokens,
                do_sample=False,
                num_beams=1,
                temperature=None,
                top_p=None,
                top_k=None,
                eos_token_id=ends,
                pad_token_id=tokenizer.pad_token_id,
                logits_processor=LogitsProcessorList([watch]),
                stopping_criteria=StoppingCriteriaList([Circling(start)]),
            )
        said = out[0, start:].tolist()
        ended = bool(said) and said[-1] in ends
        about = {
            "finish_reason": "stop" if ended else "length",
            "logprob": watch.mean,
            "prompt_tokens": start,
            "tokens": len(said),
        }
        return tokenizer.decode(said, skip_special_tokens=True).strip(), about


def turn_ends(tokenizer: Any, model: Any) -> list[int]:
    """Token ids at which a reply is over: the model's own, and the chat marks among its special tokens."""
    own = model.generation_config.eos_token_id
    found = set(own if isinstance(own, list) else [own]) | {tokenizer.eos_token_id}
    special = tokenizer.get_added_vocab()
    found |= {special[mark] for mark in TURN_ENDS if mark in special}
    return sorted(one for one in found if one is not None)
