"""Sealed sources as lines: geometry function, dose rate, how the source strength is measured and stated."""

from __future__ import annotations

import math

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import cos, of, sin, total
from physics.formulas.brachytherapy import SK
from physics.units import Quantity, pure

LAMBDA = Variable("Lambda", "dose-rate constant", "cGy/(h*U)", r"\Lambda", low=0.1, high=3)
RADIAL = Variable("g", "radial dose function", "", "g_L(r)", low=1e-3, high=2)
LENGTH = Variable("L", "active length", "cm", "L", low=0.01, high=20)
DISTANCE = Variable("r", "distance", "cm", "r", low=0.05, high=30)
RATE = Variable("rate", "dose rate", "cGy/h", r"\dot D", low=1e-9)
ON_AXIS = 1e-6  # below this sine a point lies on the axis of the source


def line(L: Quantity, r: Quantity, theta: Quantity) -> Quantity:
    """Geometry function of a line: the angle it subtends over L r sin(theta), and its limit on the axis.

    Raises OutOfRange within the source.
    """
    across, along = r * abs(sin(theta)), r * cos(theta)
    if pure(across / r) < ON_AXIS:
        gap = r**2 - L**2 / 4
        if pure(gap / r**2) <= 0:
            raise OutOfRange("That point lies within the source.")
        on_axis: Quantity = 1 / gap
        return on_axis
    beta = math.atan(pure((along + L / 2) / across)) - math.atan(pure((along - L / 2) / across))
    made: Quantity = beta / (L * across)
    return made


def beside(L: Quantity, r: Quantity) -> Quantity:
    """Geometry function on the transverse axis."""
    return line(L, r, of(90, "degree"))


FORMULAS = (
    Formula(
        id="geometry-function-line",
        name="Geometry function of a line source",
        latex=r"G_L(r,\theta) = \frac{\beta}{L\,r\sin\theta}",
        needs=(
            LENGTH,
            DISTANCE,
            Variable("theta", "polar angle", "deg", r"\theta", default="90 deg", low=0, high=180),
        ),
        gives=Variable("G", "geometry function", "1/cm2", "G_L", low=1e-5, high=1e5),
        compute=line,
        valid="beta is the angle that the line subtends at the point, 2 arctan(L/2r) on the transverse axis; "
        "on the source axis it is 1/(r^2 - L^2/4).",
        source="AAPM TG-43U1 (2004), section II",
        note="tg43-formalism",
        example=({"L": "0.35 cm", "r": "1 cm"}, "0.989975 1/cm^2"),
        check=(
            {"L": "0.36 cm", "r": "0.8 cm", "theta": "40 deg"},
            "1.59755 1/cm^2",
            "numerical: the mean of 1/distance^2 over points along the line",
        ),
    ),
    Formula(
        id="tg43-2d",
        name="Dose rate around a source (TG-43, two dimensions)",
        latex=r"\dot D(r,\theta) = S_K\,\Lambda\,\frac{G_L(r,\theta)}{G_L(r_0,\theta_0)}\,g_L(r)\,F(r,\theta)",
        needs=(
            SK,
            LAMBDA,
            Variable("G", "geometry function ratio", "", r"G_L(r,\theta)/G_L(r_0,\theta_0)", low=1e-5, high=1000),
            RADIAL,
            Variable("F", "anisotropy factor", "", r"F(r,\theta)", low=0.05, high=1.6),
        ),
        gives=RATE,
        compute=lambda S_K, Lambda, G, g, F: S_K * Lambda * G * g * F,
        valid="Reference point at 1 cm and 90 degrees, infinite water phantom; no applicator and no other tissue.",
        source="AAPM TG-43U1 (2004), section II; AAPM and GEC-ESTRO HEBD report 229 (2012)",
        says=("TG-43",),
        note="tg43-formalism",
        example=({"S_K": "40700 U", "Lambda": "1.108 cGy/(h*U)", "G": "0.25", "g": "1.005", "F": "1"}, "11330.3 cGy/h"),
        check=(
            {"S_K": "40 U", "Lambda": "1 cGy/(h*U)", "G": "0.25", "g": "0.8", "F": "0.5"},
            "4 cGy/h",
            "hand-worked: a quarter of 40 at 2 cm, times 0.4",
        ),
    ),
    Formula(
        id="tg43-transverse",
        name="Dose rate beside a line source (TG-43, transverse axis)",
        latex=r"\dot D(r) = S_K\,\Lambda\,\frac{G_L(r,90^\circ)}{G_L(r_0,90^\circ)}\,g_L(r)",
        needs=(
            SK,
            LAMBDA,
            LENGTH,
            DISTANCE,
            RADIAL,
            Variable("r0", "reference distance", "cm", "r_0", default="1 cm", low=0.9, high=1.1),
        ),
        gives=RATE,
        compute=lambda S_K, Lambda, L, r, g, r0: S_K * Lambda * (beside(L, r) / beside(L, r0)) * g,
        valid="On the transverse axis, where the anisotropy function is 1 by definition; infinite water phantom.",
        source="AAPM TG-43U1 (2004), section II",
        says=("TG-43", "line source"),
        note="tg43-formalism",
        example=(
            {"S_K": "40700 U", "Lambda": "1.108 cGy/(h*U)", "L": "0.35 cm", "r": "2 cm", "g": "1.005"},
            "11415.9 cGy/h",
        ),
        check=(
            {"S_K": "10 U", "Lambda": "1 cGy/(h*U)", "L": "0.01 cm", "r": "5 cm", "g": "1"},
            "0.4 cGy/h",
            "limiting case: a short line is a point, 10/25",
        ),
    ),
    Formula(
        id="well-chamber",
        name="Source strength from a well chamber",
        latex=r"S_K = M\,N_{S_K}\,P_\mathrm{TP}\,P_\mathrm{ion}\,P_\mathrm{elec}",
        needs=(
            Variable("M", "well-chamber current", "nA", "M", low=1e-5, high=1e4),
            Variable("N", "well-chamber coefficient", "U/nA", "N_{S_K}", low=1e-3, high=1e6),
            Variable("P_TP", "temperature-pressure correction", "", r"P_\mathrm{TP}", low=0.7, high=1.6),
            Variable("P_ion", "ion recombination correction", "", r"P_\mathrm{ion}", default="1", low=0.9, high=1.2),
            Variable("P_elec", "electrometer correction", "", r"P_\mathrm{elec}", default="1", low=0.8, high=1.2),
        ),
        gives=SK,
        compute=lambda M, N, P_TP, P_ion, P_elec: M * N * P_TP * P_ion * P_elec,
        valid="Source at the point of maximum response, coefficient for that source model; the chamber open to the air.",
        source="AAPM TG-56 (1997); AAPM MPPG 13.a (2022)",
        says=("well chamber", "well-type", "well ionization chamber"),
        note="source-strength",
        example=(
            {"M": "87 nA", "N": "465 U/nA", "P_TP": "1.01", "P_ion": "1.0005", "P_elec": "1"},
            "40880 U",
        ),
        check=({"M": "50 nA", "N": "460 U/nA", "P_TP": "1"}, "23000 U", "hand-worked: half of 46 000"),
    ),
    Formula(
        id="mgraeq",
        name="Air-kerma strength from milligram radium equivalent",
        latex=r"S_K = 7.227\,\frac{\mathrm{U}}{\mathrm{mg\,Ra\,eq}}\;M_\mathrm{RaEq}",
        needs=(Variable("M", "radium equivalent mass", "mg", r"M_\mathrm{RaEq}", low=1e-3, high=1e5),),
        gives=SK,
        compute=lambda M: of(7.227, "U/mg") * M,
        valid="Rests on 8.25 R cm2/(h mg) behind 0.5 mm of platinum and 0.876 cGy/R in air.",
        source="AAPM TG-43 (1995); Khan, chapter 15",
        note="source-strength",
        example=({"M": "20 mg"}, "144.54 U"),
        check=({"M": "10 mg"}, "72.27 U", "hand-worked from the radium constant: 82.5 R cm2/h x 0.876 cGy/R"),
    ),
    Formula(
        id="trak",
        name="Total reference air kerma",
        latex=r"\mathrm{TRAK} = \frac{1}{d_\mathrm{ref}^2}\sum_i S_{K,i}\,t_i",
        needs=(
            Variable("S_K", "air-kerma strength", "U", "S_{K,i}", low=0, high=1e7, many=True),
            Variable("t", "source dwell time", "s", "t_i", low=0, high=1e6, many=True),
            Variable("d", "reference distance", "m", r"d_\mathrm{ref}", default="1 m", low=0.01, high=10),
        ),
        gives=Variable("TRAK", "total reference air kerma", "cGy", r"\mathrm{TRAK}", low=0, high=1e6),
        compute=lambda S_K, t, d: total(s * time for s, time in zip(S_K, t, strict=True)) / d**2,
        valid="In air at 1 m from all sources, without decay while they are in; says how much, not where.",
        source="ICRU Report 38 (1985); ICRU Report 89 (2013)",
        says=("TRAK", "total reference air kerma"),
        note="hdr-procedure",
        example=({"S_K": "40700 U, 20350 U", "t": "300 s, 200 s"}, "0.452222 cGy"),
        check=({"S_K": "36 U, 72 U", "t": "100 h, 50 h"}, "0.72 cGy", "hand-worked: 3600 and 3600 uGy at 1 m"),
    ),
    Formula(
        id="trak-dwell-times",
        name="Total reference air kerma of one stepping source",
        latex=r"\mathrm{TRAK} = \frac{S_K}{d_\mathrm{ref}^2}\sum_i t_i",
        needs=(
            SK,
            Variable("t", "source dwell time", "s", "t_i", low=0, high=1e5, many=True),
            Variable("d", "reference distance", "m", r"d_\mathrm{ref}", default="1 m", low=0.01, high=10),
        ),
        gives=Variable("TRAK", "total reference air kerma", "cGy", r"\mathrm{TRAK}", low=0, high=1e6),
        compute=lambda S_K, t, d: S_K * total(t) / d**2,
        valid="In air at 1 m, one source that steps through its dwell positions, without decay in that time.",
        source="ICRU Report 38 (1985); ICRU Report 89 (2013)",
        note="hdr-procedure",
        example=({"S_K": "40700 U", "t": "100 s, 120 s, 180 s"}, "0.452222 cGy"),
        check=({"S_K": "36000 U", "t": "60 s, 40 s"}, "1 mGy", "hand-worked: 10 uGy a second for 100 s"),
    ),
    Formula(
        id="trak-one-source",
        name="Total reference air kerma of one source",
        latex=r"\mathrm{TRAK} = \frac{S_K\,t}{d_\mathrm{ref}^2}",
        needs=(
            SK,
            Variable("t", "time", "s", "t", low=0.01, high=1e6),
            Variable("d", "reference distance", "m", r"d_\mathrm{ref}", default="1 m", low=0.01, high=10),
        ),
        gives=Variable("TRAK", "total reference air kerma", "cGy", r"\mathrm{TRAK}", low=1e-9, high=1e6),
        compute=lambda S_K, t, d: S_K * t / d**2,
        valid="In air at 1 m, t is the sum of all dwell times, without decay in that time.",
        source="ICRU Report 38 (1985); ICRU Report 89 (2013)",
        note="hdr-procedure",
        example=({"S_K": "40700 U", "t": "400 s"}, "0.452222 cGy"),
        check=({"S_K": "1 U", "t": "1 h"}, "1 uGy", "definition: 1 U is 1 uGy m2/h"),
    ),
    Formula(
        id="sk-activity",
        name="Air-kerma strength from apparent activity",
        latex=r"S_K = A_\mathrm{app}\,\Gamma_\delta",
        needs=(
            Variable("A", "apparent activity", "mCi", r"A_\mathrm{app}", low=1e-6, high=1e8),
            Variable("Gamma", "air kerma rate constant", "U/mCi", r"\Gamma_\delta", low=1e-3, high=100),
        ),
        gives=SK,
        compute=lambda A, Gamma: A * Gamma,
        valid="Apparent activity, that of a bare point source of the same strength, not the activity in the capsule; "
        "the constant must be the one the vendor used.",
        source="AAPM TG-43 (1995); Khan, chapter 15",
        note="source-strength",
        example=({"A": "10 Ci", "Gamma": "4.07 cGy*cm2/(mCi*h)"}, "40700 U"),
        check=(
            {"A": "370 GBq", "Gamma": "0.110 uGy*m2/(MBq*h)"},
            "40700 U",
            "SI constant of Ir-192, hand-worked: 370 000 MBq x 0.110",
        ),
    ),
)
