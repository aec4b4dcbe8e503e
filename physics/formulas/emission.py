"""Emission imaging: collimators, energy windows, attenuation and quantification."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, root, total
from physics.units import Quantity, exp, pure

MU = Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-4, high=10)
E0 = Variable("E0", "photon energy", "keV", "E_0", low=1, high=5000)
WIDTH = Variable("w", "energy window width", "%", "w", low=0.1, high=150)
LE = Variable("le", "effective hole length", "mm", "l_e", low=0.1, high=500)
ANTERIOR = ("anterior", "front", "ant")
POSTERIOR = ("posterior", "back", "post")
CHERRY = "Cherry, Sorenson and Phelps, Physics in Nuclear Medicine (2012)"
MIRD16 = "MIRD Pamphlet 16 (1999), section on planar imaging"


def window_limit(side: int, id: str, name: str, gives: str, expected: str, half: str) -> Formula:
    """One limit of a symmetric energy window: side -1 the lower, +1 the upper."""
    sign = "-+"[side > 0]
    return Formula(
        id=id,
        name=name,
        latex=rf"E_{sign} = E_0\left(1{sign}\frac w2\right)",
        needs=(E0, WIDTH),
        gives=Variable("E_lim", gives, "keV", f"E_{sign}", low=0, high=1e4),
        compute=lambda E0, w: E0 * (1 + side * w / 2),
        valid="Window centred on the photopeak; its width is the whole width as a share of the peak energy.",
        source=f"{CHERRY}, chapter 14; IAEA, Nuclear Medicine Physics (2014)",
        note="gamma-camera",
        example=({"E0": "140.5 keV", "w": "20 %"}, expected),
        check=({"E0": "200 keV", "w": "10 %"}, half, "hand-worked: 10 keV to each side of 200 keV"),
    )


def self_attenuation(mu: Quantity, t: Quantity) -> Quantity:
    """(mu t/2) / sinh(mu t/2)."""
    x = pure(mu * t / 2)
    return number(x / math.sinh(x))


FORMULAS = (
    Formula(
        id="collimator-efficiency",
        name="Efficiency of a parallel-hole collimator",
        latex=r"g = K^2\left(\frac{d}{l_e}\right)^2\frac{d^2}{(d+t)^2}",
        needs=(
            Variable("K", "hole-shape constant", "", "K", default="0.26", low=0.2, high=0.3),
            Variable("d", "hole diameter", "mm", "d", low=0.05, high=20),
            LE,
            Variable("t", "septal thickness", "mm", "t", low=0, high=20),
        ),
        gives=Variable("g", "collimator efficiency", "", "g", low=1e-8, high=0.1),
        compute=lambda K, d, le, t: K**2 * (d / le) ** 2 * d**2 / (d + t) ** 2,
        valid="Source in air at any distance, no septal penetration. K is 0.24 for round holes, 0.26 for hexagonal, "
        "0.28 for square ones; l_e is the hole length less two mean free paths in the septa.",
        source=f"{CHERRY}, chapter 14",
        says=("efficiency of the collimator", "parallel-hole collimator"),
        note="collimators",
        example=({"K": "0.26", "d": "1.5 mm", "le": "24.3 mm", "t": "0.2 mm"}, "0.00020054"),
        check=(
            {"K": "0.282095", "d": "2 mm", "le": "20 mm", "t": "0.5 mm"},
            "5.09296e-4",
            "geometry of square holes: solid angle d^2/(4 pi l^2) times the open share 0.64",
        ),
    ),
    Formula(
        id="collimator-resolution-effective",
        name="Resolution of a parallel-hole collimator from its effective length",
        latex=r"R_c = \frac{d\,(l_e+b)}{l_e}",
        needs=(
            Variable("d", "hole diameter", "mm", "d", low=0.05, high=20),
            LE,
            Variable("b", "source-collimator distance", "mm", "b", low=0, high=2000),
        ),
        gives=Variable("R_c", "collimator resolution", "mm", "R_c", low=0.01, high=500),
        compute=lambda d, le, b: d * (le + b) / le,
        valid="The gap between collimator and crystal is neglected.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 14",
        note="collimators",
        example=({"d": "1.5 mm", "le": "24 mm", "b": "100 mm"}, "7.75 mm"),
        check=({"d": "2 mm", "le": "20 mm", "b": "80 mm"}, "10 mm", "hand-worked: 2 x 100/20"),
    ),
    Formula(
        id="effective-hole-length",
        name="Effective length of collimator holes",
        latex=r"l_e = l-\frac{2}{\mu}",
        needs=(
            Variable("l", "hole length", "mm", "l", low=1, high=500),
            Variable("mu", "septal attenuation coefficient", "1/mm", r"\mu", low=0.01, high=100),
        ),
        gives=LE,
        compute=lambda l, mu: l - 2 / mu,  # noqa: E741
        valid="Septal penetration taken as two mean free paths of the septa cut off the holes.",
        source=f"{CHERRY}, chapter 14",
        note="collimators",
        example=({"l": "25 mm", "mu": "2.7 1/mm"}, "24.2593 mm"),
        check=({"l": "21 mm", "mu": "2 1/mm"}, "20 mm", "hand-worked: two mean free paths of 0.5 mm"),
    ),
    window_limit(1, "energy-window", "Upper limit of an energy window", "upper window limit", "154.55 keV", "210 keV"),
    window_limit(
        -1, "energy-window-lower", "Lower limit of an energy window", "lower window limit", "126.45 keV", "190 keV"
    ),
    Formula(
        id="energy-window-span",
        name="Width of an energy window in keV",
        latex=r"\Delta E = w\,E_0",
        needs=(E0, WIDTH),
        gives=Variable("dE", "energy window span", "keV", r"\Delta E", low=0, high=1e4),
        compute=lambda E0, w: w * E0,
        valid="The whole width, half of it to each side of the photopeak.",
        source=f"{CHERRY}, chapter 14",
        note="gamma-camera",
        example=({"E0": "140.5 keV", "w": "20 %"}, "28.1 keV"),
        check=({"E0": "364 keV", "w": "25 %"}, "91 keV", "hand-worked: a quarter"),
    ),
    Formula(
        id="conjugate-view",
        name="Activity from conjugate views (geometric mean)",
        latex=r"A = \sqrt{\frac{I_A I_P}{e^{-\mu T}}}\,\frac{f}{C}",
        needs=(
            Variable("IA", "count rate", "1/s", "I_A", "anterior", ANTERIOR, low=1e-6, high=1e9),
            Variable("IP", "count rate", "1/s", "I_P", "posterior", POSTERIOR, low=1e-6, high=1e9),
            MU,
            Variable("T", "patient thickness", "cm", "T", low=0.1, high=100),
            Variable("f", "source self-attenuation factor", "", "f", default="1", low=0.05, high=1),
            Variable("C", "system calibration factor", "1/(s*MBq)", "C", low=1e-4, high=1e6),
        ),
        gives=Variable("A", "activity", "MBq", "A", low=1e-9, high=1e9),
        compute=lambda IA, IP, mu, T, f, C: root(IA * IP / exp(-mu * T)) * f / C,
        valid="One source between opposed views, background and scatter removed; f = 1 for a thin source.",
        source=f"{MIRD16}; IAEA, Nuclear Medicine Physics (2014)",
        says=("conjugate view", "conjugate-view", "opposed views", "anterior and posterior"),
        note="spect-corrections",
        example=(
            {"IA": "4000 1/s", "IP": "2500 1/s", "mu": "0.12 1/cm", "T": "20 cm", "f": "1", "C": "90 1/(s*MBq)"},
            "116.657 MBq",
        ),
        check=(
            {"IA": "900 1/s", "IP": "400 1/s", "mu": "0.138629 1/cm", "T": "20 cm", "f": "0.5", "C": "60 1/(s*MBq)"},
            "20 MBq",
            "hand-worked: mean 600, times 4 since exp(mu T) = 2^4, times 0.5/60",
        ),
    ),
    Formula(
        id="source-self-attenuation",
        name="Self-attenuation factor of a source between two views",
        latex=r"f = \frac{\mu t/2}{\sinh(\mu t/2)}",
        needs=(MU, Variable("t", "source thickness", "cm", "t", low=1e-3, high=60)),
        gives=Variable("f", "source self-attenuation factor", "", "f", low=0.01, high=1),
        compute=self_attenuation,
        valid="Activity spread evenly over a slab of thickness t seen from both sides; near 1 where mu t is small.",
        source=MIRD16,
        note="spect-corrections",
        example=({"mu": "0.12 1/cm", "t": "10 cm"}, "0.942428"),
        check=({"mu": "0.2 1/cm", "t": "10 cm"}, "0.850918", "scipy: 1/sinh(1)"),
    ),
    Formula(
        id="geometric-mean-counts",
        name="Geometric mean of two opposed views",
        latex=r"\bar N = \sqrt{N_A N_P}",
        needs=(
            Variable("NA", "anterior counts", "", "N_A", cues=ANTERIOR, low=0, high=1e12),
            Variable("NP", "posterior counts", "", "N_P", cues=POSTERIOR, low=0, high=1e12),
        ),
        gives=Variable("GM", "geometric-mean counts", "", r"\bar N", low=0, high=1e12),
        compute=lambda NA, NP: root(NA * NP),
        valid="Does not depend on the depth of a thin source, only on the thickness of the body.",
        source=MIRD16,
        says=("geometric mean",),
        note="spect-corrections",
        example=({"NA": "4000", "NP": "2500"}, "3162.28"),
        check=({"NA": "900", "NP": "400"}, "600", "hand-worked: 30 x 20"),
    ),
    Formula(
        id="geometric-mean-rate",
        name="Geometric mean of two opposed count rates",
        latex=r"\bar I = \sqrt{I_A I_P}",
        needs=(
            Variable("IA", "count rate", "1/s", "I_A", "anterior", ANTERIOR, low=0, high=1e12),
            Variable("IP", "count rate", "1/s", "I_P", "posterior", POSTERIOR, low=0, high=1e12),
        ),
        gives=Variable("GM", "geometric-mean count rate", "1/s", r"\bar I", low=0, high=1e12),
        compute=lambda IA, IP: root(IA * IP),
        valid="Does not depend on the depth of a thin source, only on the thickness of the body.",
        source=MIRD16,
        says=("geometric mean",),
        note="spect-corrections",
        example=({"IA": "4000 1/s", "IP": "2500 1/s"}, "3162.28 1/s"),
        check=({"IA": "800 1/s", "IP": "200 1/s"}, "400 1/s", "hand-worked: a square of side 400"),
    ),
    Formula(
        id="chang-attenuation",
        name="First-order Chang attenuation correction",
        latex=r"C(x,y) = \left[\frac1M\sum_{i=1}^{M}e^{-\mu l_i}\right]^{-1}",
        needs=(MU, Variable("l", "path length to the surface", "cm", "l_i", low=0, high=100, many=True)),
        gives=Variable("C", "attenuation correction factor", "", "C", low=1, high=1e6),
        compute=lambda mu, l: number(len(l) / total(exp(-mu * x) for x in l)),  # noqa: E741
        valid="Uniform attenuator, one voxel; paths in M directions spread evenly over the circle.",
        source="Chang (1978), IEEE Trans. Nucl. Sci. 25, 638; IAEA, Nuclear Medicine Physics (2014)",
        says=("Chang",),
        note="spect-corrections",
        example=({"mu": "0.12 1/cm", "l": "10 cm, 12 cm, 10 cm, 12 cm"}, "3.71663"),
        check=(
            {"mu": "0.138629 1/cm", "l": "5 cm, 10 cm"},
            "2.66667",
            "hand-worked: transmissions 1/2 and 1/4, their mean 3/8",
        ),
    ),
)
