"""Atoms and nuclei: levels, characteristic x rays, binding energy and size."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import light, of
from physics.units import Quantity, pure

Z = Variable("Z", "atomic number", "", "Z", low=1, high=120)
LEVEL = Variable("n", "principal quantum number", "", "n", low=1, high=50)
UPPER = Variable(
    "n0",
    "principal quantum number",
    "",
    "n_i",
    "initial",
    ("from ¦", "from n = ¦", "from n= ¦", "from level ¦", "initial", "upper"),
    low=1,
    high=50,
)
LOWER = Variable(
    "n",
    "principal quantum number",
    "",
    "n_f",
    "final",
    ("to ¦", "to n = ¦", "to n= ¦", "to level ¦", "final", "lower"),
    low=1,
    high=50,
)
MASS_NUMBER = Variable("A", "mass number", "", "A", low=1, high=300)
NUCLIDE = Variable("M", "nuclide mass", "u", "M", low=0.9, high=300)
# narrow, so that the three masses of one question find their own places
HYDROGEN = Variable("m_H", "hydrogen atomic mass", "u", "m_H", default="1.00782503 u", low=1.0070, high=1.0080)
NEUTRON = Variable("m_n", "neutron mass", "u", "m_n", default="1.00866492 u", low=1.0082, high=1.0090)
INNER = Variable(
    "E_in", "binding energy", "keV", "E_K", "inner shell", ("K shell", "K-shell", "inner", "K"), low=1e-3, high=150
)
OUTER = Variable(
    "E_out", "binding energy", "keV", "E_L", "outer shell", ("L shell", "L-shell", "outer", "L"), low=1e-4, high=150
)
EJECTED = Variable(
    "E_ej",
    "binding energy",
    "keV",
    "E_{L'}",
    "ejected",
    ("ejected", "Auger", "second", "M shell", "M"),
    low=1e-4,
    high=150,
)


def rydberg() -> Quantity:
    """Binding energy of the electron in a hydrogen atom with a nucleus that does not move, 13.6057 eV."""
    energy: Quantity = of(1, "rydberg_constant") * of(1, "planck_constant") * light()
    return energy.to("eV")


def transition(Z: Quantity, n0: Quantity, n: Quantity) -> Quantity:
    """The energy between two levels, up or down. OutOfRange for a fractional level below the other.

    So a search for the level from which an electron fell stays above the one it fell to.
    """
    if n0 < n and pure(n0) % 1:
        raise OutOfRange("The level where the transition starts must be a whole number.")
    made: Quantity = rydberg() * Z**2 * abs(1 / n**2 - 1 / n0**2)
    return made


def mass_defect(M: Quantity, Z: Quantity, A: Quantity, m_H: Quantity, m_n: Quantity) -> Quantity:
    """What the separate parts weigh more than the nuclide."""
    lost: Quantity = Z * m_H + (A - Z) * m_n - M
    return lost


def auger(E_in: Quantity, E_out: Quantity, E_ej: Quantity) -> Quantity:
    """What is left to the ejected electron. Raises OutOfRange where the transition cannot free it."""
    left: Quantity = E_in - E_out - E_ej
    if left <= 0 * E_in:
        raise OutOfRange("This transition has too little energy to eject that electron.")
    return left


FORMULAS = (
    Formula(
        id="bohr-energy",
        name="Energy level of a hydrogen-like atom",
        latex=r"E_n = -13.6\,\mathrm{eV}\,\frac{Z^2}{n^2}",
        needs=(Z, LEVEL),
        gives=Variable("E", "level energy", "eV", "E_n", low=-2e5, high=-1e-4),
        compute=lambda Z, n: -rydberg() * Z**2 / n**2,
        valid="One electron and a heavy nucleus; in other atoms the nuclear charge is screened.",
        source="Bohr (1913); Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 3; CODATA Rydberg energy",
        says=("hydrogen", "hydrogen-like"),
        note="atomic-structure-shells",
        example=({"Z": "1", "n": "2"}, "-3.40142 eV"),
        check=(
            {"Z": "2", "n": "1"},
            "-54.4228 eV",
            "He+ ground state: 4 x scipy.constants Rydberg energy 13.605693 eV",
        ),
    ),
    Formula(
        id="bohr-transition",
        name="Photon energy of a hydrogen-like transition",
        latex=r"h\nu = 13.6\,\mathrm{eV}\;Z^2\left|\frac{1}{n_f^2}-\frac{1}{n_i^2}\right|",
        needs=(Z, UPPER, LOWER),
        gives=Variable("dE", "transition energy", "eV", r"h\nu", low=1e-5, high=2e5),
        compute=transition,
        valid="One electron and a heavy nucleus; the same energy whether it is emitted or absorbed.",
        source="Bohr (1913), Rydberg formula; Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 3",
        says=("transition", "falls from", "jumps from", "Balmer", "Lyman"),
        note="atomic-structure-shells",
        example=({"Z": "1", "n0": "3", "n": "2"}, "1.88968 eV"),
        check=({"Z": "1", "n0": "2", "n": "1"}, "10.2043 eV", "Lyman alpha: 3/4 of the CODATA Rydberg energy"),
    ),
    Formula(
        id="bohr-radius",
        name="Orbit radius of a hydrogen-like atom",
        latex=r"r_n = a_0\,\frac{n^2}{Z}",
        needs=(Z, LEVEL),
        gives=Variable("r", "orbit radius", "nm", "r_n", low=1e-4, high=200),
        compute=lambda Z, n: of(1, "atomic_unit_of_length") * n**2 / Z,
        valid="One electron in the Bohr model; a_0 = 0.0529 nm.",
        source="Bohr (1913); CODATA 2022 Bohr radius",
        note="atomic-structure-shells",
        example=({"Z": "1", "n": "2"}, "0.211671 nm"),
        check=(
            {"Z": "2", "n": "4"},
            "0.423342 nm",
            "scipy.constants: 8 alpha/(4 pi R_inf), the Rydberg wave number in place of a_0",
        ),
    ),
    Formula(
        id="moseley",
        name="K-alpha energy by Moseley's law",
        latex=r"E_{K\alpha} \approx \tfrac34\,13.6\,\mathrm{eV}\,(Z-1)^2",
        needs=(Variable("Z", "atomic number", "", "Z", low=3, high=100),),
        gives=Variable("E", "K-alpha energy", "keV", r"E_{K\alpha}", low=1e-3, high=110),
        compute=lambda Z: 0.75 * rydberg() * (Z - 1) ** 2,
        valid="Within 1 % of the tabulated line from Z = 14 to 34; 8 % low at Z = 6, 3 % at Z = 50, 8 % at Z = 74: "
        "use tables for numbers that matter.",
        source="Moseley (1913); Podgorsak, Radiation Physics for Medical Physicists (2016), chapters 3 and 4",
        says=("Moseley",),
        note="atomic-structure-shells",
        example=({"Z": "29"}, "8.00015 keV"),
        check=({"Z": "21"}, "4.08171 keV", "scipy.constants: 300 x 13.605693 eV; xraylib tabulates 4.0906 keV"),
    ),
    Formula(
        id="characteristic-xray-energy",
        name="Energy of a characteristic x ray",
        latex=r"E = \left|E_K - E_L\right|",
        needs=(INNER, OUTER),
        gives=Variable("E", "characteristic x-ray energy", "keV", "E", low=1e-4, high=140),
        compute=lambda E_in, E_out: abs(E_in - E_out),
        valid="A vacancy in the inner shell filled from the outer one; binding energies of the same element.",
        source="Bushberg et al., The Essential Physics of Medical Imaging, chapter 2; X-ray Data Booklet",
        says=("K-alpha", "K-beta", "characteristic"),
        note="characteristic-xrays-auger",
        example=({"E_in": "69.525 keV", "E_out": "10.207 keV"}, "59.318 keV"),
        check=({"E_in": "8.9789 keV", "E_out": "0.9311 keV"}, "8.0478 keV", "xraylib: copper edges and its KA1 line"),
    ),
    Formula(
        id="auger-energy",
        name="Energy of an Auger electron",
        latex=r"T = E_K - E_L - E_{L'}",
        needs=(INNER, OUTER, EJECTED),
        gives=Variable("T", "Auger electron energy", "keV", "T", low=1e-4, high=140),
        compute=auger,
        valid="Some tens to a hundred eV too high: the extra vacancy binds the ejected electron a little more.",
        source="Bushberg et al., The Essential Physics of Medical Imaging, chapter 2; X-ray Data Booklet",
        says=("Auger",),
        note="characteristic-xrays-auger",
        example=({"E_in": "69.525 keV", "E_out": "10.207 keV", "E_ej": "10.207 keV"}, "49.111 keV"),
        check=(
            {"E_in": "33.1694 keV", "E_out": "4.5571 keV", "E_ej": "0.6194 keV"},
            "27.9929 keV",
            "xraylib: the KA1 line of iodine, 28.6123 keV, less its M5 edge",
        ),
    ),
    Formula(
        id="nuclear-binding-energy",
        name="Nuclear binding energy",
        latex=r"B = \left[Z m_H + (A-Z) m_n - M_\mathrm{atom}\right]c^2",
        needs=(NUCLIDE, Z, MASS_NUMBER, HYDROGEN, NEUTRON),
        gives=Variable("B", "nuclear binding energy", "MeV", "B", low=1e-3, high=2500),
        compute=lambda M, Z, A, m_H, m_n: mass_defect(M, Z, A, m_H, m_n) * light() ** 2,
        valid="Atomic masses throughout, so that the electrons cancel (or nuclear masses throughout, with the proton's).",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1; masses AME2020",
        note="nuclear-structure-binding",
        example=({"Z": "2", "A": "4", "M": "4.00260325 u"}, "28.2957 MeV"),
        check=(
            {"Z": "1", "A": "2", "M": "2.01410178 u"},
            "2.22457 MeV",
            "scipy.constants: proton + neutron - deuteron mass energy equivalents",
        ),
    ),
    Formula(
        id="binding-energy-per-nucleon",
        name="Binding energy per nucleon",
        latex=r"\frac{B}{A} = \frac{\left[Z m_H + (A-Z) m_n - M_\mathrm{atom}\right]c^2}{A}",
        needs=(NUCLIDE, Z, MASS_NUMBER, HYDROGEN, NEUTRON),
        gives=Variable("b", "binding energy per nucleon", "MeV", "B/A", low=1e-3, high=10),
        compute=lambda M, Z, A, m_H, m_n: mass_defect(M, Z, A, m_H, m_n) * light() ** 2 / A,
        valid="Atomic masses throughout, so that the electrons cancel.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1; masses AME2020",
        says=("per nucleon",),
        note="nuclear-structure-binding",
        example=({"Z": "2", "A": "4", "M": "4.00260325 u"}, "7.07392 MeV"),
        check=({"Z": "26", "A": "56", "M": "55.9349355 u"}, "8.79036 MeV", "AME2020 table: Fe-56, 8790.36 keV"),
    ),
    Formula(
        id="binding-share",
        name="Binding energy per nucleon from the total",
        latex=r"\frac{B}{A}",
        needs=(Variable("B", "nuclear binding energy", "MeV", "B", low=1e-3, high=2500), MASS_NUMBER),
        gives=Variable("b", "binding energy per nucleon", "MeV", "B/A", low=1e-3, high=10),
        compute=lambda B, A: B / A,
        valid="Any nucleus.",
        source="Definition; Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1",
        says=("per nucleon",),
        note="nuclear-structure-binding",
        example=({"B": "28.2957 MeV", "A": "4"}, "7.07392 MeV"),
        check=({"B": "1636.43 MeV", "A": "208"}, "7.86745 MeV", "AME2020 table: Pb-208, 7867.45 keV per nucleon"),
    ),
    Formula(
        id="mass-defect",
        name="Mass defect",
        latex=r"\Delta m = Z m_H + (A-Z) m_n - M_\mathrm{atom}",
        needs=(NUCLIDE, Z, MASS_NUMBER, HYDROGEN, NEUTRON),
        gives=Variable("dm", "mass defect", "u", r"\Delta m", low=1e-6, high=3),
        compute=mass_defect,
        valid="Atomic masses throughout, so that the electrons cancel.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1; masses AME2020",
        note="nuclear-structure-binding",
        example=({"Z": "2", "A": "4", "M": "4.00260325 u"}, "0.0303767 u"),
        check=({"Z": "1", "A": "2", "M": "2.01410178 u"}, "0.00238817 u", "2.22457 MeV over 931.494 MeV per u"),
    ),
    Formula(
        id="nuclear-radius",
        name="Nuclear radius",
        latex=r"R = r_0 A^{1/3}",
        needs=(
            MASS_NUMBER,
            Variable("r0", "nuclear radius constant", "fm", "r_0", default="1.25 fm", low=1.0, high=1.5),
        ),
        gives=Variable("R", "nuclear radius", "fm", "R", low=0.9, high=10),
        compute=lambda A, r0: r0 * pure(A) ** (1 / 3),
        valid="On average; the surface is diffuse. Some texts take r_0 = 1.2 fm.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1",
        note="nuclear-structure-binding",
        example=({"r0": "1.25 fm", "A": "125"}, "6.25 fm"),
        check=({"r0": "1.2 fm", "A": "27"}, "3.6 fm", "hand-worked: the cube root of 27 is 3"),
    ),
)
