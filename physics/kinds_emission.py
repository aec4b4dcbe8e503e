"""Kinds of nuclear medicine, PET, internal dosimetry, protection and statistics of models that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind

# fmt: off
EMISSION: tuple[Kind, ...] = ()
