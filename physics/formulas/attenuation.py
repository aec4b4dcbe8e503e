"""Photons through matter: exponential attenuation and the layers that follow from it."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.units import exp

MU = Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-5, high=1e4)
X = Variable("x", "thickness", "cm", "x", low=1e-6, high=1e5)
T = Variable("T", "transmission", "", "T", low=1e-12, high=1.0)

FORMULAS = (
    Formula(
        id="hvl",
        name="Half-value layer",
        latex=r"\mathrm{HVL} = \frac{\ln 2}{\mu}",
        needs=(MU,),
        gives=Variable("HVL", "half-value layer", "cm", r"\mathrm{HVL}", low=1e-6, high=1e5),
        compute=lambda mu: math.log(2) / mu,
        valid="Narrow beam, one photon energy. A filtered spectrum hardens: its second HVL is larger.",
        source="Seed paper eq. 2; NIST XAAMDI (1995)",
        note="half-value-layer",
        example=({"mu": "0.4599 1/cm"}, "1.507 cm"),
        check=({"mu": "1.7727 1/cm"}, "0.391 cm", "511 keV in lead: 3.9 mm, hand-worked from xraylib mu"),
    ),
    Formula(
        id="attenuation",
        name="Exponential attenuation (narrow beam)",
        latex=r"T = \frac{I}{I_0} = e^{-\mu x}",
        needs=(MU, X),
        gives=T,
        compute=lambda mu, x: exp(-mu * x),
        valid="Narrow beam, one photon energy; scatter that reaches the detector is left out.",
        source="Beer-Lambert law; NIST XAAMDI (1995)",
        note="attenuation-exponential",
        example=({"mu": "0.4599 1/cm", "x": "1.507 cm"}, "0.5"),
    ),
    Formula(
        id="attenuation-layers",
        name="Transmission through a number of half-value layers",
        latex=r"T = 2^{-x/\mathrm{HVL}}",
        needs=(X, Variable("HVL", "half-value layer", "cm", r"\mathrm{HVL}", low=1e-6, high=1e5)),
        gives=T,
        compute=lambda x, HVL: exp(-math.log(2) * x / HVL),
        valid="Narrow beam, one photon energy.",
        source="Follows from T = exp(-mu x) with HVL = ln 2 / mu",
        note="half-value-layer",
        example=({"x": "3 cm", "HVL": "1.5 cm"}, "0.25"),
    ),
)

