"""Kinds of cavity theory, beam calibration, machines and counting statistics that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind

# fmt: off
CALIBRATION: tuple[Kind, ...] = ()
