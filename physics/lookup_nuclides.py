"""Look-ups by nuclide: half-lives, branching, gamma constants, seeds."""

from __future__ import annotations

import re
from collections.abc import Callable

from medphys.errors import OutOfRange, UserError
from physics import brachy_sources, nuclear_data, tables
from physics.extract import Reading
from physics.found import ICRP107, Found
from physics.gamma_constants import GammaConstant, gamma_constant
from physics.units import quantity, show

USUAL_SEED = {"I-125": "6711", "Pd-103": "200", "Cs-131": "CS-1 Rev2", "Ir-192": "mHDR-v2"}


def _half_life(reading: Reading) -> Found | None:
    if not reading.nuclides:
        return None
    name = reading.nuclides[0]
    try:
        value = tables.half_life(name)
    except OutOfRange:
        return None
    return Found(value, f"Physical half-life of {name}: $T_{{1/2}}$ = {show(value, 5)} (ICRP 107).", ICRP107)


def parent_first(nuclides: tuple[str, ...]) -> tuple[str, ...]:
    """Two nuclides of a chain with the parent before its daughter, whichever was named first."""
    one, two = nuclides[:2]
    return (two, one) if tables.branching(two, one) > 0 else (one, two)


def _branching(reading: Reading) -> Found | None:
    """The branch to a second nuclide named or of a named mode; of "beta+ & EC" the one that is named alone."""
    if not reading.nuclides:
        return None
    parent = reading.nuclides[0]
    try:
        modes = nuclear_data.branches(parent)
    except UserError:
        return None
    wanted = [b for b in modes if b.progeny in reading.nuclides[1:]] or [
        b for b in modes if _said(b.mode, reading.text)
    ]
    if not wanted:
        return None
    share, mode = sum(b.fraction for b in wanted), wanted[0].mode
    positrons, captures = (_said(word, reading.text) for word in ("beta+", "EC"))
    if mode == "beta+ & EC" and positrons != captures:
        try:
            emitted = nuclear_data.positron_fraction(parent)
        except UserError:
            return None
        share, mode = (emitted, "beta+") if positrons else (share - emitted, "EC")
    step = f"Branching of {parent} by {mode} to {' and '.join(b.progeny for b in wanted)}: {share:.4g} (ICRP 107)."
    return Found(quantity(share), step, ICRP107)


_MODES = {"beta-": r"beta[\s-]*(?:minus|-)|β[-−⁻]", "beta+": r"beta[\s-]*plus|β\+|positron", "EC": r"electron capture|\bEC\b",
          "IT": r"isomeric|\bIT\b", "alpha": r"alpha|α"}  # fmt: skip


def _said(mode: str, text: str) -> bool:
    return any(word in mode and re.search(pattern, text, re.IGNORECASE) for word, pattern in _MODES.items())


def _gamma(reading: Reading) -> GammaConstant | None:
    try:
        return gamma_constant(reading.nuclides[0]) if reading.nuclides else None
    except UserError:
        return None


def _exposure_constant(reading: Reading) -> Found | None:
    found = _gamma(reading)
    if found is None:
        return None
    step = f"Exposure rate constant of {found.nuclide}: $\\Gamma$ = {show(found.exposure, 3)} ({found.source})."
    return Found(found.exposure, step, found.source)


def _kerma_constant(reading: Reading) -> Found | None:
    found = _gamma(reading)
    if found is None:
        return None
    step = (
        f"Air kerma rate constant of {found.nuclide}: $\\Gamma_\\delta$ = {show(found.air_kerma, 3)} ({found.source})."
    )
    return Found(found.air_kerma, step, found.source)


def _person_constant(reading: Reading) -> Found | None:
    """Dose rate per activity to a person: air kerma, each mGy of these photons counted as 1 mSv."""
    found = _gamma(reading)
    if found is None:
        return None
    value = quantity(float(found.air_kerma.m_as("mGy*m**2/(GBq*hour)")), "mSv*m**2/(GBq*hour)")
    step = (
        f"Dose rate constant of {found.nuclide}, from its air kerma rate constant: {show(value, 3)} ({found.source})."
    )
    return Found(value, step, found.source, assumed="1 mGy of air kerma from photons is counted as 1 mSv.")


def _dose_rate_constant(reading: Reading) -> Found | None:
    named = seed(reading)
    if named is None:
        return None
    value = named.dose_rate_constant
    step = f"Dose-rate constant of {named.model} ({named.nuclide}): $\\Lambda$ = {show(value)} ({named.report})."
    return Found(value, step, named.report, assumed=f"The source is taken to be the model {named.model}.")


def seed(reading: Reading) -> brachy_sources.Source | None:
    """The TG-43 source named by its model, else the usual one of the nuclide named."""
    for model in brachy_sources.models():
        if re.search(rf"(?<![\d.]){re.escape(model)}(?![\d.])", reading.text) and len(model) > 3:
            return brachy_sources.source(model)
    usual = next((USUAL_SEED[n] for n in reading.nuclides if n in USUAL_SEED), None)
    return brachy_sources.source(usual) if usual else None


NUCLIDE_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "half-life": _half_life,
    "branching fraction": _branching,
    "exposure rate constant": _exposure_constant,
    "air kerma rate constant": _kerma_constant,
    "dose rate per activity": _person_constant,
    "dose-rate constant": _dose_rate_constant,
}
