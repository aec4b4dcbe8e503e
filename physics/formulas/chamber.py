"""Reference dosimetry of photon beams with an ionization chamber."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.units import Quantity, pure

HIGH_CUES = ("full", "high", "normal", "300")
LOW_CUES = ("low", "half", "reduced", "150")
VH = Variable("VH", "chamber voltage", "V", "V_H", "normal", HIGH_CUES, low=1, high=5000)
VL = Variable("VL", "chamber voltage", "V", "V_L", "reduced", LOW_CUES, low=1, high=5000)
MH = Variable("MH", "raw reading", "nC", "M_H", "at the normal voltage", HIGH_CUES, low=1e-6, high=1e6)
ML = Variable("ML", "raw reading", "nC", "M_L", "at the reduced voltage", LOW_CUES, low=1e-6, high=1e6)
P_ION = Variable("P_ion", "ion recombination correction", "", r"P_\mathrm{ion}", low=0.999, high=1.5)
P_TP = Variable("P_TP", "temperature-pressure correction", "", r"P_\mathrm{TP}", low=0.7, high=1.6)
P_POL = Variable("P_pol", "polarity correction", "", r"P_\mathrm{pol}", low=0.9, high=1.1)
P_ELEC = Variable("P_elec", "electrometer correction", "", r"P_\mathrm{elec}", low=0.9, high=1.1)
TEMPERATURE = Variable(
    "T", "temperature", "degC", "T", "measured", ("measured", "room", "vault", "water", "phantom"), low=-10, high=60
)
PRESSURE = Variable("P", "pressure", "kPa", "P", "measured", ("barometer", "measured", "reads"), low=50, high=120)


def reference(degrees: float, pressure: str) -> tuple[Variable, Variable]:
    """The conditions that the calibration coefficient is given for: temperature in degrees Celsius, pressure."""
    told = ("reference", "relative to ¦", "standard", "normalised", "normalized", "calibration")
    kelvin = f"{degrees + 273.15:g} K"
    return (
        Variable("T0", "temperature", "degC", "T_0", "reference", told, default=kelvin, low=-10, high=60),
        Variable("P0", "pressure", "kPa", "P_0", "reference", told, default=pressure, low=50, high=120),
    )


def air_density(T: Quantity, P: Quantity, T0: Quantity, P0: Quantity) -> Quantity:
    """The factor to the air density of reference conditions."""
    factor: Quantity = T.to("kelvin") / T0.to("kelvin") * P0 / P
    return factor


CORRECTED = Variable("M", "corrected reading", "nC", "M", low=1e-6, high=1e6)


def recombination(VH: Quantity, VL: Quantity, MH: Quantity, ML: Quantity, power: int) -> Quantity:
    """The two-voltage correction; power 1 for pulsed beams, 2 for continuous ones.

    Raises OutOfRange unless the charge changes less than the voltage to that power, as it must.
    """
    volts, charges = (VH / VL) ** power, MH / ML
    if pure(charges) >= pure(volts):
        raise OutOfRange("The two readings differ more than the two voltages allow: check which belongs to which.")
    correction: Quantity = (1 - volts) / (charges - volts)
    return correction


FORMULAS = (
    Formula(
        id="tg51-dose",
        name="Absorbed dose to water (TG-51)",
        latex=r"D_w^Q = M\,k_Q\,N_{D,w}^{60\mathrm{Co}}",
        needs=(
            CORRECTED,
            Variable("k_Q", "beam quality factor", "", "k_Q", low=0.8, high=1.1),
            Variable("N", "calibration coefficient", "cGy/nC", "N_{D,w}", low=1e-3, high=1e4),
        ),
        gives=Variable("D", "absorbed dose", "cGy", "D_w^Q", low=1e-6),
        compute=lambda M, k_Q, N: M * k_Q * N,
        valid="Fully corrected reading; 10 x 10 cm2 field, 10 cm deep in water, at SSD or SAD 100 cm.",
        source="AAPM TG-51 (1999), section III, with the 2014 addendum",
        says=("TG-51", "dose to water"),
        note="tg51-photon-protocol",
        example=({"M": "12.5 nC", "k_Q": "0.992", "N": "5.38 cGy/nC"}, "66.712 cGy"),
        check=({"M": "20 nC", "k_Q": "1", "N": "5 cGy/nC"}, "100 cGy", "hand-worked, Co-60 beam (k_Q = 1)"),
    ),
    Formula(
        id="corrected-reading",
        name="Fully corrected chamber reading",
        latex=r"M = M_\mathrm{raw}\,P_\mathrm{ion}\,P_\mathrm{TP}\,P_\mathrm{elec}\,P_\mathrm{pol}",
        needs=(
            Variable("M_raw", "raw reading", "nC", r"M_\mathrm{raw}", low=1e-6, high=1e6),
            P_ION,
            P_TP,
            P_ELEC,
            P_POL,
        ),
        gives=CORRECTED,
        compute=lambda M_raw, P_ion, P_TP, P_elec, P_pol: M_raw * P_ion * P_TP * P_elec * P_pol,
        valid="The 2014 addendum adds P_leak and P_rp (beam profile), often within 0.1 % and 0.5 % of one.",
        source="AAPM TG-51 (1999), section VII; addendum (2014)",
        note="tg51-photon-protocol",
        example=(
            {"M_raw": "12.3 nC", "P_ion": "1.004", "P_TP": "1.012", "P_elec": "1", "P_pol": "1.0005"},
            "12.5036 nC",
        ),
        check=(
            {"M_raw": "10 nC", "P_ion": "1.01", "P_TP": "1.01", "P_elec": "1", "P_pol": "1"},
            "10.201 nC",
            "hand-worked: 1.01 squared",
        ),
    ),
    Formula(
        id="p-tp",
        name="Temperature-pressure correction (TG-51)",
        latex=r"P_\mathrm{TP} = \frac{273.2+T}{273.2+T_0}\cdot\frac{P_0}{P},\quad T_0 = 22.0,\ P_0 = 101.33\ \mathrm{kPa}",
        needs=(TEMPERATURE, PRESSURE, *reference(22.0, "101.33 kPa")),
        gives=P_TP,
        compute=air_density,
        valid="Vented chamber; reference 22 degrees Celsius and 101.33 kPa. IAEA laboratories refer to 20 degrees.",
        source="AAPM TG-51 (1999), section VII",
        says=("TG-51", "P_TP", "PTP", "22 degrees", "22 °C"),
        note="tg51-photon-protocol",
        example=({"T": "297.15 K", "P": "99.5 kPa"}, "1.02529"),
        check=({"T": "293.15 K", "P": "101.33 kPa"}, "0.99322", "hand-worked: 293.15/295.15"),
    ),
    Formula(
        id="k-tp",
        name="Temperature-pressure correction (TRS-398)",
        latex=r"k_\mathrm{TP} = \frac{273.2+T}{273.2+T_0}\cdot\frac{P_0}{P},\quad T_0 = 20.0,\ P_0 = 101.325\ \mathrm{kPa}",
        needs=(TEMPERATURE, PRESSURE, *reference(20.0, "101.325 kPa")),
        gives=Variable("k_TP", "temperature-pressure correction", "", r"k_\mathrm{TP}", low=0.7, high=1.6),
        compute=air_density,
        valid="Vented chamber; reference 20 degrees Celsius and 101.325 kPa. TG-51 refers to 22 degrees.",
        source="IAEA TRS-398 (2000; rev. 1, 2024), section 4.4.3",
        says=("TRS-398", "TRS 398", "k_TP", "kTP", "IAEA", "20 degrees reference"),
        note="trs398-protocol",
        example=({"T": "295.15 K", "P": "101.325 kPa"}, "1.00682"),
        check=({"T": "303.15 K", "P": "101.325 kPa"}, "1.03411", "hand-worked: ten kelvin in 293.15"),
    ),
    Formula(
        id="p-ion-pulsed",
        name="Ion recombination, pulsed beam (two voltages)",
        latex=r"P_\mathrm{ion} = \frac{1-V_H/V_L}{M_H/M_L-V_H/V_L}",
        needs=(VH, VL, MH, ML),
        gives=P_ION,
        compute=lambda VH, VL, MH, ML: recombination(VH, VL, MH, ML, power=1),
        valid="Pulsed or pulsed-swept beam, voltages at least 2 to 1, and a correction of less than 1.05.",
        source="AAPM TG-51 (1999), section VII",
        says=("pulsed", "linac"),
        note="ion-recombination",
        example=({"VH": "300 V", "VL": "150 V", "MH": "20 nC", "ML": "19.9 nC"}, "1.00505"),
        check=(
            {"VH": "300 V", "VL": "150 V", "MH": "1.01 nC", "ML": "1 nC"},
            "1.0101",
            "hand-worked: 1/(2 - 1.01)",
        ),
    ),
    Formula(
        id="p-ion-continuous",
        name="Ion recombination, continuous beam (two voltages)",
        latex=r"P_\mathrm{ion} = \frac{1-(V_H/V_L)^2}{M_H/M_L-(V_H/V_L)^2}",
        needs=(VH, VL, MH, ML),
        gives=P_ION,
        compute=lambda VH, VL, MH, ML: recombination(VH, VL, MH, ML, power=2),
        valid="Continuous radiation such as Co-60; general recombination only.",
        source="AAPM TG-51 (1999), section VII",
        says=("continuous", "Co-60", "cobalt"),
        note="ion-recombination",
        example=({"VH": "300 V", "VL": "150 V", "MH": "20 nC", "ML": "19.97 nC"}, "1.0005"),
        check=(
            {"VH": "300 V", "VL": "150 V", "MH": "1.003 nC", "ML": "1 nC"},
            "1.001001",
            "hand-worked: 3/2.997",
        ),
    ),
    Formula(
        id="p-pol",
        name="Polarity correction",
        latex=r"P_\mathrm{pol} = \left|\frac{M^+-M^-}{2M}\right|",
        needs=(
            Variable(
                "M_plus", "raw reading", "nC", "M^+", "positive", ("positive", "+300", "plus"), low=-1e6, high=1e6
            ),
            Variable(
                "M_minus", "raw reading", "nC", "M^-", "negative", ("negative", "-300", "minus"), low=-1e6, high=1e6
            ),
            Variable("M", "raw reading", "nC", "M", "routine", ("routine", "usual", "clinical"), low=-1e6, high=1e6),
        ),
        gives=P_POL,
        compute=lambda M_plus, M_minus, M: (abs(M_plus) + abs(M_minus)) / (2 * abs(M)),
        valid="The two readings have opposite signs, so their difference is the sum of their sizes; signs may "
        "be left out. Solved for the reading at negative polarity, it comes out negative.",
        source="AAPM TG-51 (1999), section VII",
        note="tg51-photon-protocol",
        example=({"M_plus": "20.1 nC", "M_minus": "-20.02 nC", "M": "20.1 nC"}, "0.99801"),
        check=({"M_plus": "10 nC", "M_minus": "10.2 nC", "M": "10 nC"}, "1.01", "hand-worked, signs left out"),
    ),
)
