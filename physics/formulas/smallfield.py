"""Small photon fields by TRS-483: output, size, and where lateral equilibrium ends."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, root

CORRECTION = Variable(
    "k",
    "output correction factor",
    "",
    r"k^{f_\mathrm{clin},f_\mathrm{msr}}_{Q_\mathrm{clin},Q_\mathrm{msr}}",
    low=0.5,
    high=2,
)
OUTPUT = Variable("OF", "field output factor", "", r"\Omega", low=0.05, high=1.5)
SQUARE = Variable("S", "small-field equivalent square", "cm", r"S_\mathrm{clin}", low=0.1, high=15)
CLINICAL = ("clinical", "clin", "small", "small field", "1 cm", "0.5 cm", "test")
REFERENCE = ("reference", "msr", "machine-specific", "10 x 10", "10x10")

FORMULAS = (
    Formula(
        id="small-field-output-factor",
        name="Field output factor of a small field (TRS-483)",
        latex=r"\Omega = \frac{M_\mathrm{clin}}{M_\mathrm{msr}}\,"
        r"k^{f_\mathrm{clin},f_\mathrm{msr}}_{Q_\mathrm{clin},Q_\mathrm{msr}}",
        needs=(
            Variable("M_clin", "raw reading", "nC", r"M_\mathrm{clin}", "small field", CLINICAL, low=1e-6, high=1e6),
            Variable("M_msr", "raw reading", "nC", r"M_\mathrm{msr}", "reference field", REFERENCE, low=1e-6, high=1e6),
            CORRECTION,
        ),
        gives=OUTPUT,
        compute=lambda M_clin, M_msr, k: M_clin / M_msr * k,
        valid="k for this detector, field size, beam and depth; below 1 for diodes that over-respond, above 1 for "
        "chambers that average the field.",
        source="IAEA-AAPM TRS-483 (2017), chapters 3 and 6; AAPM TG-155 (2021)",
        says=("TRS-483", "small field", "small-field"),
        note="small-field-dosimetry",
        example=({"M_clin": "6.8 nC", "M_msr": "10 nC", "k": "0.975"}, "0.663"),
        check=({"M_clin": "7 nC", "M_msr": "10 nC", "k": "0.96"}, "0.672", "hand-worked: 0.7 less 4 %"),
    ),
    Formula(
        id="small-field-output-ratio",
        name="Field output factor from a ratio of readings (TRS-483)",
        latex=r"\Omega = \mathrm{OR}\;k^{f_\mathrm{clin},f_\mathrm{msr}}_{Q_\mathrm{clin},Q_\mathrm{msr}}",
        needs=(Variable("OR", "reading ratio", "", r"\mathrm{OR}", low=0.05, high=1.5), CORRECTION),
        gives=OUTPUT,
        compute=lambda OR, k: OR * k,
        valid="k for this detector, field size, beam and depth; the ratio alone is the output only where k is 1.",
        source="IAEA-AAPM TRS-483 (2017), chapters 3 and 6; AAPM TG-155 (2021)",
        says=("TRS-483", "small field", "small-field"),
        note="small-field-dosimetry",
        example=({"OR": "0.68", "k": "0.975"}, "0.663"),
        check=({"OR": "0.8", "k": "1.025"}, "0.82", "hand-worked: a fortieth more"),
    ),
    Formula(
        id="equivalent-field-small",
        name="Equivalent square of a small rectangular field",
        latex=r"S_\mathrm{clin} = \sqrt{A\,B}",
        needs=(
            Variable(
                "A",
                "profile FWHM",
                "cm",
                "A",
                "in-line",
                ("in-line", "inline", "in-plane", "inplane"),
                low=0.1,
                high=15,
            ),
            Variable(
                "B",
                "profile FWHM",
                "cm",
                "B",
                "cross-line",
                ("cross-line", "crossline", "cross-plane", "crossplane"),
                low=0.1,
                high=15,
            ),
        ),
        gives=SQUARE,
        compute=lambda A, B: root(A * B),
        valid="Widths at half maximum at the measuring depth, 0.7 < A/B < 1.4; in broad fields 2ab/(a + b) is used.",
        source="Cranmer-Sargison et al. (2013), Radiother Oncol 109, 350; IAEA-AAPM TRS-483 (2017)",
        says=(
            "small field",
            "small-field",
            "small rectangular",
            "FWHM",
            "TRS-483",
            "in-line",
            "inline",
            "crossline",
            "cross-line",
        ),
        note="small-field-dosimetry",
        example=({"A": "1 cm", "B": "0.9 cm"}, "0.948683 cm"),
        check=(
            {"A": "0.8 cm", "B": "0.98 cm"},
            "0.885438 cm",
            "hand-worked: 0.8 x 0.98 is 0.784, that is 0.28 root 10",
        ),
    ),
    Formula(
        id="equivalent-field-small-circular",
        name="Equivalent square of a small circular field of known radius",
        latex=r"S_\mathrm{clin} = r\sqrt{\pi}",
        needs=(Variable("r", "circular field radius", "cm", "r", low=0.1, high=5),),
        gives=SQUARE,
        compute=lambda r: r * math.sqrt(math.pi),
        valid="Radius at half of the central dose; a square of the same area.",
        source="Cranmer-Sargison et al. (2013), Radiother Oncol 109, 350; IAEA-AAPM TRS-483 (2017)",
        says=("radius",),
        note="small-field-dosimetry",
        example=({"r": "0.5 cm"}, "0.886227 cm"),
        check=({"r": "0.564190 cm"}, "1 cm", "hand-worked: the circle of 1 cm2"),
    ),
    Formula(
        id="equivalent-field-small-cone",
        name="Equivalent square of a small circular field of known diameter",
        latex=r"S_\mathrm{clin} = \frac{d}{2}\sqrt{\pi}",
        needs=(Variable("d", "circular field diameter", "cm", "d", low=0.2, high=10),),
        gives=SQUARE,
        compute=lambda d: d / 2 * math.sqrt(math.pi),
        valid="Diameter at half of the central dose; a square of the same area.",
        source="Cranmer-Sargison et al. (2013), Radiother Oncol 109, 350; IAEA-AAPM TRS-483 (2017)",
        says=("diameter", "circular cone"),
        note="small-field-dosimetry",
        example=({"d": "1 cm"}, "0.886227 cm"),
        check=({"d": "1.128379 cm"}, "1 cm", "hand-worked: the circle of 1 cm2"),
    ),
    Formula(
        id="lcpe-range",
        name="Range of lateral charged-particle equilibrium",
        latex=r"r_\mathrm{LCPE}\,[\mathrm{cm}] = 8.369\,\mathrm{TPR}_{20,10}-4.382",
        needs=(Variable("TPR", "TPR20,10", "", r"\mathrm{TPR}_{20,10}", low=0.55, high=0.85),),
        gives=Variable("r_LCPE", "LCPE range", "cm", r"r_\mathrm{LCPE}", low=0.1, high=4),
        compute=lambda TPR: 8.369 * TPR * of(1, "cm") - of(4.382, "cm"),
        valid="Megavoltage photons in water; a field is small where its half-width is below it.",
        source="IAEA-AAPM TRS-483 (2017), chapter 2",
        note="small-field-dosimetry",
        example=({"TPR": "0.67"}, "1.22523 cm"),
        check=({"TPR": "0.8"}, "2.3132 cm", "hand-worked: four fifths of 8.369, less 4.382"),
    ),
)
