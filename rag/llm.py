"""Generators with a language model: one on this machine, or any provider that LangChain reaches."""

from __future__ import annotations

import logging
import math
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from medphys.errors import UserError
from medphys.lazy import need
from medphys.settings import Settings
from physics.work import Calculation, Work
from rag import prompts
from rag.draft import Claim, Draft
from rag.evidence import Evidence
from rag.model import BUNDLED_NAME, import_torch, open_model
from rag.question import Question
from rag.reading import finished, read_draft

__all__ = ["ChatGenerator", "LangChainGenerator", "TransformersGenerator", "read_draft"]

WIDE = prompts.Room(tokens=5000, shape="passages", passages=6)  # served models have 8,000 tokens and more
SECONDS = 60.0  # longest wait for a server
log = logging.getLogger("medphys.llm")


class ChatGenerator(ABC):
    """Asks a LangChain chat model for a draft. The two generators below differ in how they come by theirs."""

    name: str
    room: prompts.Room
    last_logprob: float | None = None  # mean log-probability a token of the last draft, where the model tells

    @cached_property
    @abstractmethod
    def chat_model(self) -> Any:
        """A langchain_core BaseChatModel, made on first use."""

    def write(self, question: Question, evidence: list[Evidence], work: Work) -> Draft:
        """A draft from the evidence and the computed result; no claims where there is neither.

        Raises UserError if the model cannot be had or its server does not answer.
        """
        self.last_logprob = None
        if not evidence and not isinstance(work, Calculation):
            return Draft((), self.name)
        reply = self._reply(prompts.chat(question, evidence, work, self.room))
        about = getattr(reply, "response_metadata", None) or {}
        logprob = about.get("logprob")
        self.last_logprob = logprob if isinstance(logprob, float) and math.isfinite(logprob) else None
        text = words_of(reply)
        if "length" in {about.get("finish_reason"), about.get("done_reason"), about.get("stop_reason")}:
            text = finished(text)
        return Draft(tuple(anchored(claim, work) for claim in read_draft(text, evidence)), self.name)

    def _reply(self, messages: list[prompts.Message]) -> Any:
        return self.chat_model.invoke(messages)


class TransformersGenerator(ChatGenerator):
    """MEDPHYS_MODEL with MEDPHYS_ADAPTER, run here by transformers; SmolLM2-135M-Instruct where none is named.

    The first draft opens the model: 30 s once to unpack SmolLM2, 3 s in each later process.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        shown = Path(settings.model).name or BUNDLED_NAME
        self.name = f"transformers:{shown}" + ("+adapter" if settings.adapter else "")
        self.room = prompts.Room(example=not settings.adapter)  # tuned models were trained without the example

    @cached_property
    def chat_model(self) -> Any:
        import_torch()
        need("transformers", extra="llm", why="The transformers generator")
        need("langchain_core", extra="llm", why="The transformers generator")
        from rag.local import LocalChat  # it subclasses LangChain's and transformers' classes, 1 to 6 s to import

        opened = open_model(self.settings.model, adapter=self.settings.adapter)
        log.info("%s as %s", opened.name, opened.precision)
        return LocalChat(opened=opened, max_new_tokens=self.settings.max_new_tokens)


class LangChainGenerator(ChatGenerator):
    """Any provider of `init_chat_model`: ollama:llama3.1; openai:<model> with MEDPHYS_BASE_URL for vLLM."""

    def __init__(self, name: str, settings: Settings, chat_model: Any = None) -> None:
        """`chat_model` replaces the provider's: any LangChain chat model. Raises UserError for a name without ':'."""
        provider, _, model = name.partition(":")
        if not provider or not model:
            raise UserError(f"MEDPHYS_GENERATOR={name!r} is not <provider>:<model>, for example ollama:llama3.1.")
        self.name, self.provider, self.model, self.settings, self.room = name, provider, model, settings, WIDE
        if chat_model is not None:
            self.chat_model = chat_model

    @cached_property
    def chat_model(self) -> Any:
        need("langchain", extra="llm", why="A LangChain provider")
        from langchain.chat_models import init_chat_model

        try:
            return init_chat_model(self.model, model_provider=self.provider, **self._options())
        except ImportError as missing:
            named = re.search(r"pip install ([\w-]+)", str(missing))  # LangChain knows which package it is
            package = named[1] if named else f"langchain-{self.provider.replace('_', '-')}"
            raise UserError(f"{self.name} needs {package}: run `.venv/bin/pip install {package}`.") from missing
        except Exception as refused:  # each provider raises its own: no key, no such provider, wrong option
            raise UserError(f"{self.name} cannot be set up: {_line(refused)}") from refused

    def _options(self) -> dict[str, Any]:
        """Greedy, short and with a time limit, in the provider's spelling."""
        address = {"base_url": self.settings.base_url} if self.settings.base_url else {}
        if self.provider == "ollama":
            longest = {"num_predict": self.settings.max_new_tokens, "client_kwargs": {"timeout": SECONDS}}
            return {"temperature": 0, **longest, **address}
        if self.provider == "openai" and address and not os.environ.get("OPENAI_API_KEY"):
            address["api_key"] = "none"  # a server of one's own asks for none, the client insists on one
        return {
            "temperature": 0,
            "max_tokens": self.settings.max_new_tokens,
            "timeout": SECONDS,
            "max_retries": 1,
            **address,
        }

    def _reply(self, messages: list[prompts.Message]) -> Any:
        model = self.chat_model
        try:
            return model.invoke(messages)
        except UserError:
            raise
        except Exception as failed:  # connection, time limit, quota, unknown model: each provider has its own class
            at = f" at {self.settings.base_url}" if self.settings.base_url else ""
            raise UserError(f"{self.name} does not answer{at}: {_line(failed)}") from failed


def words_of(reply: Any) -> str:
    """The text of a LangChain message, whose content may be a string or a list of blocks."""
    content = getattr(reply, "content", reply)
    if isinstance(content, list):
        return "".join(str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in content)
    return str(content)


def anchored(claim: Claim, work: Work) -> Claim:
    """The claim, marked as computed if it states the number that our own calculation gave."""
    if not isinstance(work, Calculation):
        return claim
    ours = float(f"{float(work.result.magnitude):.4g}")
    if not any(math.isclose(number, ours, rel_tol=5e-3) for number in numbers(claim.text)):
        return claim
    return replace(claim, computed=True)


def numbers(text: str) -> Sequence[float]:
    """The plain and power-of-ten numbers of a sentence: '1.2×10^-3' and '1.2 \\times 10^{-3}' are 0.0012."""
    text = re.sub(r"\s*(?:×|\\times|\\cdot)\s*10\^?\{?\s*([-−+]?\d+)\}?", r"e\1", text).replace("−", "-")
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)]


def _line(failed: Exception) -> str:
    return (str(failed).strip().splitlines() or [type(failed).__name__])[0][:200]
