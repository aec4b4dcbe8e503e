"""Shielding of imaging rooms: transmission from kerma per patient, CT scatter from the DLP, PET uptake rooms."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, number, of
from physics.formulas.barriers import DISTANCE, GOAL, OCCUPANCY, B
from physics.units import Quantity, exp, pure

KERMA = Variable("K1", "unshielded kerma per patient", "mGy", "K^1", low=1e-6, high=1e4)
KERMA_AT = Variable("d0", "kerma distance", "m", "d_0", default="1 m", low=0.9, high=1.1, cues=("per patient", "kerma"))
USE = Variable("U", "use factor", "", "U", default="1", low=0.001, high=1)
PATIENTS = Variable("N", "patients per week", "", "N", low=0.1, high=1e4)
SCATTER = Variable("K", "unshielded secondary kerma", "mGy", r"K^1_\mathrm{sec}", low=1e-9, high=1e4)
DLP = Variable("DLP", "dose-length product", "mGy*cm", "DLP", low=0.1, high=1e6)
A0 = Variable("A0", "activity", "MBq", "A_0", low=0.1, high=1e5)
UPTAKE = Variable("t_U", "uptake time", "h", "t_U", low=0.01, high=10)
REDUCTION = Variable("R", "dose reduction factor", "", "R_{tU}", low=0.01, high=1)
F18 = Variable("T_half", "half-life", "min", "T_{1/2}", default="109.77 min", low=0.5, high=1e6)
FAR = Variable("d", "distance", "m", "d", low=0.1, high=1000)
NCRP147 = "NCRP Report 147 (2004), section 4 and appendix C"
TG108 = "AAPM TG-108 (2006), Med. Phys. 33, 4"
TG108_VALID = "F-18: 0.092 uSv m2/(MBq h) from a patient, 36 % body attenuation included; no walls."
CT_VALID = (
    "Unshielded, 1 m from the scanner's centre; raise the DLP for scans repeated with contrast (1.4 in the report)."
)


def reduction(T_half: Quantity, t: Quantity) -> Quantity:
    """Mean activity over the time t relative to that at its start."""
    x = LN2 * pure(t / T_half)
    return number((1 - exp(-x)) / x)


def patient_rate() -> Quantity:
    """Dose rate constant of a PET patient."""
    return of(0.092, "uSv*m**2/(MBq*hour)")


def per_week(N: Quantity) -> Quantity:
    """A number of patients as a rate."""
    rate: Quantity = pure(N) * of(1, "1/week")
    return rate


def _required(id: str, name: str, goal: Variable, valid: str) -> Formula:
    unit = goal.unit
    return Formula(
        id=id,
        name=name,
        latex=r"B = \frac{P}{T\,K^1\,U\,N}\left(\frac{d}{d_0}\right)^2,\quad d_0 = 1\ \mathrm m",
        needs=(goal, OCCUPANCY, DISTANCE, KERMA, KERMA_AT, USE, PATIENTS),
        gives=B,
        compute=lambda P, T, d, K1, d0, U, N: P / T * (d / d0) ** 2 / (K1 * U * per_week(N)),
        valid=valid,
        source=NCRP147,
        says=("NCRP 147", "patients per week", "per patient"),
        note="xray-shielding-design",
        example=({"P": f"0.02 {unit}", "T": "1", "d": "3 m", "K1": "0.034 mGy", "U": "1", "N": "100"}, "0.0529412"),
        check=(
            {"P": f"0.1 {unit}", "T": "0.5", "d": "2 m", "K1": "8 mGy", "U": "0.25", "N": "200"},
            "0.002",
            "hand-worked: 0.8 over 400",
        ),
    )


def _scan(id: str, name: str, factor: float, example: str, check: str, said: str, valid: str) -> Formula:
    return Formula(
        id=id,
        name=name,
        latex=rf"K^1_\mathrm{{sec}} = {factor * 1e4:.3g}\times10^{{-4}}\ \mathrm{{cm^{{-1}}}}\cdot DLP",
        needs=(DLP,),
        gives=SCATTER,
        compute=lambda DLP: of(factor, "1/cm") * DLP,
        valid=f"{valid} {CT_VALID}",
        source="NCRP Report 147 (2004), section on computed tomography",
        says=(said,),
        note="xray-shielding-design",
        example=({"DLP": "550 mGy*cm"}, example),
        check=({"DLP": "1 Gy*cm"}, check, "hand-worked: powers of ten"),
    )


FORMULAS = (
    _required(
        "ncrp147-transmission",
        "Required transmission of a barrier of an imaging room",
        Variable("P", "air-kerma design goal", "mGy/week", "P", low=1e-6, high=100),
        "Kerma per patient at d_0 = 1 m from NCRP 147 tables; use factor 1 for secondary radiation.",
    ),
    _required(
        "ncrp147-transmission-sv",
        "Required transmission of a barrier of an imaging room, goal in sievert",
        GOAL,
        "Kerma per patient at d_0 = 1 m from NCRP 147 tables; use factor 1 for secondary radiation; 1 Gy of "
        "x rays is taken as 1 Sv.",
    ),
    Formula(
        id="ct-shielding-dlp",
        name="CT scatter kerma per scan (DLP method)",
        latex=r"K^1_\mathrm{sec} = f\,\kappa\,DLP\quad(f=1\ \mathrm{head},\ 1.2\ \mathrm{body})",
        needs=(
            Variable("f", "DLP phantom factor", "", "f", low=0.5, high=3),
            Variable("kap", "CT scatter fraction per length", "1/cm", r"\kappa", low=1e-6, high=0.01),
            DLP,
        ),
        gives=SCATTER,
        compute=lambda f, kap, DLP: f * kap * DLP,
        valid=f"kappa is 3e-4 per cm (body) or 9e-5 per cm (head). {CT_VALID}",
        source="NCRP Report 147 (2004), section on computed tomography",
        says=("DLP method",),
        note="xray-shielding-design",
        example=({"f": "1.2", "kap": "3e-4 1/cm", "DLP": "550 mGy*cm"}, "0.198 mGy"),
        check=({"f": "1", "kap": "9e-5 1/cm", "DLP": "2 Gy*cm"}, "0.18 mGy", "hand-worked: head, 2000 x 9e-5"),
    ),
    _scan(
        "ct-shielding-body",
        "CT scatter kerma of a body scan",
        3.6e-4,
        "0.198 mGy",
        "0.36 mGy",
        "body",
        "Body phantom: 1.2 x 3e-4 per cm.",
    ),
    _scan(
        "ct-shielding-head",
        "CT scatter kerma of a head scan",
        9e-5,
        "0.0495 mGy",
        "0.09 mGy",
        "head",
        "Head phantom: 9e-5 per cm.",
    ),
    Formula(
        id="pet-shielding",
        name="Dose at a distance from a PET uptake room",
        latex=r"D(t_U) = \frac{0.092\,A_0\,t_U\,R_{tU}}{d^2}",
        needs=(A0, UPTAKE, REDUCTION, FAR),
        gives=Variable("D", "uptake-room dose", "uSv", "D(t_U)", low=1e-9, high=1e7),
        compute=lambda A0, t_U, R, d: patient_rate() * A0 * t_U * R / d**2,
        valid=f"{TG108_VALID} R is 0.83 for one hour of F-18.",
        source=TG108,
        says=("TG-108", "TG108", "uptake room"),
        example=({"A0": "555 MBq", "t_U": "1 h", "R": "0.83", "d": "4 m"}, "2.64874 uSv"),
        check=({"A0": "500 MBq", "t_U": "1 h", "R": "1", "d": "2 m"}, "11.5 uSv", "hand-worked: 46 uSv over 4"),
    ),
    Formula(
        id="pet-uptake-dose",
        name="Dose at a distance from a PET patient over the uptake time",
        latex=r"D = \frac{0.092\,A_0}{d^2}\,\frac{T_{1/2}}{\ln 2}\left(1-e^{-\ln 2\,t_U/T_{1/2}}\right)",
        needs=(A0, UPTAKE, F18, FAR),
        gives=Variable("D", "uptake-room dose", "uSv", "D", low=1e-9, high=1e7),
        compute=lambda A0, t_U, T_half, d: patient_rate() * A0 * t_U * reduction(T_half, t_U) / d**2,
        valid=TG108_VALID,
        source=TG108,
        says=("TG-108", "TG108", "uptake room"),
        example=({"A0": "555 MBq", "t_U": "60 min", "T_half": "109.77 min", "d": "4 m"}, "2.65634 uSv"),
        check=(
            {"A0": "1000 MBq", "t_U": "1 h", "T_half": "1 h", "d": "1 m"},
            "66.3640 uSv",
            "hand-worked: 92 uSv x 0.5 / ln 2 after one half-life",
        ),
    ),
    Formula(
        id="pet-reduction-factor",
        name="Dose reduction factor for decay during a stay",
        latex=r"R_t = \frac{T_{1/2}}{t\,\ln 2}\left(1-e^{-\ln 2\,t/T_{1/2}}\right)",
        needs=(F18, UPTAKE),
        gives=REDUCTION,
        compute=lambda T_half, t_U: reduction(T_half, t_U),
        valid="Decay alone, no voiding: the mean activity over the time relative to that at its start.",
        source=TG108,
        says=("dose reduction factor",),
        example=({"T_half": "109.77 min", "t_U": "60 min"}, "0.832383"),
        check=({"T_half": "2 h", "t_U": "4 h"}, "0.541011", "hand-worked: 0.75 / (2 ln 2) after two half-lives"),
    ),
    Formula(
        id="pet-weekly-dose",
        name="Weekly dose at a distance from a PET uptake room",
        latex=r"D_w = \frac{0.092\,N_w\,A_0\,t_U\,R_{tU}}{d^2}",
        needs=(PATIENTS, A0, UPTAKE, REDUCTION, FAR),
        gives=Variable("D_w", "weekly uptake-room dose", "uSv/week", "D_w", low=1e-9, high=1e8),
        compute=lambda N, A0, t_U, R, d: per_week(N) * patient_rate() * A0 * t_U * R / d**2,
        valid=TG108_VALID,
        source=TG108,
        says=("uptake room",),
        example=({"N": "40", "A0": "555 MBq", "t_U": "1 h", "R": "0.83", "d": "4 m"}, "105.95 uSv/week"),
        check=(
            {"N": "25", "A0": "400 MBq", "t_U": "30 min", "R": "1", "d": "5 m"},
            "18.4 uSv/week",
            "hand-worked: 5000 MBq h a week x 0.092 over 25",
        ),
    ),
    Formula(
        id="pet-barrier",
        name="Required transmission of a barrier of a PET uptake room",
        latex=r"B = \frac{P\,d^2}{0.092\,T\,N_w\,A_0\,t_U\,R_{tU}}",
        needs=(GOAL, FAR, OCCUPANCY, PATIENTS, A0, UPTAKE, REDUCTION),
        gives=B,
        compute=lambda P, d, T, N, A0, t_U, R: P * d**2 / (patient_rate() * T * per_week(N) * A0 * t_U * R),
        valid=f"{TG108_VALID} 1/0.092 is the 10.9 of the report.",
        source=TG108,
        says=("uptake room", "TG-108", "TG108"),
        example=(
            {
                "P": "20 uSv/week",
                "d": "4 m",
                "T": "1",
                "N": "40",
                "A0": "555 MBq",
                "t_U": "1 h",
                "R": "0.83",
            },
            "0.188769",
        ),
        check=(
            {"P": "20 uSv/week", "d": "5 m", "T": "1", "N": "50", "A0": "500 MBq", "t_U": "1 h", "R": "0.8"},
            "0.271739",
            "hand-worked: 500 over 0.092 x 20000",
        ),
    ),
)
