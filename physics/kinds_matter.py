"""Kinds of atoms, nuclei, photons in matter and charged particles that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind

# fmt: off
MATTER: tuple[Kind, ...] = ()
