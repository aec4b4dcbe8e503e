"""Kinds of radiobiology, planning, photon and electron beams, sealed sources and quality assurance that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind

# fmt: off
PLANNING: tuple[Kind, ...] = ()
