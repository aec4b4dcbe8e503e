"""Kinds of radiography, CT, MR, ultrasound and image science that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind

# fmt: off
DETECTORS: tuple[Kind, ...] = ()
