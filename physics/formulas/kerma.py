"""Energy fluence, the parts of kerma, and the way from exposure or air kerma to dose in a medium."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of
from physics.units import Quantity, pure

PSI = Variable("psi", "energy fluence", "mJ/cm2", r"\Psi", low=1e-12, high=1e12)
FRACTION = Variable("g", "radiative fraction", "", "g", low=0, high=0.5)
MEDIUM = ("medium", "water", "tissue", "muscle", "bone", "fat", "lung", "med")
F_FACTOR = Variable("f", "f-factor", "cGy/R", r"f_\mathrm{med}", low=0.1, high=6)
RATIO = Variable(
    "ratio",
    "mass energy-absorption coefficient ratio",
    "",
    r"(\bar\mu_{en}/\rho)^\mathrm{med}_\mathrm{air}",
    low=0.2,
    high=8,
)
COLLISION = Variable("K_c", "collision kerma", "mGy", "K_c", low=1e-12)
TOTAL = Variable("K", "kerma", "mGy", "K", low=1e-12)


def f_factor(mu_med: Quantity, mu_air: Quantity) -> Quantity:
    """Dose to a medium per roentgen. Raises OutOfRange where one coefficient stands for both."""
    if pure(mu_med / mu_air) == 1:
        raise OutOfRange("Give both mass energy-absorption coefficients: the medium's and that of air.")
    factor: Quantity = of(0.876, "cGy/R") * mu_med / mu_air
    return factor


FORMULAS = (
    Formula(
        id="energy-fluence",
        name="Energy fluence",
        latex=r"\Psi = \Phi E",
        needs=(
            Variable("phi", "fluence", "1/cm2", r"\Phi", low=1, high=1e20),
            Variable("E", "photon energy", "MeV", "E", low=1e-4, high=1e4),
        ),
        gives=PSI,
        compute=lambda phi, E: phi * E,
        valid="Particles of one energy; for a spectrum, sum over the energies.",
        source="ICRU Report 85 (2011), section 3; Attix (1986), chapter 1",
        says=("energy fluence",),
        note="kerma-and-energy-coefficients",
        example=({"phi": "1e10 1/cm2", "E": "1.25 MeV"}, "20.0272 J/m**2"),
        check=({"phi": "6.241509e12 1/cm2", "E": "1 MeV"}, "1 J/cm**2", "hand-worked: 6.241509e18 eV are 1 J"),
    ),
    Formula(
        id="kerma-energy-fluence",
        name="Collision kerma from energy fluence",
        latex=r"K_c = \Psi\,\frac{\mu_{en}}{\rho}",
        needs=(
            PSI,
            Variable("mu_en", "mass energy-absorption coefficient", "cm2/g", r"\mu_{en}/\rho", low=1e-4, high=1e5),
        ),
        gives=Variable("K", "collision kerma", "mGy", "K_c", low=1e-12),
        compute=lambda psi, mu_en: (psi * mu_en).to("mGy"),
        valid="One photon energy. Equals the absorbed dose under charged-particle equilibrium.",
        source="ICRU Report 85 (2011); Attix (1986), chapter 2",
        says=("energy fluence",),
        note="kerma-and-energy-coefficients",
        example=({"psi": "2 mJ/cm**2", "mu_en": "0.03 cm2/g"}, "60 mGy"),
        check=({"psi": "2.00272 mJ/cm**2", "mu_en": "0.02965 cm2/g"}, "59.381 mGy", "the fluence form, kerma-fluence"),
    ),
    Formula(
        id="total-kerma",
        name="Kerma from its collision part",
        latex=r"K = K_c + K_r = \frac{K_c}{1-g}",
        needs=(COLLISION, FRACTION),
        gives=TOTAL,
        compute=lambda K_c, g: K_c / (1 - g),
        valid="g is the mean share of the electrons' energy radiated away: 0.003 in air at Co-60, near 0 below 100 keV.",
        source="ICRU Report 85 (2011), section 5; Attix (1986), chapter 2",
        note="kerma-dose-cpe",
        example=({"K_c": "1 Gy", "g": "0.003"}, "1.00301 Gy"),
        check=({"K_c": "49 mGy", "g": "0.02"}, "50 mGy", "hand-worked: 49 is 98 % of 50"),
    ),
    Formula(
        id="collision-kerma",
        name="Collision part of the kerma",
        latex=r"K_c = (1-g)\,K",
        needs=(TOTAL, FRACTION),
        gives=COLLISION,
        compute=lambda K, g: (1 - g) * K,
        valid="g is the mean share of the electrons' energy radiated away: 0.003 in air at Co-60, near 0 below 100 keV.",
        source="ICRU Report 85 (2011), section 5; Attix (1986), chapter 2",
        note="kerma-dose-cpe",
        example=({"K": "2 Gy", "g": "0.003"}, "1.994 Gy"),
        check=({"K": "50 mGy", "g": "0.02"}, "49 mGy", "hand-worked: 98 % of 50"),
    ),
    Formula(
        id="radiative-kerma",
        name="Radiative kerma",
        latex=r"K_r = g\,K",
        needs=(FRACTION, Variable("K", "kerma", "mGy", "K", low=1e-12)),
        gives=Variable("K_r", "radiative kerma", "mGy", "K_r", low=0),
        compute=lambda g, K: g * K,
        valid="The part of the kerma that leaves as bremsstrahlung and in-flight annihilation photons.",
        source="ICRU Report 85 (2011), section 5; Attix (1986), chapter 2",
        note="kerma-dose-cpe",
        example=({"g": "0.003", "K": "2 Gy"}, "6 mGy"),
        check=({"g": "0.02", "K": "50 mGy"}, "1 mGy", "hand-worked: what total-kerma adds to 49 mGy"),
    ),
    Formula(
        id="radiative-kerma-collision",
        name="Radiative kerma beside a known collision kerma",
        latex=r"K_r = \frac{g}{1-g}\,K_c",
        needs=(FRACTION, COLLISION),
        gives=Variable("K_r", "radiative kerma", "mGy", "K_r", low=0),
        compute=lambda g, K_c: g / (1 - g) * K_c,
        valid="g is the radiated share of the whole kerma, of which the collision kerma is the rest.",
        source="ICRU Report 85 (2011), section 5; Attix (1986), chapter 2",
        says=("collision kerma",),
        note="kerma-dose-cpe",
        example=({"g": "0.003", "K_c": "1.994 Gy"}, "6 mGy"),
        check=({"g": "0.02", "K_c": "49 mGy"}, "1 mGy", "hand-worked: the rest of 50 mGy (total-kerma)"),
    ),
    Formula(
        id="f-factor",
        name="Roentgen-to-dose conversion (f-factor)",
        latex=r"f_\mathrm{med} = 0.876\ \frac{\mathrm{cGy}}{\mathrm R}\,"
        r"\frac{(\mu_{en}/\rho)_\mathrm{med}}{(\mu_{en}/\rho)_\mathrm{air}}",
        needs=(
            Variable(
                "mu_med",
                "mass energy-absorption coefficient",
                "cm2/g",
                r"(\mu_{en}/\rho)_\mathrm{med}",
                "of the medium",
                MEDIUM,
                low=1e-3,
                high=1e4,
            ),
            Variable(
                "mu_air",
                "mass energy-absorption coefficient",
                "cm2/g",
                r"(\mu_{en}/\rho)_\mathrm{air}",
                "of air",
                ("air",),
                low=1e-3,
                high=1e4,
            ),
        ),
        gives=F_FACTOR,
        compute=f_factor,
        valid="Charged-particle equilibrium; 0.876 is W/e of dry air (33.97 J/C) times 2.58e-4 C/kg.",
        source="Johns and Cunningham (1983), chapter 7; Attix (1986), chapter 2",
        note="exposure-airkerma",
        example=({"mu_med": "0.02965 cm2/g", "mu_air": "0.02666 cm2/g"}, "0.974246 cGy/R"),
        check=(
            {"mu_med": "0.03103 cm2/g", "mu_air": "0.02789 cm2/g"},
            "0.97462 cGy/R",
            "hand-worked from NIST coefficients of water and air at 1 MeV: 0.876 x 1.11259",
        ),
    ),
    Formula(
        id="dose-from-exposure",
        name="Dose to a medium from exposure",
        latex=r"D_\mathrm{med} = f_\mathrm{med}\,X",
        needs=(F_FACTOR, Variable("X", "exposure", "R", "X", low=1e-9)),
        gives=Variable("D", "absorbed dose", "cGy", r"D_\mathrm{med}", low=1e-9),
        compute=lambda f, X: f * X,
        valid="Charged-particle equilibrium at the point; no attenuation in the medium is counted.",
        source="Johns and Cunningham (1983), chapter 7",
        says=("f-factor", "f factor", "exposure"),
        note="exposure-airkerma",
        example=({"f": "0.974 cGy/R", "X": "100 R"}, "97.4 cGy"),
        check=({"f": "0.876 cGy/R", "X": "1 R"}, "8.76 mGy", "air itself: 8.76 mGy per roentgen (ICRU 85)"),
    ),
    Formula(
        id="dose-from-air-kerma",
        name="Dose to a medium from air kerma",
        latex=r"D_\mathrm{med} = K_{c,\mathrm{air}}\left(\frac{\bar\mu_{en}}{\rho}\right)^\mathrm{med}_\mathrm{air}",
        needs=(Variable("K", "air kerma", "mGy", r"K_{c,\mathrm{air}}", low=1e-9), RATIO),
        gives=Variable("D", "absorbed dose", "mGy", r"D_\mathrm{med}", low=1e-9),
        compute=lambda K, ratio: K * ratio,
        valid="Charged-particle equilibrium and the same photon fluence in both; collision kerma in air.",
        source="Attix (1986), chapter 2; AAPM TG-61 (2001)",
        note="exposure-airkerma",
        example=({"K": "20 mGy", "ratio": "1.05"}, "21 mGy"),
        check=({"K": "8.76 mGy", "ratio": "1.11215"}, "9.74246 mGy", "the f-factor of water at Co-60 times 1 R"),
    ),
)
