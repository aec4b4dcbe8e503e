"""Gas cavities: charge, dose to the gas, and dose to the medium around it."""

from __future__ import annotations

from physics.formula import Formula, Variable

CHARGE = Variable("Q", "ionization charge", "nC", "Q", low=1e-9, high=1e9)
GAS = Variable("m", "gas mass", "mg", "m", low=1e-6, high=1e7)
VOLUME = Variable("V", "cavity volume", "cm3", "V", low=1e-5, high=1e5)
W_AIR = Variable("W", "mean energy per charge", "J/C", "W/e", default="33.97 J/C", low=20, high=50)
AIR = Variable("rho", "density", "kg/m**3", r"\rho", default="1.197 mg/cc", low=0.05, high=20)
STOPPING = Variable("s", "stopping-power ratio", "", r"(\bar S/\rho)^\mathrm{med}_\mathrm{gas}", low=0.5, high=3)
AIR_DOSE = Variable("D_air", "dose to air", "cGy", r"D_\mathrm{air}", low=1e-9)
DOSE = Variable("D", "absorbed dose", "cGy", r"D_\mathrm{med}", low=1e-9)
SMALL = "Cavity small beside the electrons' range, crossed but not disturbed by them; "

FORMULAS = (
    Formula(
        id="bragg-gray",
        name="Bragg-Gray relation",
        latex=r"D_\mathrm{med} = \frac{Q}{m}\,\frac{W}{e}\left(\frac{\bar S}{\rho}\right)^\mathrm{med}_\mathrm{gas}",
        needs=(CHARGE, GAS, W_AIR, STOPPING),
        gives=DOSE,
        compute=lambda Q, m, W, s: (Q / m * W * s).to("cGy"),
        valid=SMALL + "W/e of dry air where no other is given.",
        source="Attix (1986), chapter 10; ICRU Report 90 (2016) for W/e",
        says=("Bragg-Gray", "Bragg Gray", "cavity"),
        note="bragg-gray-cavity",
        example=({"Q": "20 nC", "m": "0.72 mg", "W": "33.97 J/C", "s": "1.133"}, "106.911 cGy"),
        check=(
            {"Q": "1 nC", "m": "1 mg", "W": "33.97 J/C", "s": "2"},
            "67.94 mGy",
            "hand-worked: 1e-3 C/kg x 33.97 x 2",
        ),
    ),
    Formula(
        id="bragg-gray-volume",
        name="Bragg-Gray relation, cavity of known volume",
        latex=r"D_\mathrm{med} = \frac{Q}{\rho V}\,\frac{W}{e}\left(\frac{\bar S}{\rho}\right)^\mathrm{med}_\mathrm{gas}",
        needs=(CHARGE, AIR, VOLUME, W_AIR, STOPPING),
        gives=DOSE,
        compute=lambda Q, rho, V, W, s: (Q / (rho * V) * W * s).to("cGy"),
        valid=SMALL + "dry air at 22 degrees Celsius and 101.3 kPa where no density is given.",
        source="Attix (1986), chapter 10; ICRU Report 90 (2016) for W/e",
        says=("Bragg-Gray", "Bragg Gray", "cavity"),
        note="bragg-gray-cavity",
        example=({"Q": "20 nC", "rho": "1.2 kg/m**3", "V": "0.6 cc", "W": "33.97 J/C", "s": "1.133"}, "106.911 cGy"),
        check=(
            {"Q": "0.333564 nC", "rho": "1.293 kg/m**3", "V": "1 cc", "W": "33.97 J/C", "s": "1"},
            "0.8763 cGy",
            "the old roentgen: 1 esu in 1 cm3 of air at 0 degrees Celsius, 0.876 cGy to air",
        ),
    ),
    Formula(
        id="spencer-attix",
        name="Spencer-Attix cavity relation",
        latex=r"D_\mathrm{med} = D_\mathrm{air}\left(\frac{\bar L_\Delta}{\rho}\right)^\mathrm{med}_\mathrm{air}",
        needs=(
            AIR_DOSE,
            Variable(
                "L",
                "restricted stopping-power ratio",
                "",
                r"(\bar L_\Delta/\rho)^\mathrm{med}_\mathrm{air}",
                low=0.5,
                high=3,
            ),
        ),
        gives=DOSE,
        compute=lambda D_air, L: D_air * L,
        valid=SMALL + "delta-ray equilibrium above the cut-off (about 10 keV in a Farmer chamber).",
        source="Attix (1986), chapter 10; AAPM TG-51 (1999); Spencer and Attix (1955)",
        says=("Spencer-Attix", "Spencer Attix", "restricted"),
        note="bragg-gray-cavity",
        example=({"D_air": "100 cGy", "L": "1.12"}, "112 cGy"),
        check=({"D_air": "0.8 Gy", "L": "1.125"}, "90 cGy", "hand-worked: nine eighths of 80"),
    ),
    Formula(
        id="cavity-air-dose",
        name="Dose to the gas of a cavity",
        latex=r"D_\mathrm{air} = \frac{Q}{m}\,\frac{W}{e}",
        needs=(CHARGE, GAS, W_AIR),
        gives=AIR_DOSE,
        compute=lambda Q, m, W: (Q / m * W).to("cGy"),
        valid="All of the charge of one sign collected (corrected for recombination); dry air where no W/e is given.",
        source="Attix (1986), chapter 10; ICRU Report 90 (2016)",
        note="bragg-gray-cavity",
        example=({"Q": "20 nC", "m": "0.72 mg", "W": "33.97 J/C"}, "94.361 cGy"),
        check=({"Q": "2.58e-4 C", "m": "1 kg", "W": "33.97 J/C"}, "0.8764 cGy", "one roentgen: 0.876 cGy to air"),
    ),
    Formula(
        id="chamber-charge",
        name="Charge produced in an air cavity",
        latex=r"Q = \frac{D_\mathrm{air}\,\rho\,V}{W/e}",
        needs=(AIR_DOSE, AIR, VOLUME, W_AIR),
        gives=CHARGE,
        compute=lambda D_air, rho, V, W: (D_air * rho * V / W).to("nC"),
        valid="Charge of one sign before recombination; dry air, at 22 degrees Celsius and 101.3 kPa where no "
        "density is given.",
        source="Attix (1986), chapter 12; Knoll, chapter 5",
        says=("cavity", "chamber"),
        note="ionization-chamber-types",
        example=({"D_air": "1 Gy", "rho": "1.197 kg/m**3", "V": "0.6 cc", "W": "33.97 J/C"}, "21.1422 nC"),
        check=(
            {"D_air": "8.7643 mGy", "rho": "1.293 kg/m**3", "V": "1 cc", "W": "33.97 J/C"},
            "0.33356 nC",
            "the old roentgen: 1 esu in 1 cm3 of air at 0 degrees Celsius",
        ),
    ),
    Formula(
        id="chamber-current",
        name="Current of an ionization chamber",
        latex=r"I = \frac{\dot D_\mathrm{air}\,\rho\,V}{W/e}",
        needs=(
            Variable("D_dot", "dose rate", "Gy/min", r"\dot D_\mathrm{air}", low=1e-12, high=1e9),
            AIR,
            VOLUME,
            W_AIR,
        ),
        gives=Variable("I", "ionization current", "nA", "I", low=1e-9, high=1e9),
        compute=lambda D_dot, rho, V, W: (D_dot * rho * V / W).to("nA"),
        valid="Dose rate to the air of the cavity; saturation, that is, no recombination.",
        source="Attix (1986), chapter 12; Knoll, chapter 5",
        note="ionization-chamber-types",
        example=({"D_dot": "1 Gy/min", "rho": "1.197 kg/m**3", "V": "0.6 cc", "W": "33.97 J/C"}, "0.35237 nA"),
        check=(
            {"D_dot": "8.7643 mGy/s", "rho": "1.293 kg/m**3", "V": "1 cc", "W": "33.97 J/C"},
            "0.33356 nA",
            "the old roentgen: 1 esu a second per cm3 at 1 R/s",
        ),
    ),
    Formula(
        id="exposure-charge",
        name="Exposure from charge and air mass",
        latex=r"X = \frac{Q}{m}",
        needs=(CHARGE, GAS),
        gives=Variable("X", "exposure", "R", "X", low=1e-9),
        compute=lambda Q, m: (Q / m).to("R"),
        valid="Charge of one sign with all electrons stopped in air; charged-particle equilibrium. 1 R = 2.58e-4 C/kg.",
        source="ICRU Report 85 (2011), section 5",
        note="exposure-airkerma",
        example=({"Q": "25.8 nC", "m": "1 mg"}, "100 R"),
        check=({"Q": "0.333564 nC", "m": "1.293 mg"}, "1 R", "the old roentgen: 1 esu in 1.293 mg of air"),
    ),
)
