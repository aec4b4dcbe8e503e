"""What a material is to photons: mixtures, electrons, effective coefficients, scatter from free electrons."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, avogadro, cos, electron_rest, number, of, sin, total
from physics.units import Quantity, pure

MU = Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-5, high=1e4)
E = Variable("E", "photon energy", "keV", "E", low=1e-6, high=1e9)
THETA = Variable("theta", "scattering angle", "deg", r"\theta", low=0, high=180)
FRACTIONS = Variable("w", "mass fraction", "", "w_i", low=0, high=1, many=True)
NUMBERS = Variable("Z", "atomic number", "", "Z_i", low=1, high=120, many=True)
PER_GRAM = Variable("Ne", "electrons per gram", "1/g", "N_e", low=1e22, high=1e24)
MAYNEORD = 2.94


def classical_area() -> Quantity:
    """The square of the classical electron radius."""
    area: Quantity = of(1, "classical_electron_radius") ** 2
    return area


def mayneord(a: list[Quantity], Z: list[Quantity]) -> Quantity:
    """One Z that absorbs like the mixture where the photoelectric effect rules."""
    return number(sum(pure(x) * pure(z) ** MAYNEORD for x, z in zip(a, Z, strict=True)) ** (1 / MAYNEORD))


def half_depth(mu: Quantity, a: Quantity) -> Quantity:
    """Where (1 + a mu x) exp(-mu x) falls to one half: by bisection, for the left side crosses it only once."""
    slope, low, high = pure(a), 0.0, 40.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 + slope * middle) * math.exp(-middle) > 0.5 else (low, middle)
    made: Quantity = (low + high) / 2 / mu
    return made


def klein_nishina(E: Quantity, theta: Quantity) -> Quantity:
    """Cross section of one electron per solid angle at a scattering angle."""
    p = 1 / (1 + pure(E / electron_rest()) * (1 - cos(theta)))
    made: Quantity = classical_area() / 2 * p**2 * (p + 1 / p - sin(theta) ** 2) / of(1, "sr")
    return made


FORMULAS = (
    Formula(
        id="mixture-mu",
        name="Mass attenuation coefficient of a mixture",
        latex=r"\left(\frac{\mu}{\rho}\right)_\mathrm{mix} = \sum_i w_i\left(\frac{\mu}{\rho}\right)_i",
        needs=(
            FRACTIONS,
            Variable("mr", "mass attenuation coefficient", "cm2/g", r"(\mu/\rho)_i", low=0, high=1e6, many=True),
        ),
        gives=Variable(
            "mu_rho", "mass attenuation coefficient", "cm2/g", r"(\mu/\rho)_\mathrm{mix}", low=1e-4, high=1e5
        ),
        compute=lambda w, mr: total(a * b for a, b in zip(w, mr, strict=True)),
        valid="Fractions by mass that add up to 1; chemical bonds are neglected, so not next to an absorption edge.",
        source="Bragg additivity; NIST XCOM and Hubbell and Seltzer (1995), section 2; Attix (1986), chapter 3",
        says=("mixture", "compound"),
        note="attenuation-exponential",
        example=({"w": "0.1119, 0.8881", "mr": "0.2944 cm2/g, 0.1551 cm2/g"}, "0.170688 cm2/g"),
        check=(
            {"w": "0.112098, 0.887902", "mr": "0.326047 cm2/g, 0.190733 cm2/g"},
            "0.205901 cm2/g",
            "xraylib CS_Total_CP of H2O at 60 keV",
        ),
    ),
    Formula(
        id="effective-z",
        name="Effective atomic number (Mayneord)",
        latex=r"Z_\mathrm{eff} = \left(\sum_i a_i Z_i^{2.94}\right)^{1/2.94}",
        needs=(Variable("a", "electron fraction", "", "a_i", low=0, high=1, many=True), NUMBERS),
        gives=Variable("Zeff", "effective atomic number", "", r"Z_\mathrm{eff}", low=1, high=120),
        compute=mayneord,
        valid="Comparisons where photoelectric absorption dominates; a_i is the share of all electrons, not of the mass.",
        source="Mayneord (1937); Johns and Cunningham (1983); Khan, The Physics of Radiation Therapy",
        says=("Mayneord", "effective atomic number"),
        note="interaction-regimes",
        example=({"a": "0.2, 0.8", "Z": "1, 8"}, "7.41667"),
        check=(
            {"a": "0.753, 0.233, 0.013", "Z": "7, 8, 18"},
            "7.67",
            "Khan, The Physics of Radiation Therapy: worked example, air",
        ),
    ),
    Formula(
        id="electron-density-mass",
        name="Electrons per gram of a mixture",
        latex=r"N_e = N_A\sum_i w_i\frac{Z_i}{A_i}",
        needs=(FRACTIONS, NUMBERS, Variable("A", "molar mass", "g/mol", "A_i", low=1, high=300, many=True)),
        gives=PER_GRAM,
        compute=lambda w, Z, A: avogadro() * total(a * b / c for a, b, c in zip(w, Z, A, strict=True)),
        valid="Fractions by mass that add up to 1.",
        source="Johns and Cunningham (1983); Khan, The Physics of Radiation Therapy, chapter 5",
        note="interaction-regimes",
        example=(
            {"w": "0.1119, 0.8881", "Z": "1, 8", "A": "1.008 g/mol, 15.999 g/mol"},
            "3.34283e23 1/g",
        ),
        check=(
            {"w": "0.08054, 0.59985, 0.31961", "Z": "1, 6, 8", "A": "1.008 g/mol, 12.011 g/mol, 15.999 g/mol"},
            "3.24818e23 1/g",
            "hand-worked: 54 electrons in a C5H8O2 unit (PMMA) of 100.117 g/mol",
        ),
    ),
    Formula(
        id="electrons-per-gram",
        name="Electrons per gram of an element",
        latex=r"N_e = N_A\,\frac{Z}{A}",
        needs=(
            Variable("Z", "atomic number", "", "Z", low=1, high=120),
            Variable("A", "molar mass", "g/mol", "A", low=1, high=300),
        ),
        gives=PER_GRAM,
        compute=lambda Z, A: avogadro() * Z / A,
        valid="One element with its mean molar mass; about 3e23 per gram for light elements, 6e23 for hydrogen, 2.4e23 for lead.",
        source="Johns and Cunningham (1983); Khan, The Physics of Radiation Therapy, chapter 5",
        note="interaction-regimes",
        example=({"Z": "6", "A": "12.011 g/mol"}, "3.00833e23 1/g"),
        check=(
            {"Z": "13", "A": "26.98 g/mol"},
            "2.90e23 1/g",
            "Khan, The Physics of Radiation Therapy, table 5.1: aluminium",
        ),
    ),
    Formula(
        id="electron-density-volume",
        name="Electron density from electrons per gram",
        latex=r"\rho_e = \rho\,N_e",
        needs=(Variable("rho", "density", "g/cm3", r"\rho", low=1e-5, high=30), PER_GRAM),
        gives=Variable("rho_e", "electron density", "1/cm3", r"\rho_e", low=1e17, high=1e26),
        compute=lambda rho, Ne: rho * Ne,
        valid="The density is that of the material as it stands.",
        source="Johns and Cunningham (1983); Khan, The Physics of Radiation Therapy, chapter 5",
        note="interaction-regimes",
        example=({"rho": "1.85 g/cm3", "Ne": "3.0e23 1/g"}, "5.55e23 1/cm3"),
        check=(
            {"rho": "2.3290 g/cm3", "Ne": "3.0019e23 1/g"},
            "6.9916e23 1/cm3",
            "CODATA: 8 silicon atoms of 14 electrons in a cubic cell of 543.102 pm",
        ),
    ),
    Formula(
        id="mu-en-relation",
        name="Energy absorption from energy transfer coefficient",
        latex=r"\frac{\mu_{en}}{\rho} = \frac{\mu_{tr}}{\rho}(1-g)",
        needs=(
            Variable("mu_tr", "mass energy-transfer coefficient", "cm2/g", r"\mu_{tr}/\rho", low=1e-5, high=1e5),
            Variable("g", "radiative fraction", "", "g", low=0, high=0.6),
        ),
        gives=Variable("mu_en", "mass energy-absorption coefficient", "cm2/g", r"\mu_{en}/\rho", low=1e-5, high=1e5),
        compute=lambda mu_tr, g: mu_tr * (1 - g),
        valid="g is the mean share of the electrons' energy that leaves as bremsstrahlung in that material.",
        source="ICRU Report 85 (2011); Attix (1986), chapter 2",
        note="kerma-and-energy-coefficients",
        example=({"mu_tr": "0.0268 cm2/g", "g": "0.003"}, "0.0267196 cm2/g"),
        check=({"mu_tr": "0.08 cm2/g", "g": "0.25"}, "0.06 cm2/g", "hand-worked: three quarters"),
    ),
    Formula(
        id="effective-energy-mu",
        name="Effective attenuation coefficient of a beam",
        latex=r"\mu_\mathrm{eff} = \frac{\ln 2}{\mathrm{HVL}_1}",
        needs=(Variable("HVL1", "half-value layer", "mm", r"\mathrm{HVL}_1", low=1e-5, high=1e6),),
        gives=Variable("mu_eff", "effective attenuation coefficient", "1/mm", r"\mu_\mathrm{eff}", low=1e-6, high=1e5),
        compute=lambda HVL1: LN2 / HVL1,
        valid="First HVL in narrow-beam geometry; photons of the one energy with this mu are attenuated alike at first.",
        source="Johns and Cunningham (1983), chapter 8; Attix (1986), chapter 9",
        says=("effective attenuation", "effective linear attenuation"),
        note="half-value-layer",
        example=({"HVL1": "3 mm"}, "0.231049 1/mm"),
        check=({"HVL1": "15.0697 mm"}, "0.045996 1/mm", "xraylib: aluminium at 100 keV, whose narrow-beam HVL it is"),
    ),
    Formula(
        id="broad-beam-hvl",
        name="Broad-beam half-value layer with linear build-up",
        latex=r"(1+a\,\mu x)\,e^{-\mu x} = \tfrac12,\quad x = \mathrm{HVL}_\mathrm{broad}",
        needs=(MU, Variable("a", "linear build-up coefficient", "", "a", low=0, high=20)),
        gives=Variable(
            "HVL_b", "broad-beam half-value layer", "cm", r"\mathrm{HVL}_\mathrm{broad}", low=1e-5, high=1e6
        ),
        compute=half_depth,
        valid="An illustration: build-up B = 1 + a mu x with a fitted to tabulated factors; a = 0 is the narrow beam.",
        source="Berger build-up with exponent 0 (Shultis and Faw, Radiation Shielding, 2000) set to one half; Attix (1986), chapter 3",
        says=("broad beam", "broad-beam", "linear build-up", "linear buildup"),
        note="broad-beam-buildup",
        example=({"mu": "0.45996 1/cm", "a": "1"}, "3.6489 cm"),
        check=(
            {"mu": "1 1/cm", "a": "2"},
            "2.47732 cm",
            "scipy.special.lambertw: -1/a - W_{-1}(-exp(-1/a)/(2a))",
        ),
    ),
    Formula(
        id="klein-nishina",
        name="Klein-Nishina differential cross section",
        latex=r"\frac{d\sigma}{d\Omega} = \frac{r_e^2}{2}\left(\frac{E'}{E}\right)^2"
        r"\left(\frac{E'}{E}+\frac{E}{E'}-\sin^2\theta\right)",
        needs=(E, THETA),
        gives=Variable("ds", "differential cross section", "mb/sr", r"d\sigma/d\Omega", low=1e-9, high=79.5),
        compute=klein_nishina,
        valid="Per free electron at rest, unpolarised photons.",
        source="Klein and Nishina (1929); Attix (1986), chapter 7",
        says=("Klein-Nishina", "Klein Nishina"),
        note="compton-scatter",
        example=({"E": "511 keV", "theta": "90 deg"}, "14.889 mb/sr"),
        check=({"E": "100 keV", "theta": "60 deg"}, "41.4647 mb/sr", "xraylib DCS_KN(100, pi/3)"),
    ),
    Formula(
        id="thomson",
        name="Thomson cross section",
        latex=r"\sigma_T = \frac{8\pi}{3}r_e^2",
        needs=(),
        gives=Variable("s", "Thomson cross section", "b", r"\sigma_T", low=0.66, high=0.67),
        compute=lambda: 8 * math.pi / 3 * classical_area(),
        valid="One free electron and photons of far less than 511 keV: the low-energy limit of Klein-Nishina.",
        source="Thomson (1906); CODATA 2022",
        note="rayleigh-photodisintegration",
        example=({}, "0.665246 b"),
        check=({}, "0.66524587 b", "scipy.constants: Thomson cross section"),
    ),
    Formula(
        id="thomson-differential",
        name="Thomson differential cross section",
        latex=r"\frac{d\sigma}{d\Omega} = \frac{r_e^2}{2}\left(1+\cos^2\theta\right)",
        needs=(THETA,),
        gives=Variable("ds", "Thomson differential cross section", "mb/sr", r"d\sigma/d\Omega", low=39.7, high=79.5),
        compute=lambda theta: classical_area() / 2 * (1 + cos(theta) ** 2) / of(1, "sr"),
        valid="One free electron, unpolarised photons of far less than 511 keV.",
        source="Thomson (1906); Attix (1986), chapter 7",
        says=("Thomson",),
        note="rayleigh-photodisintegration",
        example=({"theta": "90 deg"}, "39.7039 mb/sr"),
        check=({"theta": "60 deg"}, "49.6299 mb/sr", "xraylib DCS_Thoms(pi/3)"),
    ),
)
