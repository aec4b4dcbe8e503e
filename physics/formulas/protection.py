"""Radiation protection: gamma constants, barriers, contamination, stay time, risk."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import log10, number, of
from physics.units import Quantity, exp, log, pure

ACTIVITY = Variable("A", "activity", "GBq", "A", low=1e-12, high=1e9)
DISTANCE = Variable("d", "distance", "m", "d", low=1e-3, high=1e4)
B = Variable("B", "transmission", "", "B", low=1e-12, high=1)
ARCHER = (
    Variable("alpha", "Archer alpha", "1/mm", r"\alpha", low=1e-6, high=100),
    Variable("beta", "Archer beta", "1/mm", r"\beta", low=-10, high=500),
    Variable("gamma", "Archer gamma", "", r"\gamma", low=1e-3, high=10),
)
LEAKAGE = Variable("f_L", "leakage fraction", "%", "f_L", default="0.1 %", low=1e-4, high=10)
GOAL = Variable("P", "shielding design goal", "mSv/week", "P", low=1e-6, high=100)
WORKLOAD = Variable("W", "workload", "Gy/week", "W", low=1e-3, high=1e5)
WORKLOAD_AT = Variable(
    "d0", "workload distance", "m", "d_0", default="1 m", low=0.9, high=1.1, cues=("Gy/week", "Gy/wk", "workload")
)
OCCUPANCY = Variable("T", "occupancy factor", "", "T", low=0.001, high=1)


def gamma_constant(
    name: str,
    kind: str,
    constant: str,
    unit: str,
    out: str,
    letter: str,
    example: tuple[str, ...],
    check: tuple[str, ...],
) -> Formula:
    """The rate beside a point source, one formula per kind of gamma constant."""
    gamma, activity, distance, rate = example
    gamma2, activity2, distance2, rate2, provenance = check
    return Formula(
        id=name,
        name=f"Point source: {kind} from the {constant}",
        latex=rf"{letter} = \frac{{\Gamma A}}{{d^2}}",
        needs=(Variable("Gamma", constant, unit, r"\Gamma", low=1e-9, high=1e6), ACTIVITY, DISTANCE),
        gives=Variable("rate", kind, out, letter, low=1e-12),
        compute=lambda Gamma, A, d: Gamma * A / d**2,
        valid="Point source in air, all directions alike; no attenuation, scatter or bremsstrahlung.",
        source="Johns and Cunningham (1983); Cember and Johnson, chapter 6",
        note="exposure-rate-constants",
        example=({"Gamma": gamma, "A": activity, "d": distance}, rate),
        check=({"Gamma": gamma2, "A": activity2, "d": distance2}, rate2, provenance),
    )


def archer(alpha: Quantity, beta: Quantity, gamma: Quantity, x: Quantity) -> Quantity:
    """Archer's three-parameter transmission. Raises OutOfRange for parameters that give no real number."""
    base = pure((1 + beta / alpha) * exp(alpha * gamma * x) - beta / alpha)
    if base <= 0:
        raise OutOfRange("These Archer parameters give no transmission: check their signs and units.")
    return number(base ** (-1 / pure(gamma)))


FORMULAS = (
    gamma_constant(
        "exposure-rate-constant",
        "exposure rate",
        "exposure rate constant",
        "R*cm2/(mCi*h)",
        "mR/h",
        r"\dot X",
        ("13 R*cm2/(mCi*h)", "1000 mCi", "100 cm", "1.3 R/h"),
        (
            "2.2 R*cm2/(mCi*h)",
            "33 mCi",
            "1 m",
            "7.26 mR/h",
            "NRC Regulatory Guide 8.39: 33 mCi of I-131, 7 mR/h at 1 m",
        ),
    ),
    gamma_constant(
        "kerma-rate-constant",
        "air kerma rate",
        "air kerma rate constant",
        "uGy*m2/(MBq*h)",
        "mGy/h",
        r"\dot K",
        ("0.077 uGy*m2/(MBq*h)", "10 GBq", "2 m", "0.1925 mGy/h"),
        ("0.1 uGy*m2/(MBq*h)", "1 GBq", "50 cm", "0.4 mGy/h", "hand-worked: 100 uGy/h at 1 m, four times that"),
    ),
    gamma_constant(
        "dose-rate-from-activity",
        "equivalent dose rate",
        "dose rate per activity",
        "mSv*m2/(GBq*h)",
        "mSv/h",
        r"\dot H",
        ("0.143 mSv*m2/(GBq*h)", "10 GBq", "1 m", "1.43 mSv/h"),
        ("0.25 mSv*m2/(GBq*h)", "8 GBq", "4 m", "0.125 mSv/h", "hand-worked: 2 mSv/h at 1 m, a sixteenth of that"),
    ),
    Formula(
        id="archer",
        name="Archer transmission of a barrier",
        latex=r"B = \left[\left(1+\frac\beta\alpha\right)e^{\alpha\gamma x}-\frac\beta\alpha\right]^{-1/\gamma}",
        needs=(*ARCHER, Variable("x", "thickness", "mm", "x", low=1e-6, high=1e4)),
        gives=B,
        compute=archer,
        valid="Broad-beam kilovoltage x rays; the three parameters belong to one tube potential and one material.",
        source="Archer, Thornby and Bushong (1983); NCRP Report 147 (2004), appendix A",
        says=("Archer",),
        note="xray-shielding-design",
        example=({"alpha": "2.5 1/mm", "beta": "15.28 1/mm", "gamma": "0.7557", "x": "1 mm"}, "0.0073592"),
        check=(
            {"alpha": "1 1/mm", "beta": "1 1/mm", "gamma": "1", "x": "1.386294 mm"},
            "0.142857",
            "hand-worked: gamma = 1 and x = ln 4 leave 1/(2 x 4 - 1)",
        ),
    ),
    Formula(
        id="archer-inverse",
        name="Archer thickness of a barrier",
        latex=r"x = \frac{1}{\alpha\gamma}\ln\!\left[\frac{B^{-\gamma}+\beta/\alpha}{1+\beta/\alpha}\right]",
        needs=(*ARCHER, B),
        gives=Variable("x", "thickness", "mm", "x", low=0, high=1e4),
        compute=lambda alpha, beta, gamma, B: (
            log((pure(B) ** -pure(gamma) + beta / alpha) / (1 + beta / alpha)) / (alpha * gamma)
        ),
        valid="Broad-beam kilovoltage x rays; the three parameters belong to one tube potential and one material.",
        source="NCRP Report 147 (2004), appendix A",
        says=("Archer",),
        note="xray-shielding-design",
        example=({"alpha": "2.5 1/mm", "beta": "15.28 1/mm", "gamma": "0.7557", "B": "0.01"}, "0.894981 mm"),
        check=(
            {"alpha": "1 1/mm", "beta": "1 1/mm", "gamma": "1", "B": "0.142857142857"},
            "1.386294 mm",
            "hand-worked: gamma = 1 leaves ln((7 + 1)/2) = ln 4",
        ),
    ),
    Formula(
        id="primary-barrier",
        name="Transmission of a primary barrier",
        latex=r"B = \frac{P}{W\,U\,T}\left(\frac{d}{d_0}\right)^2,\quad d_0 = 1\ \mathrm m",
        needs=(
            GOAL,
            DISTANCE,
            WORKLOAD,
            WORKLOAD_AT,
            Variable("U", "use factor", "", "U", low=0.001, high=1),
            OCCUPANCY,
        ),
        gives=B,
        compute=lambda P, d, W, d0, U, T: P * (d / d0) ** 2 / (W * U * T),
        valid="Workload at d_0 = 1 m and d, both from the source; 1 Gy of photons is taken as 1 Sv.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("primary barrier",),
        note="linac-shielding-design",
        example=(
            {"P": "0.02 mSv/week", "d": "6.2 m", "W": "500 Gy/week", "U": "0.25", "T": "1"},
            "6.1504e-6",
        ),
        check=(
            {"P": "0.1 mSv/week", "d": "5 m", "W": "500 Gy/week", "U": "0.25", "T": "0.2"},
            "1e-4",
            "hand-worked: 0.1e-3 x 25 / 25",
        ),
    ),
    Formula(
        id="leakage-barrier",
        name="Transmission of a barrier against head leakage",
        latex=r"B_L = \frac{P}{f_L\,W\,T}\left(\frac{d_L}{d_0}\right)^2 = \frac{1000\,P\,d_L^2}{W\,T}",
        needs=(GOAL, DISTANCE, WORKLOAD, WORKLOAD_AT, OCCUPANCY, LEAKAGE),
        gives=B,
        compute=lambda P, d, W, d0, T, f_L: P * (d / d0) ** 2 / (f_L * W * T),
        valid="Leakage f_L of 0.1 % of the useful beam at d_0 = 1 m, use factor 1; raise W for IMRT by the ratio of "
        "monitor units.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("leakage barrier", "head leakage", "leakage"),
        note="linac-shielding-design",
        example=({"P": "0.02 mSv/week", "d": "5 m", "W": "500 Gy/week", "T": "1"}, "0.001"),
        check=(
            {"P": "0.1 mSv/week", "d": "4 m", "W": "1600 Gy/week", "T": "0.25"},
            "0.004",
            "hand-worked: 0.1 mSv against 400 mSv x 1/16 of leakage a week",
        ),
    ),
    Formula(
        id="tvl-thickness",
        name="Barrier thickness from two tenth-value layers",
        latex=r"t = \mathrm{TVL}_1+(n-1)\,\mathrm{TVL}_e,\quad n = -\log_{10}B",
        needs=(
            B,
            Variable(
                "TVL1", "first tenth-value layer", "cm", r"\mathrm{TVL}_1", cues=("first", "TVL1"), low=0.01, high=500
            ),
            Variable(
                "TVLe",
                "equilibrium tenth-value layer",
                "cm",
                r"\mathrm{TVL}_e",
                cues=("equilibrium", "next", "subsequent", "further", "others", "second", "after that"),
                low=0.01,
                high=500,
            ),
        ),
        gives=Variable("t", "thickness", "cm", "t", low=0, high=1e4),
        compute=lambda B, TVL1, TVLe: TVL1 + (-log10(B) - 1) * TVLe,
        valid="Transmission of 0.1 or less. Ordinary concrete, 6 MV: TVL_1 37 cm, TVL_e 33 cm.",
        source="NCRP Report 151 (2005), section 2.2 and Table B.2",
        says=("first TVL", "equilibrium TVL"),
        note="linac-shielding-design",
        example=({"B": "6.15e-6", "TVL1": "37 cm", "TVLe": "33 cm"}, "175.967 cm"),
        check=({"B": "0.001", "TVL1": "40 cm", "TVLe": "35 cm"}, "110 cm", "hand-worked: 40 + 2 x 35"),
    ),
    Formula(
        id="wipe-activity",
        name="Removable activity from a wipe",
        latex=r"A = \frac{R_g-R_b}{\varepsilon}",
        needs=(
            Variable("R_g", "count rate", "1/min", "R_g", "gross", ("gross", "sample", "wipe"), low=1e-6),
            Variable("R_b", "count rate", "1/min", "R_b", "background", ("background", "blank"), low=0),
            Variable("eff", "counting efficiency", "", r"\varepsilon", low=1e-5, high=1),
        ),
        gives=Variable("A", "activity", "Bq", "A", low=1e-9, high=1e12),
        compute=lambda R_g, R_b, eff: ((R_g - R_b) / eff).to("Bq"),
        valid="Efficiency in counts per decay for that nuclide and geometry. A sealed source leaks above 185 Bq.",
        source="10 CFR 35.67 (2024); Cember and Johnson, chapter 9",
        says=("wipe", "smear", "leak test"),
        note="survey-instruments",
        example=({"R_g": "500 1/min", "R_b": "50 1/min", "eff": "0.25"}, "30 Bq"),
        check=({"R_g": "11 1/s", "R_b": "1 1/s", "eff": "20 %"}, "50 Bq", "hand-worked: 10/0.2"),
    ),
    Formula(
        id="nominal-risk",
        name="Nominal risk of a population",
        latex=r"P = r\,E",
        needs=(
            Variable("r", "risk coefficient", "%/Sv", "r", default="5.7 %/Sv", low=0.01, high=100),
            Variable("E", "effective dose", "mSv", "E", low=1e-6, high=1e4),
        ),
        gives=Variable("P", "risk", "%", "P", low=1e-9, high=100),
        compute=lambda r, E: (r * E).to("percent"),
        valid="Averaged over a population at low dose and dose rate (5.7 % per Sv; adult workers 4.2): never "
        "one person's risk.",
        source="ICRP Publication 103 (2007), Table 1",
        note="stochastic-effects-risk",
        example=({"r": "5.7 %/Sv", "E": "100 mSv"}, "0.57 %"),
        check=({"r": "4.2 %/Sv", "E": "20 mSv"}, "0.084 %", "hand-worked: workers, 4.2 % per Sv"),
    ),
    Formula(
        id="nominal-risk-exams",
        name="Nominal risk of several examinations",
        latex=r"P = r\,n\,E_1",
        needs=(
            Variable("n", "number of examinations", "", "n", low=1, high=1e9),
            Variable(
                "E1",
                "effective dose",
                "mSv",
                "E_1",
                "of each",
                ("each", "apiece", "per scan", "per exam"),
                low=1e-6,
                high=1e4,
            ),
            Variable("r", "risk coefficient", "%/Sv", "r", default="5.7 %/Sv", low=0.01, high=100),
        ),
        gives=Variable("P", "risk", "%", "P", low=1e-9, high=100),
        compute=lambda n, E1, r: (r * n * E1).to("percent"),
        valid="Averaged over a population at low dose and dose rate (5.7 % per Sv): never one person's risk.",
        source="ICRP Publication 103 (2007), Table 1",
        note="stochastic-effects-risk",
        example=({"n": "3", "E1": "4 mSv", "r": "5.7 %/Sv"}, "0.0684 %"),
        check=({"n": "10", "E1": "10 mSv", "r": "5 %/Sv"}, "0.5 %", "hand-worked: 0.1 Sv at 5 % per Sv"),
    ),
    Formula(
        id="transport-index",
        name="Transport index",
        latex=r"TI = \frac{\dot H_{1\,\mathrm{m}}}{0.01\ \mathrm{mSv/h}}",
        needs=(
            Variable("H", "equivalent dose rate", "mSv/h", r"\dot H_{1\,\mathrm{m}}", low=1e-6, high=100),
            Variable("d", "distance", "m", "d", default="1 m", low=0.99, high=1.01),
        ),
        gives=Variable("TI", "transport index", "", "TI", low=1e-4, high=1e4),
        compute=lambda H, d: H / of(0.01, "mSv/hour") * (d / of(1, "m")) ** 2,
        valid="Largest rate 1 m from the package, rounded up to one decimal; the same number as mrem/h at 1 m.",
        source="49 CFR 173.403 (2024); IAEA SSR-6 (2018)",
        says=("package", "transport index"),
        note="transport-radioactive",
        example=({"H": "0.012 mSv/h"}, "1.2"),
        check=({"H": "5 mrem/h"}, "5", "definition: mrem/h at 1 m"),
    ),
    Formula(
        id="tede",
        name="Total effective dose equivalent",
        latex=r"\mathrm{TEDE} = \mathrm{DDE}+\mathrm{CEDE}",
        needs=(
            Variable("DDE", "deep dose equivalent", "mSv", r"\mathrm{DDE}", low=0, high=1e5),
            Variable("CEDE", "committed effective dose equivalent", "mSv", r"\mathrm{CEDE}", low=0, high=1e5),
        ),
        gives=Variable("TEDE", "total effective dose equivalent", "mSv", r"\mathrm{TEDE}", low=0, high=2e5),
        compute=lambda DDE, CEDE: DDE + CEDE,
        valid="US quantities; the yearly occupational limit is 50 mSv.",
        source="10 CFR 20.1003 and 20.1201 (2024)",
        note="dose-limits",
        example=({"DDE": "12 mSv", "CEDE": "3 mSv"}, "15 mSv"),
        check=({"DDE": "2.5 rem", "CEDE": "25 mSv"}, "5 rem", "hand-worked: half the yearly limit twice"),
    ),
    Formula(
        id="dead-man-time",
        name="Stay time",
        latex=r"t = \frac{H_\mathrm{limit}}{\dot H}",
        needs=(
            Variable("H", "dose limit", "mSv", r"H_\mathrm{limit}", low=1e-6, high=1e5),
            Variable("rate", "equivalent dose rate", "mSv/h", r"\dot H", low=1e-9, high=1e7),
        ),
        gives=Variable("t", "time", "h", "t", low=1e-9, high=1e9),
        compute=lambda H, rate: H / rate,
        valid="Steady dose rate.",
        source="Cember and Johnson, chapter 10",
        says=("stay time", "stay in", "may remain", "work in the area", "before reaching"),
        note="protection-principles",
        example=({"H": "1 mSv", "rate": "4 mSv/h"}, "15 min"),
        check=({"H": "20 mSv", "rate": "10 uSv/h"}, "2000 h", "hand-worked: a working year of 2000 h at 10 uSv/h"),
    ),
)
