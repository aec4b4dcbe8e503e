"""Nuclear medicine: gamma cameras, PET, uptake, internal dose."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, light, root, total
from physics.units import Quantity, exp

TRUES = Variable("R_t", "true coincidence rate", "1/s", "R_t", low=0, high=1e9)
SCATTERS = Variable("R_s", "scatter coincidence rate", "1/s", "R_s", low=0, high=1e9)
CONCENTRATION = Variable("C", "activity concentration", "kBq/mL", "C", low=1e-6, high=1e9)
INJECTED = Variable("A", "activity", "MBq", "A", "injected", ("injected", "administered"), low=1e-3, high=1e6)
BODY = Variable("m", "body mass", "kg", "m", low=0.01, high=500)
SUV = Variable("SUV", "standardized uptake value", "g/mL", r"\mathrm{SUV}", low=1e-4, high=1e4)
A0 = Variable("A0", "activity", "MBq", "A_0", "administered", ("administered", "injected"), low=1e-6, high=1e9)
UPTAKE = Variable("f", "uptake fraction", "", "f", low=1e-6, high=1)
T_EFF = Variable("T_eff", "effective half-life", "h", r"T_\mathrm{eff}", low=1e-6, high=1e9)
A_TILDE = Variable("A_tilde", "time-integrated activity", "MBq*h", r"\tilde A", low=1e-9, high=1e12)
S = Variable("S", "S value", "mGy/(MBq*h)", "S", low=1e-12, high=1e6)


def collimator(d: Quantity, l: Quantity, mu: Quantity, b: Quantity) -> Quantity:  # noqa: E741
    """FWHM at distance b from the face. Raises OutOfRange where the septa are too thin to count as a collimator."""
    effective = l - 2 / mu
    if effective <= 0 * l:
        raise OutOfRange("The holes are shorter than two mean free paths in the septa, so they do not collimate.")
    width: Quantity = d * (effective + b) / effective
    return width


FORMULAS = (
    Formula(
        id="collimator-resolution",
        name="Resolution of a parallel-hole collimator",
        latex=r"R_c = \frac{d\,(l_e+b)}{l_e},\quad l_e = l-\frac{2}{\mu}",
        needs=(
            Variable("d", "hole diameter", "mm", "d", low=0.05, high=20),
            Variable("l", "hole length", "mm", "l", low=1, high=500),
            Variable("mu", "septal attenuation coefficient", "1/mm", r"\mu", low=0.01, high=100),
            Variable("b", "source-collimator distance", "mm", "b", low=0, high=2000),
        ),
        gives=Variable("R_c", "collimator resolution", "mm", "R_c", low=0.01, high=500),
        compute=collimator,
        valid="The gap between collimator and crystal is neglected.",
        source="Cherry, Sorenson and Phelps, Physics in Nuclear Medicine, chapter 14",
        note="collimators",
        example=({"d": "1.5 mm", "l": "25 mm", "mu": "2.7 1/mm", "b": "100 mm"}, "7.68321 mm"),
        check=({"d": "2 mm", "l": "21 mm", "mu": "2 1/mm", "b": "80 mm"}, "10 mm", "hand-worked: 2 x 100/20"),
    ),
    Formula(
        id="system-resolution",
        name="System resolution of a gamma camera",
        latex=r"R_s = \sqrt{R_i^2+R_c^2}",
        needs=(
            Variable("R_i", "intrinsic resolution", "mm", "R_i", low=0, high=100),
            Variable("R_c", "collimator resolution", "mm", "R_c", low=0, high=500),
        ),
        gives=Variable("R_s", "system resolution", "mm", "R_s", low=0, high=600),
        compute=lambda R_i, R_c: root(R_i**2 + R_c**2),
        valid="Both blurs Gaussian and both as FWHM at one distance.",
        source="Cherry, Sorenson and Phelps, chapter 14",
        note="gamma-camera",
        example=({"R_i": "3.5 mm", "R_c": "7 mm"}, "7.82624 mm"),
        check=({"R_i": "3 mm", "R_c": "4 mm"}, "5 mm", "hand-worked: 3-4-5 triangle"),
    ),
    Formula(
        id="necr",
        name="Noise equivalent count rate",
        latex=r"NECR = \frac{R_t^2}{R_t+R_s+k\,R_r}",
        needs=(
            TRUES,
            SCATTERS,
            Variable("R_r", "random coincidence rate", "1/s", "R_r", low=0, high=1e9),
            Variable("k", "randoms variance factor", "", "k", default="1", low=0, high=2),
        ),
        gives=Variable("NECR", "noise equivalent count rate", "1/s", "NECR", low=0, high=1e9),
        compute=lambda R_t, R_s, R_r, k: R_t**2 / (R_t + R_s + k * R_r),
        valid="k is 1 for a noiseless estimate of the randoms, 2 when a delayed window is subtracted.",
        source="Strother, Casey and Hoffman (1990); NEMA NU 2 (2018); Cherry, Sorenson and Phelps, chapter 18",
        note="pet-coincidence-types",
        example=({"R_t": "200000 1/s", "R_s": "100000 1/s", "R_r": "150000 1/s", "k": "1"}, "88888.9 1/s"),
        check=({"R_t": "100 1/s", "R_s": "50 1/s", "R_r": "25 1/s", "k": "2"}, "50 1/s", "hand-worked: 10000/200"),
    ),
    Formula(
        id="randoms-rate",
        name="Random coincidence rate",
        latex=r"R_r = 2\tau S_1S_2",
        needs=(
            Variable("tau", "coincidence resolving time", "ns", r"\tau", low=0.01, high=1e4),
            Variable("S1", "count rate", "1/s", "S_1", "first detector", ("first",), low=1e-3, high=1e12),
            Variable("S2", "count rate", "1/s", "S_2", "second detector", ("second",), low=1e-3, high=1e12),
        ),
        gives=Variable("R_r", "random coincidence rate", "1/s", "R_r", low=0, high=1e12),
        compute=lambda tau, S1, S2: 2 * tau * S1 * S2,
        valid="The coincidence window is 2 tau wide; singles far outnumber coincidences.",
        source="Cherry, Sorenson and Phelps, chapter 18",
        note="pet-coincidence-types",
        example=({"tau": "2 ns", "S1": "200000 1/s", "S2": "200000 1/s"}, "160 1/s"),
        check=({"tau": "5 ns", "S1": "10000 1/s", "S2": "20000 1/s"}, "2 1/s", "hand-worked: 1e-8 x 2e8"),
    ),
    Formula(
        id="randoms-rate-window",
        name="Random coincidence rate from the whole window",
        latex=r"R_r = W\,S_1S_2",
        needs=(
            Variable("W", "coincidence window", "ns", "W", low=0.01, high=1e4),
            Variable("S1", "count rate", "1/s", "S_1", "first detector", ("first",), low=1e-3, high=1e12),
            Variable("S2", "count rate", "1/s", "S_2", "second detector", ("second",), low=1e-3, high=1e12),
        ),
        gives=Variable("R_r", "random coincidence rate", "1/s", "R_r", low=0, high=1e12),
        compute=lambda W, S1, S2: W * S1 * S2,
        valid="W is the full coincidence window, twice the resolving time tau; singles far outnumber coincidences.",
        source="Cherry, Sorenson and Phelps, chapter 18",
        note="pet-coincidence-types",
        example=({"W": "4 ns", "S1": "200000 1/s", "S2": "200000 1/s"}, "160 1/s"),
        check=({"W": "10 ns", "S1": "10000 1/s", "S2": "20000 1/s"}, "2 1/s", "hand-worked: 1e-8 x 2e8"),
    ),
    Formula(
        id="scatter-fraction",
        name="Scatter fraction",
        latex=r"SF = \frac{R_s}{R_t+R_s}",
        needs=(SCATTERS, TRUES),
        gives=Variable("SF", "scatter fraction", "%", "SF", low=0, high=100),
        compute=lambda R_s, R_t: R_s / (R_t + R_s),
        valid="Randoms removed first; depends on the object and the energy window.",
        source="NEMA NU 2 (2018), section 4",
        note="pet-coincidence-types",
        example=({"R_s": "60000 1/s", "R_t": "120000 1/s"}, "33.3333 %"),
        check=({"R_s": "40 1/s", "R_t": "60 1/s"}, "40 %", "hand-worked"),
    ),
    Formula(
        id="tof-localisation",
        name="Time-of-flight localisation",
        latex=r"\Delta x = \frac{c\,\Delta t}{2}",
        needs=(Variable("dt", "timing resolution", "ps", r"\Delta t", low=0.1, high=1e5),),
        gives=Variable("dx", "localisation uncertainty", "cm", r"\Delta x", low=1e-3, high=2000),
        compute=lambda dt: light() * dt / 2,
        valid="Both as FWHM, along the line of response.",
        source="Cherry, Sorenson and Phelps, chapter 18",
        note="pet-detectors-tof",
        example=({"dt": "400 ps"}, "5.99585 cm"),
        check=({"dt": "10 ps"}, "1.49896 mm", "scipy.constants c: 0.299792 mm/ps, halved"),
    ),
    Formula(
        id="suv",
        name="Standardized uptake value with decay correction",
        latex=r"SUV = \frac{C(t)}{A\,e^{-\ln 2\,t/T_{1/2}}/m}",
        needs=(
            CONCENTRATION,
            INJECTED,
            Variable("t", "time", "min", "t", low=1e-6, high=1e6),
            Variable("T_half", "half-life", "min", "T_{1/2}", low=0.1, high=1e7),
            BODY,
        ),
        gives=SUV,
        compute=lambda C, A, t, T_half, m: C / (A * exp(-LN2 * t / T_half) / m),
        valid="Concentration at scan time t after injection, net injected activity; body-mass SUV.",
        source="Cherry, Sorenson and Phelps, chapter 18; QIBA FDG-PET/CT profile (2016)",
        note="pet-reconstruction-quant",
        example=(
            {"C": "20 kBq/mL", "A": "370 MBq", "t": "60 min", "T_half": "109.77 min", "m": "75 kg"},
            "5.9215 g/mL",
        ),
        check=(
            {"C": "10 kBq/mL", "A": "400 MBq", "t": "109.77 min", "T_half": "109.77 min", "m": "80 kg"},
            "4 g/mL",
            "hand-worked: 10 x 80000/200000 after one half-life",
        ),
    ),
    Formula(
        id="suv-simple",
        name="Standardized uptake value",
        latex=r"SUV = \frac{C}{A/m}",
        needs=(CONCENTRATION, INJECTED, BODY),
        gives=SUV,
        compute=lambda C, A, m: C / (A / m),
        valid="Concentration and activity corrected to the same moment; body-mass SUV.",
        source="Cherry, Sorenson and Phelps, chapter 18",
        says=("decay corrected", "decay-corrected"),
        note="pet-reconstruction-quant",
        example=({"C": "10 kBq/mL", "A": "350 MBq", "m": "70 kg"}, "2 g/mL"),
        check=(
            {"C": "5 kBq/mL", "A": "400 MBq", "m": "80 kg"},
            "1 g/mL",
            "limit: the mean over the body, 400 MBq in 80 kg",
        ),
    ),
    Formula(
        id="cumulated-activity",
        name="Time-integrated activity in an organ",
        latex=r"\tilde A = A_0\,f\,\frac{T_\mathrm{eff}}{\ln 2}",
        needs=(A0, UPTAKE, T_EFF),
        gives=A_TILDE,
        compute=lambda A0, f, T_eff: A0 * f * T_eff / LN2,
        valid="Immediate uptake, clearance by one exponential.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"A0": "100 MBq", "f": "0.3", "T_eff": "10 h"}, "432.809 MBq*h"),
        check=({"A0": "1000 MBq", "f": "0.25", "T_eff": "6.93147 h"}, "2500 MBq*h", "hand-worked: a mean life of 10 h"),
    ),
    Formula(
        id="mird-dose-one",
        name="Organ dose from one source organ",
        latex=r"D = \tilde A\,S",
        needs=(A_TILDE, S),
        gives=Variable("D", "absorbed dose", "mGy", "D", low=1e-12, high=1e9),
        compute=lambda A_tilde, S: A_tilde * S,
        valid="S of that source, target, nuclide and phantom; scale self-dose by mass for a patient.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"A_tilde": "500 MBq*h", "S": "0.02 mGy/(MBq*h)"}, "10 mGy"),
        check=({"A_tilde": "2 GBq*s", "S": "0.5 mGy/(MBq*s)"}, "1 Gy", "hand-worked: 2000 MBq s x 0.5 mGy"),
    ),
    Formula(
        id="mird-dose",
        name="Organ dose (MIRD)",
        latex=r"D(r_T) = \sum_{r_S}\tilde A(r_S)\,S(r_T\leftarrow r_S)",
        needs=(
            Variable("A_tilde", "time-integrated activity", "MBq*h", r"\tilde A(r_S)", low=0, many=True),
            Variable("S", "S value", "mGy/(MBq*h)", r"S(r_T\leftarrow r_S)", low=0, many=True),
        ),
        gives=Variable("D", "absorbed dose", "mGy", "D(r_T)", low=0),
        compute=lambda A_tilde, S: total(a * s for a, s in zip(A_tilde, S, strict=True)),
        valid="S of that target, nuclide and phantom; summed over all source organs.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"A_tilde": "500 MBq*h, 100 MBq*h", "S": "0.02 mGy/(MBq*h), 0.005 mGy/(MBq*h)"}, "10.5 mGy"),
        check=(
            {"A_tilde": "10 MBq*h, 20 MBq*h, 30 MBq*h", "S": "0.3 mGy/(MBq*h), 0.2 mGy/(MBq*h), 0.1 mGy/(MBq*h)"},
            "10 mGy",
            "hand-worked: 3 + 4 + 3",
        ),
    ),
)
