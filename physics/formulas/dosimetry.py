"""Dose and kerma quantities: rates with distance and time, exposure, weighted doses."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import total
from physics.units import exp, pure

NEAR = ("reference", "initial", "first", "original")
FAR = ("new", "second", "to ¦")
_RATES = "uSv/h µSv/h mSv/h Sv/h mrem/h uGy/h mGy/h Gy/h mGy/min cGy/min Gy/min uR/h mR/h R/h R/min cps mGy cGy Gy"
# "gives 4 mSv/h at 1 m": that distance goes with that rate
STATED = (*NEAR, "¦ falls", "¦ fall", "¦ drops", *(f"{unit} at ¦" for unit in _RATES.split()))
D1 = Variable("d1", "distance", "m", "d_1", "reference", STATED, low=1e-4, high=1e4)
D2 = Variable("d2", "distance", "m", "d_2", "new", FAR, low=1e-4, high=1e4)
FLUENCE = Variable("phi", "fluence", "1/cm2", r"\Phi", low=1, high=1e20)


def inverse_square(suffix: str, kind: str, unit: str, letter: str) -> Formula:
    """One inverse-square law per kind, so that a rate in sievert is never answered in gray."""
    return Formula(
        id=f"inverse-square{suffix}",
        name=f"Inverse-square law ({kind})",
        latex=rf"{letter}_2 = {letter}_1\left(\frac{{d_1}}{{d_2}}\right)^2",
        needs=(Variable("X1", kind, unit, f"{letter}_1", "at the reference distance", NEAR, low=1e-9), D1, D2),
        gives=Variable("X2", kind, unit, f"{letter}_2", "at the new distance", FAR, low=1e-12),
        compute=lambda X1, d1, d2: X1 * (d1 / d2) ** 2,
        valid="Point source, no attenuation or scatter; distances from the true (or virtual) source.",
        source="Geometry of a point source; Johns and Cunningham (1983); Cember and Johnson",
        says=("inverse square", "inverse-square"),
        note="protection-principles",
        example=({"X1": f"8 {unit}", "d1": "100 cm", "d2": "200 cm"}, f"2 {unit}"),
        check=({"X1": f"2.7 {unit}", "d1": "1 m", "d2": "3 m"}, f"0.3 {unit}", "hand-worked: a ninth at three times"),
    )


def shielded(suffix: str, kind: str, unit: str, letter: str) -> Formula:
    """A point source behind a shield, one formula per kind of rate."""
    return Formula(
        id=f"point-source-shielded{suffix}",
        name=f"Point source behind a shield ({kind})",
        latex=rf"{letter} = {letter}_0\left(\frac{{r_0}}{{r}}\right)^2 e^{{-\mu x}}",
        needs=(
            Variable("H0", kind, unit, f"{letter}_0", "unshielded", ("unshielded", *NEAR), low=1e-9),
            Variable("r0", "distance", "m", "r_0", "reference", STATED, low=1e-4, high=1e4),
            Variable("r", "distance", "m", "r", "new", FAR, low=1e-4, high=1e4),
            Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-5, high=1e4),
            Variable("x", "thickness", "cm", "x", low=1e-6, high=1e4),
        ),
        gives=Variable("H", kind, unit, letter, "shielded", ("shielded", "behind", "reduce"), low=1e-15),
        compute=lambda H0, r0, r, mu, x: H0 * (r0 / r) ** 2 * exp(-mu * x),
        valid="Point source, narrow beam; multiply by a buildup factor for a broad beam.",
        source="Attix (1986), chapter 3; Cember and Johnson, chapter 10",
        says=("behind", "shield", "shielded"),
        note="shielding-materials",
        example=({"H0": f"1 {unit}", "r0": "1 m", "r": "2 m", "mu": "0.5 1/cm", "x": "4.6052 cm"}, f"0.025 {unit}"),
        check=(
            {"H0": f"3.2 {unit}", "r0": "50 cm", "r": "1 m", "mu": "0.693147 1/cm", "x": "3 cm"},
            f"0.1 {unit}",
            "hand-worked: three half-value layers at twice the distance, 1/32",
        ),
    )


def counted(suffix: str, kind: str, unit: str, letter: str) -> Formula:
    """A point source behind a number of half-value layers, one formula per kind of rate."""
    return Formula(
        id=f"point-source-layers{suffix}",
        name=f"Point source behind a number of half-value layers ({kind})",
        latex=rf"{letter} = {letter}_0\left(\frac{{r_0}}{{r}}\right)^2 2^{{-n}}",
        needs=(
            Variable("H0", kind, unit, f"{letter}_0", "unshielded", ("unshielded", *NEAR), low=1e-9),
            Variable("r0", "distance", "m", "r_0", "reference", STATED, low=1e-4, high=1e4),
            Variable("r", "distance", "m", "r", "new", FAR, low=1e-4, high=1e4),
            Variable("n", "number of half-value layers", "", "n", low=1e-3, high=100),
        ),
        gives=Variable("H", kind, unit, letter, "shielded", ("shielded", "behind", "reduce"), low=1e-15),
        compute=lambda H0, r0, r, n: H0 * (r0 / r) ** 2 * 2 ** -pure(n),
        valid="Point source; one half-value layer throughout, for this beam and geometry.",
        source="Cember and Johnson, chapter 10",
        says=("behind", "shield", "shielded"),
        note="shielding-materials",
        example=({"H0": f"120 {unit}", "r0": "1 m", "r": "2.5 m", "n": "2"}, f"4.8 {unit}"),
        check=(
            {"H0": f"64 {unit}", "r0": "50 cm", "r": "1 m", "n": "3"},
            f"2 {unit}",
            "hand-worked: a quarter for the distance, an eighth for the shield",
        ),
    )


def layered(suffix: str, kind: str, unit: str, letter: str) -> Formula:
    """A rate behind a thickness given in half-value layers, one formula per kind of rate."""
    return Formula(
        id=f"shielded-rate{suffix}",
        name=f"Rate behind a shield of known half-value layer ({kind})",
        latex=rf"{letter} = {letter}_0\,2^{{-x/\mathrm{{HVL}}}}",
        needs=(
            Variable("H0", kind, unit, f"{letter}_0", "unshielded", ("unshielded", "initial", "from ¦"), low=1e-9),
            Variable("x", "thickness", "cm", "x", low=1e-6, high=1e4),
            Variable("HVL", "half-value layer", "cm", r"\mathrm{HVL}", low=1e-6, high=50),
        ),
        gives=Variable("H", kind, unit, letter, "shielded", ("shielded", "behind", "to", "reduced to"), low=1e-15),
        compute=lambda H0, x, HVL: H0 * 2 ** (-(x / HVL).m_as("")),
        valid="One half-value layer throughout: narrow beam, or a broad-beam HVL quoted for this geometry.",
        source="Exponential attenuation; Cember and Johnson, chapter 10",
        says=("behind", "shield", "reduce"),
        note="half-value-layer",
        example=({"H0": f"200 {unit}", "x": "18 mm", "HVL": "6 mm"}, f"25 {unit}"),
        check=({"H0": f"1024 {unit}", "x": "10 cm", "HVL": "1 cm"}, f"1 {unit}", "hand-worked: ten halvings"),
    )


def transmitted(suffix: str, kind: str, unit: str, letter: str) -> Formula:
    """A rate behind a barrier of known transmission, one formula per kind of rate."""
    return Formula(
        id=f"transmitted-rate{suffix}",
        name=f"Rate behind a barrier of known transmission ({kind})",
        latex=rf"{letter} = B\,{letter}_0",
        needs=(
            Variable("H0", kind, unit, f"{letter}_0", "unshielded", ("unshielded", "in front", "without"), low=1e-9),
            Variable("B", "transmission", "", "B", low=1e-12, high=1),
        ),
        gives=Variable("H", kind, unit, letter, "shielded", ("shielded", "behind", "with"), low=1e-15),
        compute=lambda H0, B: H0 * B,
        valid="The transmission is that of this beam and this geometry, broad or narrow.",
        source="Definition of the transmission; NCRP Report 151 (2005), section 2",
        note="shielding-materials",
        example=({"H0": f"50 {unit}", "B": "0.02"}, f"1 {unit}"),
        check=({"H0": f"640 {unit}", "B": "0.015625"}, f"10 {unit}", "hand-worked: six half-value layers, 1/64"),
    )


def accumulated(suffix: str, kind: str, rate_kind: str, unit: str, letter: str) -> Formula:
    """Rate times time, one formula per kind of dose."""
    return Formula(
        id=f"dose-from-rate{suffix}",
        name=f"Dose from a steady rate ({kind})",
        latex=rf"{letter} = \dot {letter}\,t",
        needs=(
            Variable("rate", rate_kind, f"{unit}/h", rf"\dot {letter}", low=1e-9),
            Variable("t", "time", "h", "t", low=1e-9, high=1e6),
        ),
        gives=Variable(letter, kind, unit, letter, low=1e-12),
        compute=lambda rate, t: rate * t,
        valid="The rate is steady over the time; for a decaying source integrate instead.",
        source="Definition of a rate; Cember and Johnson",
        note="protection-principles",
        example=({"rate": f"4 {unit}/h", "t": "15 min"}, f"1 {unit}"),
        check=({"rate": f"0.25 {unit}/h", "t": "40 h"}, f"10 {unit}", "hand-worked: one working week"),
    )


FORMULAS = (
    inverse_square("", "dose rate", "mGy/h", r"\dot D"),
    inverse_square("-equivalent-rate", "equivalent dose rate", "mSv/h", r"\dot H"),
    inverse_square("-exposure-rate", "exposure rate", "mR/h", r"\dot X"),
    inverse_square("-kerma-rate", "air kerma rate", "mGy/h", r"\dot K"),
    inverse_square("-kerma", "air kerma", "mGy", "K"),
    inverse_square("-dose", "absorbed dose", "Gy", "D"),
    inverse_square("-counts", "count rate", "1/s", "R"),
    shielded("", "equivalent dose rate", "mSv/h", r"\dot H"),
    shielded("-dose", "dose rate", "mGy/h", r"\dot D"),
    shielded("-exposure", "exposure rate", "mR/h", r"\dot X"),
    counted("", "equivalent dose rate", "mSv/h", r"\dot H"),
    counted("-dose", "dose rate", "mGy/h", r"\dot D"),
    counted("-exposure", "exposure rate", "mR/h", r"\dot X"),
    layered("", "equivalent dose rate", "mSv/h", r"\dot H"),
    layered("-dose", "dose rate", "mGy/h", r"\dot D"),
    layered("-exposure", "exposure rate", "mR/h", r"\dot X"),
    transmitted("", "equivalent dose rate", "mSv/h", r"\dot H"),
    transmitted("-dose", "dose rate", "mGy/h", r"\dot D"),
    transmitted("-exposure", "exposure rate", "mR/h", r"\dot X"),
    accumulated("", "absorbed dose", "dose rate", "mGy", "D"),
    accumulated("-equivalent", "equivalent dose", "equivalent dose rate", "mSv", "H"),
    Formula(
        id="exposure-air-kerma",
        name="Air kerma from exposure",
        latex=r"K_\mathrm{air} = X\,\frac{W_\mathrm{air}}{e}",
        needs=(
            Variable("X", "exposure", "R", "X", low=1e-9),
            Variable("W", "mean energy per charge", "J/C", "W/e", default="33.97 J/C", low=20, high=50),
        ),
        gives=Variable("K", "air kerma", "mGy", r"K_\mathrm{air}", low=1e-9),
        compute=lambda X, W: (X * W).to("mGy"),
        valid="Collision kerma in dry air; total kerma is larger by 1/(1-g), 0.3 % at Co-60. 1 R is 2.58e-4 C/kg.",
        source="ICRU Report 90 (2016) for W/e; ICRU Report 85 (2011)",
        note="exposure-airkerma",
        example=({"X": "1 R", "W": "33.97 J/C"}, "8.7643 mGy"),
        check=({"X": "100 mR", "W": "33.97 J/C"}, "0.876 mGy", "textbook: 0.876 cGy per roentgen"),
    ),
    Formula(
        id="kerma-fluence",
        name="Collision kerma from photon fluence",
        latex=r"K_c = \Phi E\,\frac{\mu_{en}}{\rho}",
        needs=(
            FLUENCE,
            Variable("E", "photon energy", "MeV", "E", low=1e-4, high=1e3),
            Variable("mu_en", "mass energy-absorption coefficient", "cm2/g", r"\mu_{en}/\rho", low=1e-4, high=1e5),
        ),
        gives=Variable("K", "collision kerma", "mGy", "K_c", low=1e-12),
        compute=lambda phi, E, mu_en: (phi * E * mu_en).to("mGy"),
        valid="One photon energy. Equals the absorbed dose under charged-particle equilibrium.",
        source="ICRU Report 85 (2011); Attix (1986), chapter 2",
        note="kerma-dose-cpe",
        example=({"phi": "1e10 1/cm2", "E": "1.25 MeV", "mu_en": "0.02965 cm2/g"}, "59.381 mGy"),
        check=(
            {"phi": "1e10 1/cm2", "E": "1 MeV", "mu_en": "0.03103 cm2/g"},
            "49.716 mGy",
            "hand-worked: 1e10 x 0.03103 x 1.602177e-10 Gy",
        ),
    ),
    Formula(
        id="radiation-weighted-dose",
        name="Equivalent dose from one radiation",
        latex=r"H_T = w_R\,D_T",
        needs=(
            Variable("w_R", "radiation weighting factor", "", "w_R", low=1, high=25),
            Variable("D", "absorbed dose", "mGy", "D", low=1e-9),
        ),
        gives=Variable("H", "equivalent dose", "mSv", "H_T", low=1e-9),
        compute=lambda w_R, D: (w_R * D).to("mSv"),
        valid="One kind of radiation, dose averaged over the organ; for stochastic effects, not for tissue reactions.",
        source="ICRP Publication 103 (2007), Table 2",
        note="weighting-factors",
        example=({"w_R": "20", "D": "5 mGy"}, "100 mSv"),
        check=({"w_R": "2", "D": "30 mGy"}, "60 mSv", "hand-worked: protons have w_R = 2 (ICRP 103)"),
    ),
    Formula(
        id="tissue-weighted-dose",
        name="Effective dose from one organ",
        latex=r"E = w_T\,H_T",
        needs=(
            Variable("w_T", "tissue weighting factor", "", "w_T", low=0.001, high=1),
            Variable("H", "equivalent dose", "mSv", "H_T", low=1e-9),
        ),
        gives=Variable("E", "effective dose", "mSv", "E", low=1e-9),
        compute=lambda w_T, H: (w_T * H).to("mSv"),
        valid="Only that organ is irradiated; a reference person, not a patient.",
        source="ICRP Publication 103 (2007), Table 3",
        note="weighting-factors",
        example=({"w_T": "0.12", "H": "10 mSv"}, "1.2 mSv"),
        check=({"w_T": "0.04", "H": "500 mSv"}, "20 mSv", "hand-worked: thyroid, w_T = 0.04 (ICRP 103)"),
    ),
    Formula(
        id="equivalent-dose",
        name="Equivalent dose",
        latex=r"H_T = \sum_R w_R D_{T,R}",
        needs=(
            Variable("w_R", "radiation weighting factor", "", "w_R", low=1, high=25, many=True),
            Variable("D", "absorbed dose", "mGy", "D_{T,R}", low=0, many=True),
        ),
        gives=Variable("H", "equivalent dose", "mSv", "H_T", low=0),
        compute=lambda w_R, D: total(w * d for w, d in zip(w_R, D, strict=True)).to("mSv"),
        valid="A protection quantity for stochastic effects, in sievert; dose averaged over the organ.",
        source="ICRP Publication 103 (2007), Table 2",
        note="weighting-factors",
        example=({"w_R": "1, 20", "D": "5 mGy, 0.1 mGy"}, "7 mSv"),
        check=({"w_R": "1, 2, 20", "D": "3 mGy, 4 mGy, 0.5 mGy"}, "21 mSv", "hand-worked: 3 + 8 + 10"),
    ),
    Formula(
        id="effective-dose",
        name="Effective dose",
        latex=r"E = \sum_T w_T H_T",
        needs=(
            Variable("w_T", "tissue weighting factor", "", "w_T", low=0.001, high=1, many=True),
            Variable("H", "equivalent dose", "mSv", "H_T", low=0, many=True),
        ),
        gives=Variable("E", "effective dose", "mSv", "E", low=0),
        compute=lambda w_T, H: total(w * h for w, h in zip(w_T, H, strict=True)).to("mSv"),
        valid="Summed over all tissues of ICRP 103, for a reference person; not a patient's own risk.",
        source="ICRP Publication 103 (2007), Table 3",
        note="weighting-factors",
        example=({"w_T": "0.12, 0.12, 0.04, 0.01", "H": "10 mSv, 8 mSv, 20 mSv, 30 mSv"}, "3.26 mSv"),
        check=(
            {"w_T": ", ".join(["0.12"] * 6 + ["0.08"] + ["0.04"] * 4 + ["0.01"] * 4), "H": ", ".join(["2 mSv"] * 15)},
            "2 mSv",
            "ICRP 103, Table 3: all weights add to 1, so a uniform dose is its own effective dose",
        ),
    ),
)
