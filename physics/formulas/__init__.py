"""Every formula of the tutor, by id. One file per field; each ends in a tuple FORMULAS, and a long one takes others up."""

from __future__ import annotations

from physics.formula import Formula
from physics.formulas import (
    absolute,
    agreement,
    atoms,
    attenuation,
    brachytherapy,
    cavity,
    chamber,
    charged,
    counting,
    ct,
    decay,
    delivery,
    detection,
    diagnostic_tests,
    dosegrid,
    doserate,
    dosimetry,
    electrons,
    emission,
    fields,
    image_science,
    imaging,
    internal,
    kerma,
    machines,
    matter,
    ml,
    motion,
    mri,
    mri_imaging,
    nuclear,
    particles,
    pet,
    photons,
    plan,
    production,
    protection,
    protocol,
    radiobiology,
    radiography,
    radiography_dose,
    receptor,
    release,
    retrieval,
    rooms,
    shielding,
    smallfield,
    sources,
    therapy,
    ultrasound,
    ultrasound_beam,
)

FIELDS = {
    "attenuation": attenuation.FORMULAS,
    "photons": photons.FORMULAS,
    "decay": decay.FORMULAS,
    "dosimetry": dosimetry.FORMULAS,
    "kerma": kerma.FORMULAS,
    "cavity": cavity.FORMULAS,
    "absolute": absolute.FORMULAS,
    "chamber": chamber.FORMULAS,
    "protocol": protocol.FORMULAS,
    "smallfield": smallfield.FORMULAS,
    "machines": machines.FORMULAS,
    "particles": particles.FORMULAS,
    "protection": protection.FORMULAS,
    "radiobiology": radiobiology.FORMULAS,
    "therapy": therapy.FORMULAS,
    "plan": plan.FORMULAS,
    "brachytherapy": brachytherapy.FORMULAS,
    "doserate": doserate.FORMULAS,
    "dosegrid": dosegrid.FORMULAS,
    "fields": fields.FORMULAS,
    "electrons": electrons.FORMULAS,
    "sources": sources.FORMULAS,
    "delivery": delivery.FORMULAS,
    "radiography": radiography.FORMULAS,
    "radiography_dose": radiography_dose.FORMULAS,
    "receptor": receptor.FORMULAS,
    "imaging": imaging.FORMULAS,
    "image_science": image_science.FORMULAS,
    "diagnostic_tests": diagnostic_tests.FORMULAS,
    "ct": ct.FORMULAS,
    "mri": mri.FORMULAS,
    "mri_imaging": mri_imaging.FORMULAS,
    "ultrasound": ultrasound.FORMULAS,
    "ultrasound_beam": ultrasound_beam.FORMULAS,
    "counting": counting.FORMULAS,
    "detection": detection.FORMULAS,
    "nuclear": nuclear.FORMULAS,
    "ml": ml.FORMULAS,
    "retrieval": retrieval.FORMULAS,
    "agreement": agreement.FORMULAS,
    "release": release.FORMULAS,
    "rooms": rooms.FORMULAS,
    "shielding": shielding.FORMULAS,
    "internal": internal.FORMULAS,
    "pet": pet.FORMULAS,
    "emission": emission.FORMULAS,
    "atoms": atoms.FORMULAS,
    "production": production.FORMULAS,
    "matter": matter.FORMULAS,
    "motion": motion.FORMULAS,
    "charged": charged.FORMULAS,
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
