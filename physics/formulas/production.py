"""Making radionuclides: target atoms, activity at the end of an irradiation, and how near it comes to saturation."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, avogadro, number
from physics.units import Quantity, exp

TARGETS = Variable("N", "number of atoms", "", "N", low=1, high=1e30)
SIGMA = Variable("sigma", "cross section", "b", r"\sigma", low=1e-12, high=1e8)
PHI = Variable("phi", "fluence rate", "1/(cm2*s)", r"\phi", low=1, high=1e20)
T_HALF = Variable("T_half", "half-life", "h", "T_{1/2}", low=1e-9, high=1e15)
IRRADIATION = Variable(
    "t", "time", "h", "t", "irradiation", ("irradiation", "irradiated", "bombarded"), low=1e-9, high=1e9
)


def saturation(t: Quantity, T_half: Quantity) -> float:
    """The share of the saturation activity that an irradiation reaches."""
    return 1 - exp(-LN2 * t / T_half)


FORMULAS = (
    Formula(
        id="activation",
        name="Activity made by irradiation",
        latex=r"A(t) = N\sigma\phi\left(1-e^{-\ln 2\,t/T_{1/2}}\right)",
        needs=(TARGETS, SIGMA, PHI, T_HALF, IRRADIATION),
        gives=Variable("A", "activity", "GBq", "A", low=1e-15, high=1e15),
        compute=lambda N, sigma, phi, T_half, t: (N * sigma * phi * saturation(t, T_half)).to("GBq"),
        valid="Thin target, constant fluence rate, hardly any target atom used up; the activity at the end of irradiation.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 5",
        says=("activation", "irradiated", "bombarded", "neutron flux"),
        note="radionuclide-production",
        example=(
            {"N": "1e21", "sigma": "37.2 b", "phi": "1e13 1/(cm2*s)", "T_half": "5.2713 y", "t": "1 y"},
            "45.836 GBq",
        ),
        check=(
            {"N": "1e20", "sigma": "10 b", "phi": "1e12 1/(cm2*s)", "T_half": "2 h", "t": "4 h"},
            "0.75 GBq",
            "hand-worked: two half-lives reach 3/4 of 1e20 x 1e-23 cm2 x 1e12 /cm2/s = 1e9 per second",
        ),
    ),
    Formula(
        id="activation-saturation",
        name="Saturation activity",
        latex=r"A_\mathrm{sat} = N\sigma\phi",
        needs=(TARGETS, SIGMA, PHI),
        gives=Variable("A_sat", "saturation activity", "GBq", r"A_\mathrm{sat}", low=1e-15, high=1e15),
        compute=lambda N, sigma, phi: (N * sigma * phi).to("GBq"),
        valid="Irradiation much longer than the half-life of the product; thin target, hardly any atom used up.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 5",
        says=("saturation activity",),
        note="radionuclide-production",
        example=({"N": "1e21", "sigma": "37.2 b", "phi": "1e13 1/(cm2*s)"}, "372 GBq"),
        check=({"N": "1e20", "sigma": "10 b", "phi": "1e12 1/(cm2*s)"}, "1 GBq", "hand-worked: 1e20 x 1e-23 x 1e12"),
    ),
    Formula(
        id="saturation-factor",
        name="Share of the saturation activity reached",
        latex=r"S = 1-e^{-\ln 2\,t/T_{1/2}}",
        needs=(IRRADIATION, T_HALF),
        gives=Variable("S", "saturation factor", "%", "S", low=1e-9, high=100),
        compute=lambda t, T_half: number(saturation(t, T_half)),
        valid="Constant fluence rate or beam current, one product.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 5",
        says=("of saturation", "of the saturation"),
        note="radionuclide-production",
        example=({"t": "120 min", "T_half": "109.77 min"}, "53.13 %"),
        check=({"t": "8 h", "T_half": "2 h"}, "93.75 %", "hand-worked: four half-lives, 15/16"),
    ),
    Formula(
        id="saturation-half-lives",
        name="Share of the saturation activity after a number of half-lives",
        latex=r"S = 1-2^{-n}",
        needs=(Variable("n", "number of half-lives", "", "n", low=1e-3, high=1e3),),
        gives=Variable("S", "saturation factor", "%", "S", low=1e-9, high=100),
        compute=lambda n: number(1 - exp(-LN2 * n)),
        valid="Constant fluence rate or beam current, one product; the time counted in half-lives of the product.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 5",
        says=("of saturation", "of the saturation"),
        note="radionuclide-production",
        example=({"n": "2"}, "75 %"),
        check=({"n": "5"}, "96.875 %", "hand-worked: 31/32"),
    ),
    Formula(
        id="atoms-mass",
        name="Number of atoms in a mass",
        latex=r"N = \frac{m\,N_A}{M}",
        needs=(
            Variable("m", "mass", "g", "m", low=1e-24, high=1e9),
            Variable("M", "molar mass", "g/mol", "M", low=1, high=300),
        ),
        gives=TARGETS,
        compute=lambda m, M: m * avogadro() / M,
        valid="One pure nuclide, or one element with its mean molar mass.",
        source="Definition of the mole; CODATA 2022 Avogadro constant",
        note="decay-law-halflife",
        example=({"m": "1 g", "M": "59.93 g/mol"}, "1.00486e22"),
        check=({"m": "12 g", "M": "12 g/mol"}, "6.02214e23", "definition: 12 g of carbon-12 hold one mole"),
    ),
)
