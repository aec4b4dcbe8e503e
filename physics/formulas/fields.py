"""Photon fields off the standard set-up: depth doses turned into ratios, matched fields, tissue of other density."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, total
from physics.formulas.therapy import DEPTH, DOSE, MODIFIERS, MU, OUTPUT, SC, SP, SSD1_CUES, SSD2_CUES
from physics.units import Quantity, pure

PDD = Variable("PDD", "percent depth dose", "%", r"\mathrm{PDD}", low=1, high=101)
SSD = Variable("f", "source-to-skin distance", "cm", "f", low=10, high=600)
D_MAX = Variable("d_m", "depth of maximum dose", "cm", "d_m", low=0, high=6)
TMR = Variable("TMR", "tissue-maximum ratio", "", r"\mathrm{TMR}", low=0.01, high=1.02)
RHO = Variable("rho_e", "relative electron density", "", r"\rho_e", low=0.001, high=8)
CF = Variable("CF", "inhomogeneity correction factor", "", r"\mathrm{CF}", low=0.1, high=10)
BELOW = ("below", "beyond", "d3", "T(d3)", "behind", "after")
WHOLE = ("d2+d3", "d2 + d3", "d3+d2", "T(d2+d3)", "T(d3+d2)", "slab plus", "whole", "sum", "together", "total")


def divergence(length: Quantity, distance: Quantity) -> Quantity:
    """Angle between the axis and the edge of a field."""
    return of(math.atan(pure(length / (2 * distance))), "radian")


def power(ratio: Quantity, exponent: Quantity) -> Any:
    """A ratio to a pure power."""
    return pure(ratio) ** pure(exponent)


FORMULAS = (
    Formula(
        id="pdd-to-tmr",
        name="Tissue-maximum ratio from percent depth dose",
        latex=r"\mathrm{TMR}(d,r_d) = \frac{\mathrm{PDD}}{100}\left(\frac{f+d}{f+d_m}\right)^2\frac{S_p(r_{d_m})}{S_p(r_d)}",
        needs=(
            PDD,
            SSD,
            DEPTH,
            D_MAX,
            Variable("Sp_m", "phantom scatter factor at dmax", "", r"S_p(r_{d_m})", low=0.3, high=1.5),
            Variable("Sp_d", "phantom scatter factor at depth", "", "S_p(r_d)", low=0.3, high=1.5),
        ),
        gives=TMR,
        compute=lambda PDD, f, d, d_m, Sp_m, Sp_d: PDD * ((f + d) / (f + d_m)) ** 2 * Sp_m / Sp_d,
        valid="Same beam and medium; each scatter factor is for the field size projected to that depth.",
        source="Khan, The Physics of Radiation Therapy, chapter 10; AAPM TG-71 (2014)",
        note="photon-dose-quantities",
        example=(
            {"PDD": "67 %", "f": "100 cm", "d": "10 cm", "d_m": "1.5 cm", "Sp_m": "1", "Sp_d": "1.004"},
            "0.78378",
        ),
        check=(
            {"PDD": "100 %", "f": "80 cm", "d": "0.5 cm", "d_m": "0.5 cm", "Sp_m": "1.02", "Sp_d": "1.02"},
            "1",
            "definition: the ratio is 1 at the depth of maximum dose",
        ),
    ),
    Formula(
        id="pdd-to-tmr-plain",
        name="Tissue-maximum ratio from percent depth dose, scatter alike",
        latex=r"\mathrm{TMR} \approx \frac{\mathrm{PDD}}{100}\left(\frac{f+d}{f+d_m}\right)^2",
        needs=(PDD, SSD, DEPTH, D_MAX),
        gives=TMR,
        compute=lambda PDD, f, d, d_m: PDD * ((f + d) / (f + d_m)) ** 2,
        valid="The two phantom scatter factors are taken as equal: within about 1 %, worse for small fields and large depths.",
        source="Khan, The Physics of Radiation Therapy, chapter 10, with the scatter factors left out",
        note="photon-dose-quantities",
        example=({"PDD": "67 %", "f": "100 cm", "d": "10 cm", "d_m": "1.5 cm"}, "0.786915"),
        check=({"PDD": "50 %", "f": "100 cm", "d": "20 cm", "d_m": "0 cm"}, "0.72", "hand-worked: 0.5 x 1.44"),
    ),
    Formula(
        id="pdd-new-ssd",
        name="Percent depth dose at another SSD (Mayneord)",
        latex=r"P_2 = P_1\left(\frac{f_2+d_m}{f_1+d_m}\right)^2\left(\frac{f_1+d}{f_2+d}\right)^2",
        needs=(
            replace(PDD, name="P1", symbol="P_1", role="at the first SSD", cues=SSD1_CUES),
            Variable("f1", "source-to-skin distance", "cm", "f_1", "original", SSD1_CUES, low=10, high=500),
            Variable("f2", "source-to-skin distance", "cm", "f_2", "new", SSD2_CUES, low=10, high=500),
            DEPTH,
            D_MAX,
        ),
        gives=replace(PDD, name="P2", symbol="P_2", role="at the second SSD", cues=SSD2_CUES, high=130),
        compute=lambda P1, f1, f2, d, d_m: P1 * ((f2 + d_m) / (f1 + d_m)) ** 2 * ((f1 + d) / (f2 + d)) ** 2,
        valid="Same depth and field size on the skin. Inverse square only: scatter is taken as unchanged.",
        source="Khan, The Physics of Radiation Therapy, chapter 9",
        says=("Mayneord", "new SSD"),
        note="photon-dose-quantities",
        example=({"P1": "67 %", "f1": "100 cm", "f2": "120 cm", "d": "10 cm", "d_m": "1.5 cm"}, "68.737 %"),
        check=(
            {"P1": "50 %", "f1": "80 cm", "f2": "160 cm", "d": "20 cm", "d_m": "0 cm"},
            "61.728 %",
            "hand-worked: 50 x (2 x 100/180)^2 = 50 x 100/81",
        ),
    ),
    Formula(
        id="mu-extended-ssd",
        name="Monitor units at another SSD (PDD)",
        latex=r"MU = \frac{D}{D'_0\,S_c\,S_p\,\mathrm{PDD}\,\mathrm{WF}\,\mathrm{TF}\,\mathrm{OAR}\left(\frac{SSD_0+d_0}{SSD+d_0}\right)^2}",
        needs=(
            DOSE,
            OUTPUT,
            SC,
            SP,
            PDD,
            *MODIFIERS,
            Variable(
                "SSD0",
                "source-to-skin distance",
                "cm",
                "SSD_0",
                "of the calibration",
                ("calibration", "calibrated", "standard", "nominal", "reference"),
                default="100 cm",
                low=50,
                high=200,
            ),
            Variable(
                "SSD",
                "source-to-skin distance",
                "cm",
                "SSD",
                "of the treatment",
                ("treatment", "treated", "extended", "patient", "at"),
                low=50,
                high=600,
            ),
            Variable("d0", "depth of maximum dose", "cm", "d_0", low=0, high=10),
        ),
        gives=MU,
        compute=lambda D, D0, Sc, Sp, PDD, WF, TF, OAR, SSD0, SSD, d0: (
            D / (D0 * Sc * Sp * PDD * WF * TF * OAR * ((SSD0 + d0) / (SSD + d0)) ** 2)
        ),
        valid="The PDD is that of the treatment SSD; output stated at the normalisation depth at the calibration SSD.",
        source="AAPM TG-71 (2014), section II",
        says=("extended SSD", "extended distance"),
        note="mu-calculation",
        example=(
            {
                "D": "200 cGy",
                "D0": "1 cGy/MU",
                "Sc": "1.01",
                "Sp": "1.005",
                "PDD": "68 %",
                "SSD": "100 cm",
                "d0": "1.5 cm",
            },
            "289.757 MU",
        ),
        check=(
            {"D": "100 cGy", "D0": "1 cGy/MU", "Sc": "1", "Sp": "1", "PDD": "50 %", "SSD": "200 cm", "d0": "0 cm"},
            "800 MU",
            "hand-worked: half the PDD and a quarter of the fluence",
        ),
    ),
    Formula(
        id="csi-collimator-angle",
        name="Collimator angle of the cranial fields in craniospinal irradiation",
        latex=r"\theta_\mathrm{coll} = \arctan\frac{L_1}{2\,SSD}",
        needs=(
            Variable("L1", "field size", "cm", "L_1", low=0.5, high=80),
            Variable("SSD", "source-to-skin distance", "cm", "SSD", low=20, high=500),
        ),
        gives=Variable("theta", "collimator angle", "deg", r"\theta_\mathrm{coll}", low=0.01, high=60),
        compute=lambda L1, SSD: divergence(L1, SSD),
        valid="L1 is the length of the spinal field on the skin at that SSD; the cranial fields turn with its divergence.",
        source="Khan, The Physics of Radiation Therapy, chapter 13",
        says=("craniospinal", "CSI"),
        note="field-matching",
        example=({"L1": "36 cm", "SSD": "100 cm"}, "10.204 deg"),
        check=({"L1": "53.5898 cm", "SSD": "100 cm"}, "15 deg", "tan 15 degrees is 2 - sqrt 3"),
    ),
    Formula(
        id="csi-couch-angle",
        name="Couch angle of the cranial fields in craniospinal irradiation",
        latex=r"\theta_\mathrm{couch} = \arctan\frac{L_2}{2\,SAD}",
        needs=(
            Variable("L2", "field size", "cm", "L_2", low=0.5, high=80),
            Variable("SAD", "source-to-axis distance", "cm", "SAD", default="100 cm", low=50, high=150),
        ),
        gives=Variable("theta", "couch angle", "deg", r"\theta_\mathrm{couch}", low=0.01, high=60),
        compute=lambda L2, SAD: divergence(L2, SAD),
        valid="L2 is the length of the cranial field at the isocentre; the couch turns its caudal edge parallel to the spinal field.",
        source="Khan, The Physics of Radiation Therapy, chapter 13",
        says=("craniospinal", "CSI"),
        note="field-matching",
        example=({"L2": "20 cm", "SAD": "100 cm"}, "5.71059 deg"),
        check=({"L2": "53.5898 cm", "SAD": "100 cm"}, "15 deg", "tan 15 degrees is 2 - sqrt 3"),
    ),
    Formula(
        id="radiological-depth",
        name="Radiological (effective) depth",
        latex=r"d_\mathrm{eff} = \sum_i \rho_{e,i}\,t_i",
        needs=(
            Variable("rho_e", "relative electron density", "", r"\rho_{e,i}", low=0, high=10, many=True),
            Variable("t", "layer thickness", "cm", "t_i", low=0, high=100, many=True),
        ),
        gives=Variable("d_eff", "radiological depth", "cm", r"d_\mathrm{eff}", low=0, high=200),
        compute=lambda rho_e, t: total(a * b for a, b in zip(rho_e, t, strict=True)),
        valid="Primary attenuation only: neither scatter nor electrons that leave the field.",
        source="AAPM TG-65 (2004); Khan, chapter 12",
        note="inhomogeneity-corrections",
        example=({"rho_e": "1, 0.25, 1", "t": "3 cm, 8 cm, 4 cm"}, "9 cm"),
        check=({"rho_e": "1, 1.5", "t": "4 cm, 2 cm"}, "7 cm", "hand-worked: 2 cm of bone count as 3 cm"),
    ),
    Formula(
        id="radiological-depth-slab",
        name="Radiological depth below one slab",
        latex=r"d_\mathrm{eff} = d-t\,(1-\rho_e)",
        needs=(DEPTH, Variable("t", "thickness", "cm", "t", low=0.01, high=60), RHO),
        gives=Variable("d_eff", "radiological depth", "cm", r"d_\mathrm{eff}", low=0.001, high=200),
        compute=lambda d, t, rho_e: d - t * (1 - rho_e),
        valid="One slab in tissue like water; d is the geometric depth of the point below it.",
        source="AAPM TG-65 (2004); Khan, chapter 12",
        note="inhomogeneity-corrections",
        example=({"d": "15 cm", "t": "8 cm", "rho_e": "0.25"}, "9 cm"),
        check=({"d": "10 cm", "t": "4 cm", "rho_e": "0.5"}, "8 cm", "hand-worked: half of 4 cm is missing"),
    ),
    Formula(
        id="batho",
        name="Batho power-law correction beyond a slab",
        latex=r"\mathrm{CF} = \left[\frac{T(d_3)}{T(d_2+d_3)}\right]^{1-\rho_e}",
        needs=(
            Variable("T3", "tissue-maximum ratio", "", "T(d_3)", "below the slab", BELOW, low=0.05, high=1.3),
            Variable(
                "T23", "tissue-maximum ratio", "", "T(d_2+d_3)", "slab and below together", WHOLE, low=0.01, high=1.3
            ),
            RHO,
        ),
        gives=CF,
        compute=lambda T3, T23, rho_e: power(T3 / T23, 1 - rho_e),
        valid="Point in unit-density tissue, beyond the build-up below the slab; d_2 is the slab, d_3 the tissue below it.",
        source="Batho (1964), J. Can. Assoc. Radiol. 15, 79; AAPM TG-65 (2004); Khan, chapter 12",
        says=("Batho",),
        note="inhomogeneity-corrections",
        example=({"T3": "0.965", "T23": "0.745", "rho_e": "0.25"}, "1.21417"),
        check=({"T3": "0.9", "T23": "0.4", "rho_e": "0.5"}, "1.5", "hand-worked: the square root of 2.25"),
    ),
    Formula(
        id="ratio-of-tmr",
        name="Effective-depth correction (ratio of TMRs)",
        latex=r"\mathrm{CF} = \frac{T(d_\mathrm{eff})}{T(d)}",
        needs=(
            Variable("T_eff", "TMR at the effective depth", "", r"T(d_\mathrm{eff})", low=0.01, high=1.3),
            Variable("T_d", "TMR at the geometric depth", "", "T(d)", low=0.01, high=1.3),
        ),
        gives=CF,
        compute=lambda T_eff, T_d: T_eff / T_d,
        valid="Field size at the point for both; the place of the slab and lost electrons are not seen.",
        source="AAPM TG-65 (2004); Khan, chapter 12",
        says=("ratio of TMR", "ratio of TAR", "effective depth"),
        note="inhomogeneity-corrections",
        example=({"T_eff": "0.81", "T_d": "0.63"}, "1.28571"),
        check=({"T_eff": "0.9", "T_d": "0.75"}, "1.2", "hand-worked: 6/5"),
    ),
)
