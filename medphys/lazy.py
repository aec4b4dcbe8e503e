"""Import an optional or slow package where it is used, or say how to get it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from medphys.errors import UserError


def need(module: str, *, extra: str, why: str) -> ModuleType:
    """The module, imported now; raises UserError naming the extra to install if it is absent."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != module.split(".")[0]:
            raise  # installed but broken: its own traceback tells more
        raise UserError(f"{why} needs {module}: run `.venv/bin/pip install -e '.[{extra}]'`.") from missing
