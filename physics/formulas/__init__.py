"""Every formula of the tutor, by id. One file per field; each file ends in a tuple FORMULAS."""

from __future__ import annotations

from physics.formula import Formula
from physics.formulas import (
    attenuation,
    brachytherapy,
    chamber,
    counting,
    ct,
    decay,
    dosimetry,
    imaging,
    ml,
    mri,
    nuclear,
    particles,
    photons,
    plan,
    protection,
    radiobiology,
    radiography,
    therapy,
    ultrasound,
)

FIELDS = {
    "attenuation": attenuation.FORMULAS,
    "photons": photons.FORMULAS,
    "decay": decay.FORMULAS,
    "dosimetry": dosimetry.FORMULAS,
    "chamber": chamber.FORMULAS,
    "particles": particles.FORMULAS,
    "protection": protection.FORMULAS,
    "radiobiology": radiobiology.FORMULAS,
    "therapy": therapy.FORMULAS,
    "plan": plan.FORMULAS,
    "brachytherapy": brachytherapy.FORMULAS,
    "radiography": radiography.FORMULAS,
    "imaging": imaging.FORMULAS,
    "ct": ct.FORMULAS,
    "mri": mri.FORMULAS,
    "ultrasound": ultrasound.FORMULAS,
    "counting": counting.FORMULAS,
    "nuclear": nuclear.FORMULAS,
    "ml": ml.FORMULAS,
}


def _by_id() -> dict[str, Formula]:
    gathered: dict[str, Formula] = {}
    for field, formulas in FIELDS.items():
        for formula in formulas:
            if formula.id in gathered:
                raise ValueError(
                    f"Two formulas are called {formula.id!r}; the second is in physics/formulas/{field}.py."
                )
            gathered[formula.id] = formula
    return gathered


FORMULAS: dict[str, Formula] = _by_id()
