"""Charged particles and neutrons in matter: stopping, scatter, straggling, and what one collision can pass on."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import electron_rest, log10, number, of, root
from physics.formulas.motion import PV, T_PROTON, T, proton_rest
from physics.units import Quantity, log, pure

MASS_ENERGY = Variable("Mc2", "rest energy", "MeV", "Mc^2", low=100, high=3e5)
CHARGE = Variable("z", "charge number", "", "z", low=1, high=120)
UNIT_CHARGE = Variable("z", "charge number", "", "z", default="1", low=1, high=30)
Z_OVER_A = Variable("ZA", "Z/A ratio", "mol/g", "Z/A", low=0.35, high=1)
EXCITATION = Variable("I", "mean excitation energy", "eV", "I", low=10, high=1000)
STOPPING = Variable("S", "mass stopping power", "MeV*cm2/g", r"S/\rho", low=0.5, high=1e5)
W_MAX = Variable("W", "maximum delta-ray energy", "MeV", r"W_\mathrm{max}", low=1e-7, high=1e6)
THETA_0 = Variable("theta", "multiple scattering angle", "mradian", r"\theta_0", low=1e-3, high=1e3)
MASS_NUMBER = Variable("A", "mass number", "", "A", low=1, high=300)
NEUTRON = Variable("E_n", "neutron energy", "MeV", "E_n", low=1e-9, high=100)


def bethe(T: Quantity, Mc2: Quantity, z: Quantity, ZA: Quantity, I: Quantity) -> Quantity:  # noqa: E741
    """Collision loss per mass thickness of a particle much heavier than the electron.

    Raises OutOfRange below 0.5 MeV per nucleon, where it is far off without shell corrections.
    """
    gamma = 1 + pure(T / Mc2)
    if gamma - 1 < 0.499 / 938.3:
        raise OutOfRange("The Bethe formula without shell corrections fails below 0.5 MeV per nucleon: take a table.")
    beta2 = 1 - gamma**-2
    bracket = log(2 * electron_rest() * beta2 * gamma**2 / I) - beta2
    loss: Quantity = of(0.307075, "MeV*cm2/mol") * ZA * z**2 / beta2 * bracket
    return loss


def hardest(T: Quantity, Mc2: Quantity) -> Quantity:
    """The most that a head-on collision gives to a free electron."""
    gamma, ratio = 1 + pure(T / Mc2), pure(electron_rest() / Mc2)
    most: Quantity = 2 * electron_rest() * (gamma**2 - 1) / (1 + 2 * gamma * ratio + ratio**2)
    return most


def highland(pv: Quantity, z: Quantity, x: Quantity, X0: Quantity) -> Quantity:
    """Standard deviation of the projected angle behind a thickness x."""
    lengths = pure(x / X0)
    made: Quantity = of(14.1, "MeV") / pv * z * root(lengths) * (1 + log10(lengths) / 9) * of(1, "radian")
    return made


FORMULAS = (
    Formula(
        id="bethe-stopping-power",
        name="Bethe mass collision stopping power",
        latex=r"\frac{S}{\rho} = 0.307075\,\frac{Z}{A}\,\frac{z^2}{\beta^2}"
        r"\left[\ln\frac{2m_ec^2\beta^2\gamma^2}{I}-\beta^2\right]",
        needs=(T, MASS_ENERGY, CHARGE, Z_OVER_A, EXCITATION),
        gives=STOPPING,
        compute=bethe,
        valid="Heavy charged particles, no shell or density correction: in water 3 % high at 1 MeV per nucleon, under 1 % from 10 MeV to 1 GeV. "
        "Water: I = 78 eV in ICRU 90, 75 eV in ICRU 49.",
        source="ICRU Report 49 (1993); ICRU Report 90 (2016); Particle Data Group, passage of particles through matter",
        says=("Bethe",),
        note="stopping-power",
        example=(
            {"T": "100 MeV", "Mc2": "938.272 MeV", "z": "1", "ZA": "0.5551 mol/g", "I": "75 eV"},
            "7.2911 MeV*cm2/g",
        ),
        check=(
            {"T": "400 MeV", "Mc2": "3753.088 MeV", "z": "2", "ZA": "0.5551 mol/g", "I": "75 eV"},
            "29.164 MeV*cm2/g",
            "scaling: four times the mass at the speed of a 100 MeV proton, charge 2, so 4 x 7.2911",
        ),
    ),
    Formula(
        id="bethe-proton",
        name="Bethe mass collision stopping power of protons",
        latex=r"\frac{S}{\rho} = 0.307075\,\frac{Z}{A}\,\frac{1}{\beta^2}"
        r"\left[\ln\frac{2m_ec^2\beta^2\gamma^2}{I}-\beta^2\right]",
        needs=(T_PROTON, Z_OVER_A, EXCITATION),
        gives=STOPPING,
        compute=lambda T, ZA, I: bethe(T, proton_rest(), number(1), ZA, I),  # noqa: E741
        valid="Protons, no shell or density correction: in water 3 % high at 1 MeV, under 1 % from 10 MeV to 1 GeV. "
        "Water: Z/A = 0.5551 mol/g, I = 78 eV in ICRU 90, 75 eV in ICRU 49.",
        source="ICRU Report 49 (1993); ICRU Report 90 (2016)",
        says=("proton",),
        note="stopping-power",
        example=({"T": "150 MeV", "ZA": "0.5551 mol/g", "I": "75 eV"}, "5.44558 MeV*cm2/g"),
        check=(
            {"T": "100 MeV", "ZA": "0.5551 mol/g", "I": "75 eV"},
            "7.289 MeV*cm2/g",
            "NIST PSTAR table: electronic stopping power of water at 100 MeV",
        ),
    ),
    Formula(
        id="max-energy-transfer",
        name="Maximum energy transfer to a free electron",
        latex=r"W_\mathrm{max} = \frac{2m_ec^2\beta^2\gamma^2}{1+2\gamma m_e/M+(m_e/M)^2}",
        needs=(T, MASS_ENERGY),
        gives=W_MAX,
        compute=hardest,
        valid="A particle heavier than the electron meets it head-on; electrons give at most half (they are alike).",
        source="ICRU Report 49 (1993); Attix (1986), chapter 8",
        says=("delta ray", "delta-ray"),
        note="stopping-power",
        example=({"T": "150 MeV", "Mc2": "938.272 MeV"}, "0.352445 MeV"),
        check=(
            {"T": "400 MeV", "Mc2": "3727.379 MeV"},
            "0.231049 MeV",
            "hand-worked by a boost from the centre-of-mass frame: 2 m_e c^2 (beta gamma)^2 of that frame",
        ),
    ),
    Formula(
        id="max-energy-transfer-proton",
        name="Maximum energy transfer of a proton to a free electron",
        latex=r"W_\mathrm{max} = \frac{2m_ec^2\beta^2\gamma^2}{1+2\gamma m_e/m_p+(m_e/m_p)^2}",
        needs=(T_PROTON,),
        gives=W_MAX,
        compute=lambda T: hardest(T, proton_rest()),
        valid="A proton meets a free electron head-on.",
        source="ICRU Report 49 (1993); Attix (1986), chapter 8",
        says=("proton",),
        note="stopping-power",
        example=({"T": "150 MeV"}, "0.352445 MeV"),
        check=({"T": "1 MeV"}, "2.17726 keV", "hand-worked: 4 T m_e M/(M + m_e)^2 = 2.1761 keV, times 1 + T/2M"),
    ),
    Formula(
        id="radiative-collision-ratio",
        name="Radiative to collision stopping power",
        latex=r"\frac{S_\mathrm{rad}}{S_\mathrm{col}} \approx \frac{E\,Z}{800\,\mathrm{MeV}}",
        needs=(
            Variable("E", "electron energy", "MeV", "E", low=0.01, high=1000),
            Variable("Z", "atomic number", "", "Z", low=1, high=120),
        ),
        gives=Variable(
            "ratio", "radiative-to-collision ratio", "", r"S_\mathrm{rad}/S_\mathrm{col}", low=1e-5, high=150
        ),
        compute=lambda E, Z: E * Z / of(800, "MeV"),
        valid="Electrons, by rule of thumb: good at 10 MeV, a third off from 0.1 to 1 MeV. Texts put 700 to 820 MeV in the denominator.",
        source="Attix (1986), chapter 8; Bushberg et al., The Essential Physics of Medical Imaging, chapter 6",
        says=("radiative",),
        note="stopping-power",
        example=({"E": "10 MeV", "Z": "82"}, "1.025"),
        check=({"E": "20 MeV", "Z": "40"}, "1", "hand-worked: 20 x 40 = 800"),
    ),
    Formula(
        id="range-straggling",
        name="Range straggling of protons in water",
        latex=r"\sigma_R\ [\mathrm{cm}] = 0.012\,R^{0.935}\ [\mathrm{cm}]",
        needs=(Variable("R", "proton range", "cm", "R", low=0.1, high=60),),
        gives=Variable("s", "range straggling", "cm", r"\sigma_R", low=1e-3, high=1),
        compute=lambda R: of(0.012, "cm") * pure(R / of(1, "cm")) ** 0.935,
        valid="Protons of one energy in water, one standard deviation: about 1 % of the range.",
        source="Bortfeld (1997), Med. Phys. 24, 2024",
        says=("straggling",),
        note="proton-heavy-ion-interactions",
        example=({"R": "15.8 cm"}, "0.158462 cm"),
        check=({"R": "32 cm"}, "0.306553 cm", "hand-worked: 0.012 x 2^4.675 = 0.012 x 25.546"),
    ),
    Formula(
        id="highland",
        name="Multiple Coulomb scattering angle (Highland)",
        latex=r"\theta_0 = \frac{14.1\,\mathrm{MeV}}{pv}\,z\sqrt{\frac{x}{X_0}}"
        r"\left[1+\tfrac19\log_{10}\frac{x}{X_0}\right]",
        needs=(
            PV,
            Variable("x", "areal thickness", "g/cm2", "x", low=1e-4, high=500),
            Variable("X0", "radiation length", "g/cm2", "X_0", low=4, high=100),
            UNIT_CHARGE,
        ),
        gives=THETA_0,
        compute=lambda pv, x, X0, z: highland(pv, z, x, X0),
        valid="Thin absorber (little energy lost), x/X0 above 0.001; the Gaussian core of the projected angle. Water: X0 = 36.08 g/cm2.",
        source="Highland (1975), Nucl. Instrum. Methods 129, 497; Gottschalk et al. (1993)",
        says=("Highland",),
        note="proton-heavy-ion-interactions",
        example=({"pv": "280 MeV", "z": "1", "x": "5 g/cm2", "X0": "36.08 g/cm2"}, "16.9584 mradian"),
        check=(
            {"pv": "141 MeV", "z": "1", "x": "1 g/cm2", "X0": "10 g/cm2"},
            "28.1091 mradian",
            "hand-worked: 0.1 x 0.316228 x 8/9",
        ),
    ),
    Formula(
        id="highland-length",
        name="Multiple Coulomb scattering angle (Highland), lengths",
        latex=r"\theta_0 = \frac{14.1\,\mathrm{MeV}}{pv}\,z\sqrt{\frac{x}{X_0}}"
        r"\left[1+\tfrac19\log_{10}\frac{x}{X_0}\right]",
        needs=(
            PV,
            Variable("x", "thickness", "cm", "x", low=1e-5, high=500),
            Variable("X0", "linear radiation length", "cm", "X_0", low=0.3, high=1e5),
            UNIT_CHARGE,
        ),
        gives=THETA_0,
        compute=lambda pv, x, X0, z: highland(pv, z, x, X0),
        valid="Thin absorber (little energy lost), x/X0 above 0.001; the Gaussian core of the projected angle. Water: X0 = 36.08 cm.",
        source="Highland (1975), Nucl. Instrum. Methods 129, 497; Gottschalk et al. (1993)",
        says=("Highland",),
        note="proton-heavy-ion-interactions",
        example=({"pv": "280 MeV", "x": "5 cm", "X0": "36.08 cm"}, "16.9584 mradian"),
        check=({"pv": "141 MeV", "x": "1 mm", "X0": "10 cm"}, "7.7778 mradian", "hand-worked: 0.1 x 0.1 x 7/9"),
    ),
    Formula(
        id="neutron-elastic",
        name="Maximum fractional energy loss in elastic scattering",
        latex=r"f_\mathrm{max} = \frac{4A}{(1+A)^2}",
        needs=(MASS_NUMBER,),
        gives=Variable("f", "maximum energy-loss fraction", "", r"f_\mathrm{max}", low=0.01, high=1),
        compute=lambda A: 4 * A / (1 + A) ** 2,
        valid="A neutron meets a nucleus at rest head-on, neither thermal nor relativistic.",
        source="Attix (1986), chapter 16; Turner, Atoms, Radiation, and Radiation Protection (2007), chapter 9",
        says=("neutron",),
        note="neutron-interactions",
        example=({"A": "12"}, "0.284024"),
        check=({"A": "16"}, "0.221453", "hand-worked: 1 - (15/17)^2"),
    ),
    Formula(
        id="neutron-elastic-mean",
        name="Mean fractional energy loss in elastic scattering",
        latex=r"\bar f = \frac{2A}{(1+A)^2}",
        needs=(MASS_NUMBER,),
        gives=Variable("f_mean", "mean energy-loss fraction", "", r"\bar f", low=0.005, high=0.5),
        compute=lambda A: 2 * A / (1 + A) ** 2,
        valid="Isotropic in the centre-of-mass frame: half of the maximum. Nucleus at rest.",
        source="Turner, Atoms, Radiation, and Radiation Protection (2007), chapter 9",
        says=("neutron",),
        note="neutron-interactions",
        example=({"A": "12"}, "0.142012"),
        check=({"A": "2"}, "0.444444", "hand-worked: 4/9 for deuterium"),
    ),
    Formula(
        id="neutron-recoil-energy",
        name="Maximum energy of the nucleus struck by a neutron",
        latex=r"T_\mathrm{max} = E_n\,\frac{4A}{(1+A)^2}",
        needs=(NEUTRON, MASS_NUMBER),
        gives=Variable("T_max", "nuclear recoil energy", "MeV", r"T_\mathrm{max}", low=1e-10, high=1e3),
        compute=lambda E_n, A: E_n * 4 * A / (1 + A) ** 2,
        valid="Head-on elastic collision with a nucleus at rest, slow enough not to be relativistic; half of it on average.",
        source="Attix (1986), chapter 16; Turner, Atoms, Radiation, and Radiation Protection (2007), chapter 9",
        says=("neutron",),
        note="neutron-interactions",
        example=({"E_n": "2 MeV", "A": "12"}, "0.568047 MeV"),
        check=({"E_n": "2 MeV", "A": "3"}, "1.5 MeV", "hand-worked: 12/16 of 2 MeV"),
    ),
)
