"""Radiation protection: gamma constants, barriers, contamination, stay time, risk."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas import barriers
from physics.formulas.arithmetic import of
from physics.formulas.barriers import DISTANCE

ACTIVITY = Variable("A", "activity", "GBq", "A", low=1e-12, high=1e9)


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
    *barriers.FORMULAS,
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
