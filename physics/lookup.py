"""Values that a question implies by naming a material, a nuclide, a radiation or a tissue: one table of look-ups."""

from __future__ import annotations

from physics.extract import Reading
from physics.found import Found, energy
from physics.lookup_nuclides import NUCLIDE_LOOKUPS
from physics.lookup_particles import PARTICLE_LOOKUPS
from physics.lookup_photons import PHOTON_LOOKUPS
from physics.lookup_shielding import SHIELDING_LOOKUPS
from physics.lookup_tissue import TISSUE_LOOKUPS
from physics.lookup_words import WORD_LOOKUPS

_LOOKUPS = PHOTON_LOOKUPS | NUCLIDE_LOOKUPS | PARTICLE_LOOKUPS | TISSUE_LOOKUPS | SHIELDING_LOOKUPS


def look_up(kind: str, reading: Reading) -> Found | None:
    """A value of that kind implied by the question; None if nothing implies one. OutOfRange passes through."""
    tables = [table[kind] for table in (WORD_LOOKUPS, _LOOKUPS) if kind in table]
    if not tables:
        return None
    key = ("look up", kind)
    if key not in reading.sought:  # asked for by dozens of candidates
        reading.sought[key] = next((value for look in tables if (value := look(reading)) is not None), None)
    found: Found | None = reading.sought[key]
    return found


def lacking(kind: str, reading: Reading) -> tuple[str, ...]:
    """What a student has to give so that a value of that kind can be looked up, else the kind itself."""
    if kind in {"linear attenuation coefficient", "mass attenuation coefficient", "mass energy-absorption coefficient"}:
        wants = ("material",) * (not reading.materials) + ("photon energy",) * (energy(reading) is None)
        return wants if len(wants) == 1 else (kind,)
    return (kind,)


def half_used(kind: str, reading: Reading) -> frozenset[int]:
    """The values that a look-up would take if the rest of what it needs were given: "HVL at 60 keV?" lacks a material."""
    photon = energy(reading) if lacking(kind, reading) == ("material",) else None
    return photon.uses if photon else frozenset()
