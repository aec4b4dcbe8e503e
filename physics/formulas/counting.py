"""Detectors and counting: Poisson statistics, background, dead time, resolution, geometry."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import root
from physics.units import exp

N = Variable("N", "counts", "", "N", low=1, high=1e18)
TAU = Variable("tau", "dead time", "us", r"\tau", low=1e-6, high=1e6)
MEASURED = Variable(
    "m",
    "measured count rate",
    "1/s",
    "m",
    "measured",
    ("measured", "measures", "observed", "recorded", "records", "shows"),
    low=1e-6,
    high=1e12,
)
TRUE = Variable("n", "true count rate", "1/s", "n", "true", ("true", "actual", "real"), low=1e-6, high=1e12)
GROSS = ("gross", "sample", "total", "with the source")
BLANK = ("background", "blank", "without")
AWAY = ("at ¦", "¦ away", "¦ from")
ACROSS = ("diameter ¦", "diameter of ¦", "¦ diameter", "¦ in diameter", "¦ across")
GROSS_AND_BACKGROUND = (
    Variable("G", "counts", "", "G", "gross", GROSS, low=0, high=1e15),
    Variable("t_g", "counting time", "min", "t_g", "gross", GROSS, low=1e-6, high=1e7),
    Variable("B", "background counts", "", "B", "background", BLANK, low=0, high=1e15),
    Variable("t_b", "counting time", "min", "t_b", "background", BLANK, low=1e-6, high=1e7),
)

FORMULAS = (
    Formula(
        id="poisson-sd",
        name="Relative standard deviation of a count",
        latex=r"\frac{\sigma}{N} = \frac{1}{\sqrt N}",
        needs=(N,),
        gives=Variable("rel", "relative standard deviation", "%", r"\sigma/N", low=1e-7, high=100),
        compute=lambda N: 1 / root(N),
        valid="Poisson counting: small chance per decay, dead time negligible.",
        source="Knoll, Radiation Detection and Measurement, chapter 3",
        says=("how many counts",),
        note="counting-statistics",
        example=({"N": "10000"}, "1 %"),
        check=({"N": "400"}, "5 %", "hand-worked: 1/20"),
    ),
    Formula(
        id="counting-sd",
        name="Standard deviation of a count",
        latex=r"\sigma = \sqrt N",
        needs=(N,),
        gives=Variable("sigma", "standard deviation of counts", "", r"\sigma", low=1, high=1e9),
        compute=lambda N: root(N),
        valid="Poisson counting; of counts, never of a rate or a difference.",
        source="Knoll, chapter 3",
        note="counting-statistics",
        example=({"N": "2500"}, "50"),
        check=({"N": "1e6"}, "1000", "scipy.stats.poisson(1e6).std()"),
    ),
    Formula(
        id="net-count-rate",
        name="Net count rate",
        latex=r"R_n = \frac{G}{t_g}-\frac{B}{t_b}",
        needs=GROSS_AND_BACKGROUND,
        gives=Variable("R_n", "count rate", "1/min", "R_n", "net", ("net",), low=0, high=1e15),
        compute=lambda G, t_g, B, t_b: G / t_g - B / t_b,
        valid="Steady background, dead time negligible.",
        source="Knoll, chapter 3; Cherry, Sorenson and Phelps, chapter 9",
        says=("net",),
        note="counting-statistics",
        example=({"G": "1600", "t_g": "4 min", "B": "900", "t_b": "9 min"}, "300 1/min"),
        check=({"G": "3000", "t_g": "10 min", "B": "500", "t_b": "5 min"}, "200 1/min", "hand-worked: 300 - 100"),
    ),
    Formula(
        id="net-count-rate-sd",
        name="Standard deviation of a net count rate",
        latex=r"\sigma = \sqrt{\frac{G}{t_g^2}+\frac{B}{t_b^2}}",
        needs=GROSS_AND_BACKGROUND,
        gives=Variable("sigma", "standard deviation of the rate", "1/min", r"\sigma", low=0, high=1e12),
        compute=lambda G, t_g, B, t_b: root(G / t_g**2 + B / t_b**2),
        valid="Poisson counts, times known exactly: variances add although the rates subtract.",
        source="Knoll, chapter 3; Cherry, Sorenson and Phelps, chapter 9",
        says=("net",),
        note="counting-statistics",
        example=({"G": "1600", "t_g": "4 min", "B": "900", "t_b": "9 min"}, "10.5409 1/min"),
        check=({"G": "900", "t_g": "10 min", "B": "1600", "t_b": "10 min"}, "5 1/min", "hand-worked: 3-4-5 triangle"),
    ),
    Formula(
        id="optimal-counting-time",
        name="Best split of counting time",
        latex=r"\frac{t_g}{t_b} = \sqrt{\frac{R_g}{R_b}}",
        needs=(
            Variable("R_g", "count rate", "1/min", "R_g", "gross", GROSS, low=1e-6, high=1e12),
            Variable("R_b", "count rate", "1/min", "R_b", "background", BLANK, low=1e-6, high=1e12),
        ),
        gives=Variable("ratio", "counting time ratio", "", "t_g/t_b", low=1e-3, high=1e6),
        compute=lambda R_g, R_b: root(R_g / R_b),
        valid="A fixed total time shared between source and background.",
        source="Knoll, chapter 3",
        note="counting-statistics",
        example=({"R_g": "400 1/min", "R_b": "100 1/min"}, "2"),
        check=({"R_g": "15 1/s", "R_b": "100 1/min"}, "3", "hand-worked: 900 against 100 a minute"),
    ),
    Formula(
        id="dead-time-nonparalyzable",
        name="Dead-time correction, nonparalyzable",
        latex=r"n = \frac{m}{1-m\tau}",
        needs=(MEASURED, TAU),
        gives=TRUE,
        compute=lambda m, tau: m / (1 - m * tau),
        valid="Steady source, m tau well below 1; each recorded event blocks the counter for tau.",
        source="Knoll, chapter 4; Cherry, Sorenson and Phelps, chapter 11",
        says=("nonparalyzable", "non-paralyzable", "nonparalysable", "non-extendable"),
        note="detection-limits-deadtime",
        example=({"m": "50000 1/s", "tau": "2 us"}, "55555.6 1/s"),
        check=({"m": "1000 1/s", "tau": "200 us"}, "1250 1/s", "hand-worked: 1000/0.8"),
    ),
    Formula(
        id="dead-time-paralyzable",
        name="Measured rate of a paralyzable counter",
        latex=r"m = n\,e^{-n\tau}",
        needs=(TRUE, TAU),
        gives=MEASURED,
        compute=lambda n, tau: n * exp(-n * tau),
        valid="Each event, recorded or not, extends the dead time; the most it can show is 1/(e tau). Two "
        "true rates fit one m.",
        source="Knoll, chapter 4",
        says=("paralyzable", "paralysable", "extendable"),
        note="detection-limits-deadtime",
        example=({"n": "100000 1/s", "tau": "2 us"}, "81873.1 1/s"),
        check=({"n": "1e5 1/s", "tau": "10 us"}, "36787.9 1/s", "hand-worked: the peak, 1/(e tau)"),
    ),
    Formula(
        id="energy-resolution",
        name="Statistical limit of energy resolution",
        latex=r"R = 2.355\sqrt{\frac{F}{N}}",
        needs=(
            Variable("F", "Fano factor", "", "F", low=0.01, high=2),
            Variable("N", "number of charge carriers", "", "N", low=1, high=1e12),
        ),
        gives=Variable("R", "energy resolution", "%", "R", low=1e-4, high=250),
        compute=lambda F, N: 2.355 * root(F / N),
        valid="Carrier statistics alone, without electronic noise or non-uniform response.",
        source="Knoll, chapter 4",
        says=("Fano", "charge carriers"),
        note="scintillators",
        example=({"F": "1", "N": "900"}, "7.85 %"),
        check=({"F": "0.1", "N": "5546.025"}, "1 %", "hand-worked: N/F is 235.5 squared"),
    ),
    Formula(
        id="energy-resolution-fwhm",
        name="Energy resolution of a photopeak",
        latex=r"R = \frac{\mathrm{FWHM}}{E_0}",
        needs=(
            Variable("FWHM", "energy FWHM", "keV", r"\mathrm{FWHM}", low=1e-3, high=1e4),
            Variable("E0", "photon energy", "keV", "E_0", low=0.1, high=1e5),
        ),
        gives=Variable("R", "energy resolution", "%", "R", low=1e-4, high=250),
        compute=lambda FWHM, E0: FWHM / E0,
        valid="Peak above its background; state the energy, since R falls roughly as the root of it.",
        source="Knoll, chapter 4",
        says=("FWHM",),
        note="scintillators",
        example=({"FWHM": "46.3 keV", "E0": "661.7 keV"}, "6.9971 %"),
        check=({"FWHM": "14 keV", "E0": "140 keV"}, "10 %", "hand-worked"),
    ),
    Formula(
        id="solid-angle",
        name="Geometric efficiency of a disc detector",
        latex=r"\frac{\Omega}{4\pi} = \frac12\left(1-\frac{d}{\sqrt{d^2+a^2}}\right)",
        needs=(
            Variable("d", "distance", "cm", "d", cues=AWAY, low=0, high=1e5),
            Variable(
                "a", "detector radius", "cm", "a", cues=("radius ¦", "radius of ¦", "¦ in radius"), low=1e-3, high=1e4
            ),
        ),
        gives=Variable("G", "geometric efficiency", "", r"\Omega/4\pi", low=0, high=0.5),
        compute=lambda d, a: (1 - d / root(d**2 + a**2)) / 2,
        valid="Point source on the axis; far away it tends to a^2/(4 d^2).",
        source="Knoll, chapter 4",
        note="detection-limits-deadtime",
        example=({"d": "10 cm", "a": "2.5 cm"}, "0.0149287"),
        check=({"d": "4 cm", "a": "3 cm"}, "0.1", "hand-worked: 3-4-5 triangle, (1 - 0.8)/2"),
    ),
    Formula(
        id="solid-angle-diameter",
        name="Geometric efficiency of a disc detector of known diameter",
        latex=r"\frac{\Omega}{4\pi} = \frac12\left(1-\frac{d}{\sqrt{d^2+(D/2)^2}}\right)",
        needs=(
            Variable("d", "distance", "cm", "d", cues=AWAY, low=0, high=1e5),
            Variable("D", "detector diameter", "cm", "D", cues=ACROSS, low=1e-3, high=1e4),
        ),
        gives=Variable("G", "geometric efficiency", "", r"\Omega/4\pi", low=0, high=0.5),
        compute=lambda d, D: (1 - d / root(d**2 + (D / 2) ** 2)) / 2,
        valid="Point source on the axis; far away it tends to D^2/(16 d^2).",
        source="Knoll, chapter 4",
        says=("diameter",),
        note="detection-limits-deadtime",
        example=({"d": "10 cm", "D": "5 cm"}, "0.0149287"),
        check=({"d": "1 m", "D": "2 cm"}, "2.49981e-5", "hand-worked: D^2/(16 d^2) is 2.5e-5, less 3/4 of a^2/d^2"),
    ),
)
