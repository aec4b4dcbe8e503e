"""Particles in motion: speed from kinetic energy, momentum, and the circle in a magnetic field."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import electron_rest, light, number, of, root
from physics.units import Quantity, pure

T = Variable("T", "kinetic energy", "MeV", "T", low=1e-9, high=1e7)
T_ELECTRON = Variable("T", "electron energy", "MeV", "T", low=1e-9, high=1e6)
T_PROTON = Variable("T", "proton energy", "MeV", "T", low=1e-6, high=1e7)
REST = Variable("E0", "rest energy", "MeV", "m_0c^2", low=0.5, high=3e5)
BETA = Variable("beta", "speed ratio", "", r"\beta", low=1e-8, high=1)
B = Variable("B", "magnetic field", "T", "B", low=1e-6, high=100)
RADIUS = Variable("r", "gyroradius", "mm", "r", low=1e-6, high=1e8)
PV = Variable("pv", "momentum times velocity", "MeV", "pv", low=1e-3, high=1e6)


def proton_rest() -> Quantity:
    """Rest energy of the proton, 938.27 MeV."""
    rest: Quantity = of(1, "proton_mass") * light() ** 2
    return rest.to("MeV")


def speed(T: Quantity, E0: Quantity) -> Quantity:
    """Speed over the speed of light, as pc over total energy: no digits are lost for a slow particle."""
    return number(pure(momentum(T, E0) / (T + E0)))


def momentum(T: Quantity, E0: Quantity) -> Quantity:
    """Momentum times c, an energy."""
    pc: Quantity = root(T**2 + 2 * T * E0)
    return pc


def curvature(T: Quantity, E0: Quantity, B: Quantity) -> Quantity:
    """Radius of the circle of one elementary charge across a field."""
    radius: Quantity = momentum(T, E0) / light() / (of(1, "elementary_charge") * B)
    return radius


FORMULAS = (
    Formula(
        id="relativistic-beta",
        name="Speed of a particle from its kinetic energy",
        latex=r"\beta = \sqrt{1-\left(1+\frac{T}{m_0c^2}\right)^{-2}}",
        needs=(T, REST),
        gives=BETA,
        compute=speed,
        valid="Any particle with mass; kinetic energy, not total energy.",
        source="Special relativity; Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1",
        note="electron-interactions",
        example=({"T": "6 MeV", "E0": "0.51099895 MeV"}, "0.996915"),
        check=({"T": "938.272 MeV", "E0": "938.272 MeV"}, "0.866025", "limit: T = m c^2 gives half the root of 3"),
    ),
    Formula(
        id="relativistic-beta-electron",
        name="Speed of an electron from its kinetic energy",
        latex=r"\beta = \sqrt{1-\left(1+\frac{T}{0.511\,\mathrm{MeV}}\right)^{-2}}",
        needs=(T_ELECTRON,),
        gives=BETA,
        compute=lambda T: speed(T, electron_rest()),
        valid="Electrons and positrons; kinetic energy, not total energy.",
        source="Special relativity; CODATA 2022 electron mass",
        says=("electron", "positron", "beta particle"),
        note="electron-interactions",
        example=({"T": "6 MeV"}, "0.996915"),
        check=({"T": "100 keV"}, "0.54822", "hand-worked as pc/E = 334.98/611.00; Turner prints 0.548"),
    ),
    Formula(
        id="relativistic-beta-proton",
        name="Speed of a proton from its kinetic energy",
        latex=r"\beta = \sqrt{1-\left(1+\frac{T}{938.27\,\mathrm{MeV}}\right)^{-2}}",
        needs=(T_PROTON,),
        gives=BETA,
        compute=lambda T: speed(T, proton_rest()),
        valid="Protons; kinetic energy, not total energy.",
        source="Special relativity; CODATA 2022 proton mass",
        says=("proton",),
        note="proton-heavy-ion-interactions",
        example=({"T": "150 MeV"}, "0.506624"),
        check=({"T": "100 MeV"}, "0.42820", "hand-worked as pc/E = 444.58/1038.27"),
    ),
    Formula(
        id="lorentz-factor",
        name="Lorentz factor from kinetic energy",
        latex=r"\gamma = 1+\frac{T}{m_0c^2}",
        needs=(T, REST),
        gives=Variable("gamma", "Lorentz factor", "", r"\gamma", low=1, high=1e7),
        compute=lambda T, E0: 1 + T / E0,
        valid="Any particle with mass.",
        source="Special relativity; Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1",
        note="electron-interactions",
        example=({"T": "6 MeV", "E0": "0.51099895 MeV"}, "12.7417"),
        check=({"T": "938.272 MeV", "E0": "938.272 MeV"}, "2", "limit: as much kinetic as rest energy"),
    ),
    Formula(
        id="momentum-velocity",
        name="Momentum times velocity from kinetic energy",
        latex=r"pv = \frac{T^2+2Tm_0c^2}{T+m_0c^2}",
        needs=(T, REST),
        gives=PV,
        compute=lambda T, E0: (T**2 + 2 * T * E0) / (T + E0),
        valid="Any particle; 2T for a slow one, T for a fast one.",
        source="Special relativity; Gottschalk et al. (1993), Nucl. Instrum. Methods B 74, 467",
        note="proton-heavy-ion-interactions",
        example=({"T": "150 MeV", "E0": "938.272 MeV"}, "279.325 MeV"),
        check=({"T": "938.272 MeV", "E0": "938.272 MeV"}, "1407.408 MeV", "limit: T = m c^2 gives 3/2 of it"),
    ),
    Formula(
        id="momentum-velocity-proton",
        name="Momentum times velocity of a proton",
        latex=r"pv = \frac{T^2+2Tm_pc^2}{T+m_pc^2}",
        needs=(T_PROTON,),
        gives=PV,
        compute=lambda T: (T**2 + 2 * T * proton_rest()) / (T + proton_rest()),
        valid="Protons; 2T for slow ones.",
        source="Special relativity; CODATA 2022 proton mass",
        says=("proton",),
        note="proton-heavy-ion-interactions",
        example=({"T": "150 MeV"}, "279.325 MeV"),
        check=({"T": "0.1 MeV"}, "0.19999 MeV", "limit: a slow particle has pv = 2T"),
    ),
    Formula(
        id="gyroradius",
        name="Radius of curvature in a magnetic field",
        latex=r"r = \frac{p}{qB},\quad pc = \sqrt{T^2+2Tm_0c^2}",
        needs=(T, REST, B),
        gives=RADIUS,
        compute=curvature,
        valid="One elementary charge moving across the field, in vacuum; in tissue the track is cut short.",
        source="Lorentz force; Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 1",
        note="mr-linac",
        example=({"T": "2 MeV", "E0": "0.51099895 MeV", "B": "1.5 T"}, "5.46701 mm"),
        check=(
            {"T": "46.7305 MeV", "E0": "938.272 MeV", "B": "1 T"},
            "1 m",
            "hand-worked: p = 299.792 MeV/c per tesla metre",
        ),
    ),
    Formula(
        id="gyroradius-electron",
        name="Radius of curvature of an electron in a magnetic field",
        latex=r"r = \frac{\sqrt{T^2+2Tm_ec^2}}{e\,c\,B}",
        needs=(T_ELECTRON, B),
        gives=RADIUS,
        compute=lambda T, B: curvature(T, electron_rest(), B),
        valid="An electron moving across the field, in vacuum; in tissue the track is cut short.",
        source="Lorentz force; CODATA 2022 electron mass",
        says=("electron", "positron", "MR-linac"),
        note="mr-linac",
        example=({"T": "2 MeV", "B": "1.5 T"}, "5.46701 mm"),
        check=({"T": "1 MeV", "B": "0.35 T"}, "13.552 mm", "hand-worked: 1.42196 MeV / (299.792 MeV/T/m x 0.35 T)"),
    ),
    Formula(
        id="gyroradius-proton",
        name="Radius of curvature of a proton in a magnetic field",
        latex=r"r = \frac{\sqrt{T^2+2Tm_pc^2}}{e\,c\,B}",
        needs=(T_PROTON, B),
        gives=RADIUS,
        compute=lambda T, B: curvature(T, proton_rest(), B),
        valid="A proton moving across the field, in vacuum.",
        source="Lorentz force; CODATA 2022 proton mass",
        says=("proton",),
        note="proton-beam-delivery",
        example=({"T": "230 MeV", "B": "1.5 T"}, "1547.9 mm"),
        check=({"T": "46.7305 MeV", "B": "1 T"}, "1 m", "hand-worked: p = 299.792 MeV/c per tesla metre"),
    ),
)
