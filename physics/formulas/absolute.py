"""Dosimeters that need no calibration in a known field: calorimeters and the Fricke solution."""

from __future__ import annotations

from physics.formula import Formula, Variable

DOSE = Variable("D", "absorbed dose", "Gy", "D", low=1e-6, high=1e6)
DEFECT = Variable("h", "heat defect", "", "h", default="0", low=-0.2, high=0.5)
RISE = Variable("dT", "temperature rise", "mK", r"\Delta T", low=1e-6, high=1e6)
COLOUR = Variable("dOD", "absorbance change", "", r"\Delta OD", low=1e-5, high=5)
SOLUTION = Variable("rho", "density", "g/cm**3", r"\rho", default="1.024 kg/L", low=0.5, high=2)
PATH = Variable("path", "optical path length", "cm", "l", default="1 cm", low=0.01, high=50)


def calorimeter(suffix: str, what: str, capacity: str, low: float, high: float, says: tuple[str, ...]) -> Formula:
    """One formula per absorber, since its usual heat capacity may be taken for granted and is stated."""
    worth = float(capacity.split()[0])
    return Formula(
        id=f"calorimetry{suffix}",
        name=f"Temperature rise of a {what} calorimeter",
        latex=r"\Delta T = \frac{D}{c}\,(1-h)",
        needs=(
            DOSE,
            Variable("c", "specific heat capacity", "J/(kg*K)", "c", default=capacity, low=low, high=high),
            DEFECT,
        ),
        gives=RISE,
        compute=lambda D, c, h: (D / c * (1 - h)).to("mK"),
        valid="No heat flows to or from the absorber; h is the share of the energy that chemistry keeps (below 0 if it "
        "gives heat off).",
        source="Attix (1986), chapter 14; IAEA TRS-398 (2000), section 2.2",
        says=says,
        note="absolute-dosimeters",
        example=({"D": "1 Gy", "c": capacity, "h": "0"}, f"{1000 / worth:.6g} mK"),
        check=({"D": f"{worth} Gy", "c": capacity, "h": "0.5"}, "500 mK", "hand-worked: half of a dose worth 1 K"),
    )


FORMULAS = (
    calorimeter("", "water", "4184 J/kg/K", 3000, 5000, ()),
    calorimeter("-graphite", "graphite", "710 J/kg/K", 300, 1500, ("graphite", "carbon")),
    Formula(
        id="fricke",
        name="Fricke dosimetry",
        latex=r"D = \frac{\Delta OD}{\rho\,l\,\epsilon G}",
        needs=(
            COLOUR,
            SOLUTION,
            PATH,
            Variable(
                "eG", "absorptivity times yield", "m2/J", r"\epsilon G", default="3.52e-4 m*m/J", low=1e-5, high=1e-2
            ),
        ),
        gives=DOSE,
        compute=lambda dOD, rho, path, eG: (dOD / (rho * path * eG)).to("Gy"),
        valid="Optical density at 304 nm and 25 degrees Celsius, dose to the solution of 20 to 400 Gy; the usual "
        "epsilon G is that of megavoltage photons and electrons.",
        source="ICRU Report 35 (1984) for epsilon G; Attix (1986), chapter 14",
        says=("Fricke", "ferrous sul"),
        note="absolute-dosimeters",
        example=({"dOD": "0.1", "rho": "1024 kg/m**3", "path": "1 cm", "eG": "3.52e-4 m**2/J"}, "27.7433 Gy"),
        check=(
            {"dOD": "0.352", "rho": "1000 kg/m**3", "path": "2 cm", "eG": "3.52e-4 m**2/J"},
            "50 Gy",
            "hand-worked: 0.352/3.52e-4 is 1000, through 20 kg/m2",
        ),
    ),
    Formula(
        id="fricke-yield",
        name="Fricke dosimetry from absorptivity and yield",
        latex=r"D = \frac{\Delta OD}{\rho\,l\,\epsilon\,G}",
        needs=(
            COLOUR,
            SOLUTION,
            PATH,
            Variable("eps", "molar absorption coefficient", "m**2/mol", r"\epsilon", low=10, high=1000),
            Variable("G", "radiation chemical yield", "umol/J", "G", low=0.1, high=10),
        ),
        gives=DOSE,
        compute=lambda dOD, rho, path, eps, G: (dOD / (rho * path * eps * G)).to("Gy"),
        valid="Ferric ions at 304 nm and 25 degrees Celsius, dose to the solution of 20 to 400 Gy; G of 15.5 ions per "
        "100 eV is 1.61 umol/J.",
        source="Attix (1986), chapter 14",
        says=("Fricke", "ferrous sul"),
        note="absolute-dosimeters",
        example=(
            {"dOD": "0.1", "rho": "1024 kg/m**3", "path": "1 cm", "eps": "217.4 m**2/mol", "G": "1.61 umol/J"},
            "27.901 Gy",
        ),
        check=(
            {"dOD": "1", "rho": "1024 kg/m**3", "path": "1 cm", "eps": "218 m**2/mol", "G": "1.61 umol/J"},
            "278 Gy",
            "Attix (1986): 278 Gy per unit of optical density at Co-60",
        ),
    ),
)
