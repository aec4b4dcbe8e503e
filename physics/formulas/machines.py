"""Linacs and gantries: the wave that accelerates, the magnet that bends; and what repeat imaging says of set-up."""

from __future__ import annotations

from typing import Any

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import electron_rest, light, of, root, total
from physics.units import Quantity

FIELD = Variable("B", "magnetic field", "T", "B", low=1e-4, high=30)
RADIUS = Variable("rho", "gyroradius", "cm", r"\rho", low=1e-3, high=1e5)
RIGIDITY = Variable("Brho", "magnetic rigidity", "T*m", r"B\rho", low=1e-5, high=1e3)
ELECTRON = Variable("T", "electron energy", "MeV", "T", low=1e-3, high=1e3)
PROTON = Variable("T", "proton energy", "MeV", "T", low=0.1, high=1e3)
SYSTEMATIC = Variable("Sigma", "systematic error", "mm", r"\Sigma", low=0, high=200)


def proton_rest() -> Quantity:
    """Rest energy of the proton, 938.3 MeV."""
    rest: Quantity = of(1, "proton_mass") * light() ** 2
    return rest.to("MeV")


def stiffness(T: Quantity, rest: Quantity) -> Quantity:
    """Momentum over charge of a particle of one elementary charge, in T m."""
    momentum = root(T**2 + 2 * T * rest) / light()
    ratio: Quantity = momentum / of(1, "elementary_charge")
    return ratio.to("T*m")


def spread(values: Any) -> Any:
    """Sample standard deviation of a list with units."""
    mean = total(values) / len(values)
    return root(total((v - mean) ** 2 for v in values) / (len(values) - 1))


FORMULAS = (
    Formula(
        id="rf-wavelength",
        name="Wavelength of accelerating microwaves",
        latex=r"\lambda = \frac{c}{f}",
        needs=(Variable("f", "frequency", "MHz", "f", low=60, high=3e5),),
        gives=Variable("lambda_", "RF wavelength", "cm", r"\lambda", low=0.1, high=500),
        compute=lambda f: (light() / f).to("cm"),
        valid="In free space; in a waveguide the wave is longer. S band is near 3 GHz, X band near 9.3 GHz.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 13; Khan, chapter 4",
        says=(
            "microwave",
            "RF",
            "radiofrequency",
            "S-band",
            "S band",
            "X-band",
            "X band",
            "linac",
            "klystron",
            "magnetron",
        ),
        note="linac-components",
        example=({"f": "2856 MHz"}, "10.4969 cm"),
        check=({"f": "2997.92458 MHz"}, "10 cm", "hand-worked: c is 299 792 458 m/s"),
    ),
    Formula(
        id="magnetic-rigidity",
        name="Bending radius of relativistic electrons",
        latex=r"\rho = \frac{\sqrt{T^2+2T\,m_ec^2}}{e\,c\,B},\quad B\rho\,[\mathrm{T\,m}] = \frac{pc\,[\mathrm{MeV}]}{299.8}",
        needs=(ELECTRON, FIELD),
        gives=RADIUS,
        compute=lambda T, B: (stiffness(T, electron_rest()) / B).to("cm"),
        valid="Uniform field at right angles to the path, in vacuum.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 14",
        says=("bending magnet", "electron"),
        note="linac-components",
        example=({"T": "10 MeV", "B": "0.5 T"}, "7.00389 cm"),
        check=(
            {"T": "0.51099895 MeV", "B": "0.1 T"},
            "2.95226 cm",
            "hand-worked: at twice the rest energy pc is root 3 x 0.511 MeV",
        ),
    ),
    Formula(
        id="magnetic-rigidity-product",
        name="Magnetic rigidity of electrons",
        latex=r"B\rho = \frac{\sqrt{T^2+2T\,m_ec^2}}{e\,c}",
        needs=(ELECTRON,),
        gives=RIGIDITY,
        compute=lambda T: stiffness(T, electron_rest()),
        valid="Field times radius for a path at right angles to it.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 14",
        says=("electron",),
        note="linac-components",
        example=({"T": "6 MeV"}, "0.0216514 T*m"),
        check=(
            {"T": "0.51099895 MeV"},
            "0.00295226 T*m",
            "hand-worked: at twice the rest energy pc is root 3 x 0.511 MeV",
        ),
    ),
    Formula(
        id="magnetic-rigidity-proton",
        name="Magnetic rigidity of protons",
        latex=r"B\rho = \frac{\sqrt{T^2+2T\,m_pc^2}}{e\,c}",
        needs=(PROTON,),
        gives=RIGIDITY,
        compute=lambda T: stiffness(T, proton_rest()),
        valid="Field times radius for a path at right angles to it: what a gantry or a cyclotron must hold.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 14",
        says=("proton",),
        example=({"T": "230 MeV"}, "2.32182 T*m"),
        check=(
            {"T": "938.272088 MeV"},
            "5.42080 T*m",
            "hand-worked: at twice the rest energy pc is root 3 x 938.3 MeV",
        ),
    ),
    Formula(
        id="bending-radius",
        name="Bending radius from magnetic rigidity",
        latex=r"\rho = \frac{B\rho}{B}",
        needs=(RIGIDITY, FIELD),
        gives=RADIUS,
        compute=lambda Brho, B: (Brho / B).to("cm"),
        valid="Uniform field at right angles to the path; any particle whose rigidity is known.",
        source="Podgorsak, Radiation Physics for Medical Physicists (2016), chapter 14",
        says=("rigidity",),
        note="linac-components",
        example=({"Brho": "0.0217 T*m", "B": "0.217 T"}, "10 cm"),
        check=({"Brho": "2.3 T*m", "B": "1.6 T"}, "1.4375 m", "hand-worked: 23/16 of a metre"),
    ),
    Formula(
        id="setup-errors",
        name="Population random error",
        latex=r"\sigma = \sqrt{\frac1P\sum_p\sigma_p^2}",
        needs=(Variable("sigma_p", "patient setup SD", "mm", r"\sigma_p", low=0, high=100, many=True),),
        gives=Variable("sigma", "random error", "mm", r"\sigma", low=0, high=100),
        compute=lambda sigma_p: root(total(s**2 for s in sigma_p) / len(sigma_p)),
        valid="Root mean square of the patients' own standard deviations, one direction at a time.",
        source="van Herk et al. (2000); van Herk, Semin Radiat Oncol 14 (2004) 52",
        note="margins-uncertainties",
        example=({"sigma_p": "2 mm, 3 mm, 2.5 mm"}, "2.53311 mm"),
        check=({"sigma_p": "1 mm, 7 mm"}, "5 mm", "hand-worked: half of 1 + 49 is 25"),
    ),
    Formula(
        id="setup-errors-systematic",
        name="Population systematic error",
        latex=r"\Sigma = \mathrm{SD}(\bar x_p) = \sqrt{\frac{1}{P-1}\sum_p(\bar x_p-\bar x)^2}",
        needs=(Variable("x_p", "patient mean error", "mm", r"\bar x_p", low=-100, high=100, many=True),),
        gives=SYSTEMATIC,
        compute=lambda x_p: spread(x_p),
        valid="Spread of the patients' mean errors, one direction at a time; their overall mean is a fault to be mended.",
        source="van Herk et al. (2000); van Herk, Semin Radiat Oncol 14 (2004) 52",
        note="margins-uncertainties",
        example=({"x_p": "1 mm, -2 mm, 3 mm, 0 mm"}, "2.0816660 mm"),
        check=({"x_p": "1 mm, 2 mm, 3 mm, 4 mm, 5 mm"}, "1.58114 mm", "numpy.std of 1 to 5 with ddof = 1"),
    ),
    Formula(
        id="systematic-errors-combined",
        name="Systematic errors of several sources together",
        latex=r"\Sigma = \sqrt{\sum_i\Sigma_i^2}",
        needs=(Variable("Sigma_i", "systematic error", "mm", r"\Sigma_i", low=0, high=100, many=True),),
        gives=Variable("Sigma", "combined systematic error", "mm", r"\Sigma", low=0, high=200),
        compute=lambda Sigma_i: root(total(s**2 for s in Sigma_i)),
        valid="Independent sources, such as delineation, motion, set-up and transfer; never added straight.",
        source="van Herk et al. (2000); van Herk, Semin Radiat Oncol 14 (2004) 52",
        says=("quadrature", "systematic errors"),
        note="margins-uncertainties",
        example=({"Sigma_i": "2 mm, 3 mm, 1 mm"}, "3.74166 mm"),
        check=({"Sigma_i": "3 mm, 4 mm, 12 mm"}, "13 mm", "hand-worked: 9 + 16 + 144 is 169"),
    ),
)
