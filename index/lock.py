"""One build of a store at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medphys.errors import UserError


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock file while the block runs. Raises UserError if another process holds it.

    The kernel frees the lock when its holder dies, however it dies, so a file left behind by a killed
    build blocks nobody; the process id in it is there for the message only.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as denied:
        raise UserError(f"{file.parent} cannot be written ({denied.strerror}): pass another --store DIR.") from denied
    try:
        if not seized(handle):
            holder = os.read(handle, 20).decode(errors="replace").strip() or "unknown"
            raise UserError(f"Another build (process {holder}) is writing {file.parent}: wait for it, or stop it.")
        os.truncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def seized(handle: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        import fcntl
    except ImportError:  # Windows: builds there are not guarded against each other
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
