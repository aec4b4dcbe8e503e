"""Photon energies and interactions: Compton, photoelectric, pair production, tube spectra."""

from __future__ import annotations

import math
from dataclasses import replace

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import cos, electron_rest, light, of, planck
from physics.units import Quantity, log, pure

E = Variable("E", "photon energy", "keV", "E", "incident", ("incident", "initial", "primary", "original"), low=1e-6)
E_MEV = Variable("E", "photon energy", "MeV", "E", "incident", ("incident", "initial"), low=1.021998, high=1e6)
E_ABSORBED = replace(E, low=1e-3, high=2e4)
THETA = Variable("theta", "scattering angle", "deg", r"\theta", low=0, high=180)
Z_1 = Variable("Z1", "atomic number", "", "Z_1", "reference", ("than", "tissue", "from ¦", "relative"), low=1, high=120)
Z_2 = Variable("Z2", "atomic number", "", "Z_2", "new", ("bone", "to"), low=1, high=120)
E_1 = Variable("E1", "photon energy", "keV", "E_1", "reference", ("from ¦", "initially"), low=1, high=1e3)
E_2 = Variable("E2", "photon energy", "keV", "E_2", "new", ("to", "raised"), low=1, high=1e3)
POWER = Variable("n", "power of Z", "", "n", default="3", low=2.5, high=5)
PHOTOELECTRIC_RATIO = Variable("ratio", "photoelectric ratio", "", r"\tau_2/\tau_1")


def klein_nishina(E: Quantity) -> Quantity:
    """Total Compton cross section of one free electron at rest, area."""
    a = pure(E / electron_rest())
    if a < 1e-3:
        shape = 4 / 3 * (1 - 2 * a)  # the closed form loses its digits here
    else:
        l2 = log(1 + 2 * a)
        shape = (1 + a) / a**2 * (2 * (1 + a) / (1 + 2 * a) - l2 / a) + l2 / (2 * a) - (1 + 3 * a) / (1 + 2 * a) ** 2
    area: Quantity = 2 * math.pi * of(1, "classical_electron_radius") ** 2 * shape
    return area


def photoelectron(E: Quantity, Eb: Quantity) -> Quantity:
    """What the photon leaves to the electron. Raises OutOfRange for a photon below the edge."""
    if Eb >= E:
        raise OutOfRange("The photon has less energy than binds the electron: this shell cannot absorb it.")
    left: Quantity = E - Eb
    return left


FORMULAS = (
    Formula(
        id="mass-energy",
        name="Mass-energy equivalence",
        latex=r"E = m c^2",
        needs=(Variable("m", "mass", "kg", "m", low=1e-35, high=1e3),),
        gives=Variable("E0", "rest energy", "MeV", "E", low=1e-8, high=1e34),
        compute=lambda m: m * light() ** 2,
        valid="Rest energy; a moving body has kinetic energy besides.",
        source="CODATA 2022; Podgorsak, Radiation Physics for Medical Physicists",
        note="electromagnetic-radiation",
        example=({"m": "9.1093837e-31 kg"}, "0.510999 MeV"),
        check=({"m": "1.67262193e-27 kg"}, "938.272 MeV", "scipy.constants: proton mass energy equivalent"),
    ),
    Formula(
        id="photon-energy-wavelength",
        name="Photon energy from wavelength",
        latex=r"E = \frac{hc}{\lambda}",
        needs=(Variable("wavelength", "wavelength", "nm", r"\lambda", low=1e-9, high=1e7),),
        gives=Variable("E", "photon energy", "keV", "E"),
        compute=lambda wavelength: planck() * light() / wavelength,
        valid="Wavelength in vacuum.",
        source="Planck relation; CODATA 2022 h and c",
        note="electromagnetic-radiation",
        example=({"wavelength": "0.0124 nm"}, "99.987 keV"),
        check=({"wavelength": "1 angstrom"}, "12.398 keV", "hc = 12.398 keV angstrom, printed in every textbook"),
    ),
    Formula(
        id="photon-energy-frequency",
        name="Photon energy from frequency",
        latex=r"E = h\nu",
        needs=(Variable("nu", "frequency", "Hz", r"\nu", low=1, high=1e26),),
        gives=Variable("E", "photon energy", "keV", "E", low=1e-15),
        compute=lambda nu: planck() * nu,
        valid="Any photon.",
        source="Planck relation; CODATA 2022 h",
        note="electromagnetic-radiation",
        example=({"nu": "2.418e19 Hz"}, "100.0 keV"),
        check=({"nu": "2.417989242e14 Hz"}, "1 eV", "scipy.constants: electron volt-hertz relationship"),
    ),
    Formula(
        id="compton-energy",
        name="Energy of a Compton-scattered photon",
        latex=r"E' = \frac{E}{1+\frac{E}{m_ec^2}(1-\cos\theta)}",
        needs=(E, THETA),
        gives=Variable("E_s", "scattered photon energy", "keV", "E'", low=1e-6),
        compute=lambda E, theta: E / (1 + E / electron_rest() * (1 - cos(theta))),
        valid="Free electron at rest; binding and Doppler broadening matter at low energy.",
        source="Compton (1923); Attix (1986), chapter 7",
        says=("Compton", "scattered through"),
        note="compton-scatter",
        example=({"E": "662 keV", "theta": "180 deg"}, "184.35 keV"),
        check=({"E": "140.5 keV", "theta": "45 deg"}, "130.03 keV", "xraylib ComptonEnergy(140.5, pi/4)"),
    ),
    Formula(
        id="compton-electron-energy",
        name="Energy of the Compton recoil electron",
        latex=r"T = E - E' = E\,\frac{\alpha(1-\cos\theta)}{1+\alpha(1-\cos\theta)},\quad \alpha=\frac{E}{m_ec^2}",
        needs=(E, THETA),
        gives=Variable("T", "electron energy", "keV", "T", low=1e-9),
        compute=lambda E, theta: E - E / (1 + E / electron_rest() * (1 - cos(theta))),
        valid="Free electron at rest; theta is the angle of the scattered photon, not of the electron.",
        source="Energy conservation in Compton scatter; Attix (1986), chapter 7",
        says=("recoil electron", "Compton electron"),
        note="compton-scatter",
        example=({"E": "662 keV", "theta": "180 deg"}, "477.65 keV"),
        check=({"E": "662 keV", "theta": "90 deg"}, "373.61 keV", "662 keV less xraylib ComptonEnergy = 288.39 keV"),
    ),
    Formula(
        id="compton-edge",
        name="Compton edge",
        latex=r"T_\mathrm{max} = E\,\frac{2\alpha}{1+2\alpha},\quad \alpha=\frac{E}{m_ec^2}",
        needs=(E,),
        gives=Variable("T_max", "maximum electron energy", "keV", r"T_\mathrm{max}", low=1e-9),
        compute=lambda E: E * (2 * E / electron_rest()) / (1 + 2 * E / electron_rest()),
        valid="Head-on collision (photon turned back by 180 degrees) with a free electron.",
        source="Knoll, Radiation Detection and Measurement, chapter 2",
        says=("Compton edge",),
        note="compton-scatter",
        example=({"E": "662 keV"}, "477.65 keV"),
        check=({"E": "511 keV"}, "340.67 keV", "511 keV less xraylib ComptonEnergy(511, pi) = 170.33 keV"),
    ),
    Formula(
        id="compton-wavelength-shift",
        name="Compton wavelength shift",
        latex=r"\Delta\lambda = \frac{h}{m_ec}(1-\cos\theta)",
        needs=(THETA,),
        gives=Variable("shift", "wavelength shift", "pm", r"\Delta\lambda", low=0, high=4.853),
        compute=lambda theta: planck() * light() / electron_rest() * (1 - cos(theta)),
        valid="The same at every incident energy; free electron at rest.",
        source="Compton (1923); CODATA 2022 Compton wavelength",
        note="compton-scatter",
        example=({"theta": "90 deg"}, "2.42631 pm"),
        check=({"theta": "180 deg"}, "4.85262 pm", "twice the scipy.constants Compton wavelength"),
    ),
    Formula(
        id="klein-nishina-total",
        name="Klein-Nishina cross section per electron",
        latex=r"\sigma_{KN} = 2\pi r_e^2\left\{\frac{1+\alpha}{\alpha^2}\left[\frac{2(1+\alpha)}{1+2\alpha}"
        r"-\frac{\ln(1+2\alpha)}{\alpha}\right]+\frac{\ln(1+2\alpha)}{2\alpha}-\frac{1+3\alpha}{(1+2\alpha)^2}\right\}"
        r",\quad \alpha=\frac{E}{m_ec^2}",
        needs=(Variable("E", "photon energy", "keV", "E", low=1e-6, high=1e9),),
        gives=Variable("sigma", "cross section", "b", r"\sigma_{KN}", low=1e-9, high=0.67),
        compute=klein_nishina,
        valid="Free electron at rest, unpolarised photons; multiply by Z for an atom.",
        source="Klein and Nishina (1929); Attix (1986), chapter 7",
        note="compton-scatter",
        example=({"E": "1 MeV"}, "0.21121 b"),
        check=({"E": "100 keV"}, "0.49275 b", "xraylib CS_KN(100)"),
    ),
    Formula(
        id="photoelectron-energy",
        name="Energy of the photoelectron",
        latex=r"T = h\nu - E_b",
        needs=(E_ABSORBED, Variable("Eb", "binding energy", "keV", "E_b", low=1e-3, high=140)),
        gives=Variable("T", "photoelectron energy", "keV", "T", low=1e-6),
        compute=photoelectron,
        valid="The photon energy exceeds the binding energy of the shell.",
        source="Einstein (1905); Attix (1986), chapter 7",
        note="photoelectric-effect",
        example=({"E": "140.5 keV", "Eb": "33.17 keV"}, "107.33 keV"),
        check=({"E": "100 keV", "Eb": "88.0045 keV"}, "11.9955 keV", "xraylib K edge of lead, 88.0045 keV"),
    ),
    Formula(
        id="photoelectric-scaling",
        name="Scaling of photoelectric absorption",
        latex=r"\frac{(\tau/\rho)_2}{(\tau/\rho)_1} = \left(\frac{Z_2}{Z_1}\right)^{n}\left(\frac{E_1}{E_2}\right)^3",
        needs=(
            Z_1,
            Z_2,
            E_1,
            E_2,
            POWER,
        ),
        gives=PHOTOELECTRIC_RATIO,
        compute=lambda Z1, Z2, E1, E2, n: (Z2 / Z1) ** pure(n) * (E1 / E2) ** 3,
        valid="Per unit mass, away from absorption edges; per atom the power of Z is about 4 to 5.",
        source="Attix (1986), chapter 7; Johns and Cunningham (1983)",
        note="photoelectric-effect",
        example=({"Z1": "7.42", "Z2": "13.8", "E1": "30 keV", "E2": "30 keV", "n": "3"}, "6.4332"),
        check=({"Z1": "10", "Z2": "10", "E1": "30 keV", "E2": "60 keV", "n": "3"}, "0.125", "hand-worked: 2^-3"),
    ),
    Formula(
        id="pair-production-energy",
        name="Kinetic energy shared by the electron pair",
        latex=r"T_{-}+T_{+} = h\nu - 2m_ec^2",
        needs=(E_MEV,),
        gives=Variable("T", "pair kinetic energy", "MeV", "T_{-}+T_{+}", low=1e-9),
        compute=lambda E: E - 2 * electron_rest(),
        valid="Above 1.022 MeV, in the field of a nucleus; triplet production has its threshold at 2.044 MeV.",
        source="Attix (1986), chapter 7",
        note="pair-production",
        example=({"E": "6 MeV"}, "4.978 MeV"),
        check=({"E": "2.04399790 MeV"}, "1.02199895 MeV", "limit: at twice the threshold half of the energy is left"),
    ),
    Formula(
        id="pair-energy-each",
        name="Kinetic energy of each particle of the pair, shared equally",
        latex=r"\bar T = \frac{h\nu - 2m_ec^2}{2}",
        needs=(E_MEV,),
        gives=Variable("T", "pair particle energy", "MeV", r"\bar T", low=1e-9),
        compute=lambda E: (E - 2 * electron_rest()) / 2,
        valid="The mean: one pair may share its energy in any proportion, the positron with a little more.",
        source="Attix (1986), chapter 7",
        says=("each", "equally", "equal share"),
        note="pair-production",
        example=({"E": "10 MeV"}, "4.489 MeV"),
        check=({"E": "2.04399790 MeV"}, "0.51099895 MeV", "limit: twice the threshold leaves one rest energy each"),
    ),
    Formula(
        id="duane-hunt",
        name="Duane-Hunt law",
        latex=r"\lambda_\mathrm{min} = \frac{hc}{eV}",
        needs=(Variable("V", "tube potential", "kV", "V", low=1e-3, high=1e6),),
        gives=Variable("lam", "minimum wavelength", "nm", r"\lambda_\mathrm{min}", low=1e-9, high=1e3),
        compute=lambda V: planck() * light() / (of(1, "elementary_charge") * V),
        valid="Peak potential; the most energetic photon takes the whole energy of one electron.",
        source="Duane and Hunt (1915); Johns and Cunningham (1983)",
        note="xray-tube",
        example=({"V": "80 kV"}, "0.015498 nm"),
        check=({"V": "100 kV"}, "0.012398 nm", "1.2398/kVp nm, hand-worked"),
    ),
)
