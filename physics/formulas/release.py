"""Doses to and from people with activity inside: released patients, intakes, annual limits."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, of, total
from physics.units import Quantity

T_HALF = Variable("T_p", "half-life", "d", "T_p", low=0.01, high=1e5)
OCCUPIED = Variable("E", "occupancy factor", "", "E", default="0.25", low=0.01, high=1)
BYSTANDER = Variable("D", "bystander dose", "mSv", r"D(\infty)", low=1e-9, high=1e6)
DDE = Variable("DDE", "deep dose equivalent", "mSv", "DDE", low=0, high=1e4)
FRACTION = Variable("f", "fraction of the annual limit", "", "f", low=0, high=1e4)
INTAKE = Variable("I", "intake", "MBq", "I", low=1e-12, high=1e9)
ALI = Variable("ALI", "annual limit on intake", "MBq", r"\mathrm{ALI}", low=1e-9, high=1e9)
RG839 = "NRC Regulatory Guide 8.39 (1997), dose to total decay; 10 CFR 35.75 (2024)"
RELEASE_VALID = (
    "No excretion or shielding by the patient. Occupancy 0.25 at 1 m holds for half-lives above one day; take 1 for "
    "shorter ones."
)
SUM_VALID = "Stochastic ALIs (CEDE of 50 mSv); compliance needs a sum of no more than 1."


def annual() -> Quantity:
    """US occupational limit of a year, and the committed dose of one stochastic ALI."""
    return of(50, "mSv")


FORMULAS = (
    Formula(
        id="patient-release",
        name="Dose to a bystander from a released patient",
        latex=r"D(\infty) = \frac{34.6\,\Gamma\,Q_0\,T_p\,E}{r^2}",
        needs=(
            Variable("Gamma", "exposure rate constant", "R*cm2/(mCi*h)", r"\Gamma", low=1e-4, high=100),
            Variable("Q0", "activity", "mCi", "Q_0", low=1e-6, high=1e5),
            T_HALF,
            OCCUPIED,
            Variable("r", "distance", "cm", "r", default="100 cm", low=1, high=1e4),
        ),
        gives=BYSTANDER,
        compute=lambda Gamma, Q0, T_p, E, r: Gamma * Q0 * T_p / LN2 * E / r**2 * of(10, "mSv/roentgen"),
        valid=f"{RELEASE_VALID} 34.6 is 24/ln 2 with T_p in days; 1 R is taken as 10 mSv; release limit 5 mSv.",
        source=RG839,
        says=("released patient", "release of a patient", "patient release", "released", "release", "goes home"),
        note="patient-release-therapy",
        example=(
            {"Gamma": "2.2 R*cm2/(mCi*h)", "Q0": "33 mCi", "T_p": "8.02 d", "E": "0.25", "r": "100 cm"},
            "5.04007 mSv",
        ),
        check=(
            {"Gamma": "0.756 R*cm2/(mCi*h)", "Q0": "760 mCi", "T_p": "0.251 d", "E": "1", "r": "100 cm"},
            "4.993 mSv",
            "NRC Regulatory Guide 8.39, Table 1: 760 mCi of Tc-99m give the limit of 5 mSv",
        ),
    ),
    Formula(
        id="patient-release-rate",
        name="Dose to a bystander from the dose rate at 1 m",
        latex=r"D(\infty) = \dot H_{1\,\mathrm m}\,\frac{T_p}{\ln 2}\,E",
        needs=(
            Variable("H", "dose rate at 1 m", "mSv/h", r"\dot H_{1\,\mathrm m}", low=1e-9, high=100),
            T_HALF,
            OCCUPIED,
        ),
        gives=BYSTANDER,
        compute=lambda H, T_p, E: H * T_p / LN2 * E,
        valid=f"Stay at 1 m. {RELEASE_VALID}",
        source=RG839,
        says=("released patient", "release of a patient", "patient release", "released"),
        note="patient-release-therapy",
        example=({"H": "0.07 mSv/h", "T_p": "8.02 d", "E": "0.25"}, "4.85957 mSv"),
        check=({"H": "0.02 mSv/h", "T_p": "6.93147 d", "E": "1"}, "4.8 mSv", "hand-worked: a mean life of 240 h"),
    ),
    Formula(
        id="ali-sum",
        name="Fraction of the annual limit from intakes and external dose",
        latex=r"f = \sum_i\frac{I_i}{\mathrm{ALI}_i}+\frac{DDE}{50\ \mathrm{mSv}}\le 1",
        needs=(
            Variable("I", "intake", "MBq", "I_i", low=0, high=1e9, many=True),
            Variable("ALI", "annual limit on intake", "MBq", r"\mathrm{ALI}_i", low=1e-9, high=1e9, many=True),
            DDE,
        ),
        gives=FRACTION,
        compute=lambda I, ALI, DDE: total(a / b for a, b in zip(I, ALI, strict=True)) + DDE / annual(),  # noqa: E741
        valid=SUM_VALID,
        source="10 CFR 20.1202 (2024); EPA Federal Guidance Report 11 (1988)",
        says=("ALI", "annual limits on intake"),
        note="dose-limits",
        example=({"I": "1 MBq, 0.2 MBq", "ALI": "2 MBq, 1 MBq", "DDE": "10 mSv"}, "0.9"),
        check=(
            {"I": "1 MBq, 1 MBq", "ALI": "4 MBq, 8 MBq", "DDE": "25 mSv"},
            "0.875",
            "hand-worked: a quarter, an eighth and a half",
        ),
    ),
    Formula(
        id="ali-fraction",
        name="Fraction of the annual limit from one intake and external dose",
        latex=r"f = \frac{I}{\mathrm{ALI}}+\frac{DDE}{50\ \mathrm{mSv}}\le 1",
        needs=(INTAKE, ALI, DDE),
        gives=FRACTION,
        compute=lambda I, ALI, DDE: I / ALI + DDE / annual(),  # noqa: E741
        valid=SUM_VALID,
        source="10 CFR 20.1202 (2024)",
        says=("ALI", "annual limit on intake"),
        note="dose-limits",
        example=({"I": "1 MBq", "ALI": "4 MBq", "DDE": "20 mSv"}, "0.65"),
        check=({"I": "5 uCi", "ALI": "50 uCi", "DDE": "2 rem"}, "0.5", "hand-worked: a tenth and two fifths"),
    ),
    Formula(
        id="cede-intake",
        name="Committed effective dose equivalent of an intake",
        latex=r"\mathrm{CEDE} = 50\ \mathrm{mSv}\,\frac{I}{\mathrm{ALI}}",
        needs=(INTAKE, ALI),
        gives=Variable("CEDE", "committed effective dose equivalent", "mSv", r"\mathrm{CEDE}", low=0, high=1e6),
        compute=lambda I, ALI: annual() * I / ALI,  # noqa: E741
        valid="Stochastic ALI of that nuclide, route and class.",
        source="10 CFR 20.1003 and 20.1204 (2024); EPA Federal Guidance Report 11 (1988)",
        says=("ALI", "annual limit on intake"),
        note="dose-limits",
        example=({"I": "0.2 MBq", "ALI": "1 MBq"}, "10 mSv"),
        check=({"I": "5 uCi", "ALI": "50 uCi"}, "0.5 rem", "hand-worked: a tenth of 5 rem"),
    ),
)
