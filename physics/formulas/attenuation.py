"""Photons through matter: exponential attenuation and the layers that follow from it."""

from __future__ import annotations

import math

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, log10, number
from physics.units import Quantity, exp, log

MU = Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-5, high=1e4)
MU_RHO = Variable("mu_rho", "mass attenuation coefficient", "cm2/g", r"\mu/\rho", low=1e-4, high=1e5)
RHO = Variable("rho", "density", "g/cm3", r"\rho", low=1e-5, high=30)
X = Variable("x", "thickness", "cm", "x", low=1e-6, high=1e5)
T = Variable("T", "transmission", "", "T", low=1e-12, high=1.0)
HVL = Variable("HVL", "half-value layer", "cm", r"\mathrm{HVL}", low=1e-6, high=1e5)
TVL = Variable("TVL", "tenth-value layer", "cm", r"\mathrm{TVL}", low=1e-6, high=1e6)
INCIDENT = ("incident", "without", "before", "initially", "unattenuated", "open", "strike", "hit", "enter")
PASSED = ("transmitted", "behind", "after", "with", "through", "left", "get through", "pass", "reach")


def homogeneity(HVL1: Quantity, HVL2: Quantity) -> Quantity:
    """First over second half-value layer. Raises OutOfRange if the second is the smaller: a beam only hardens."""
    if HVL1 > 1.001 * HVL2:
        raise OutOfRange("The second half-value layer is never smaller than the first: check which is which.")
    ratio: Quantity = HVL1 / HVL2
    return ratio


FORMULAS = (
    Formula(
        id="hvl",
        name="Half-value layer",
        latex=r"\mathrm{HVL} = \frac{\ln 2}{\mu}",
        needs=(MU,),
        gives=HVL,
        compute=lambda mu: LN2 / mu,
        valid="Narrow beam, one photon energy. A filtered spectrum hardens: its second HVL is larger.",
        source="Attix (1986), chapter 3; mu from NIST XAAMDI (1995)",
        note="half-value-layer",
        example=({"mu": "0.4599 1/cm"}, "1.507 cm"),
        check=({"mu": "1.7727 1/cm"}, "0.391 cm", "511 keV in lead: 3.9 mm, hand-worked from xraylib mu"),
    ),
    Formula(
        id="tvl",
        name="Tenth-value layer",
        latex=r"\mathrm{TVL} = \frac{\ln 10}{\mu}",
        needs=(MU,),
        gives=TVL,
        compute=lambda mu: math.log(10) / mu,
        valid="Narrow beam, one photon energy. Shielding tables give broad-beam TVLs, which are larger.",
        source="Exponential attenuation set to 1/10; NCRP Report 151 (2005), section 2.2",
        note="half-value-layer",
        example=({"mu": "1.7727 1/cm"}, "1.2989 cm"),
        check=({"mu": "0.693147 1/cm"}, "3.3219 cm", "hand-worked: an HVL of 1 cm has a TVL of log2(10) cm"),
    ),
    Formula(
        id="tvl-from-hvl",
        name="Tenth-value layer from half-value layer",
        latex=r"\mathrm{TVL} = \log_2(10)\,\mathrm{HVL} = 3.322\,\mathrm{HVL}",
        needs=(HVL,),
        gives=TVL,
        compute=lambda HVL: math.log2(10) * HVL,
        valid="Narrow beam, one photon energy; a hardening beam has a TVL of more than 3.32 first HVLs.",
        source="Both layers are fixed by one mu: TVL/HVL = ln 10 / ln 2",
        note="half-value-layer",
        example=({"HVL": "3 mm"}, "9.966 mm"),
        check=({"HVL": "0.39101 cm"}, "1.29890 cm", "511 keV in lead: ln 10 over the xraylib mu of 1.77274 1/cm"),
    ),
    Formula(
        id="mean-free-path",
        name="Mean free path",
        latex=r"\ell = \frac{1}{\mu}",
        needs=(MU,),
        gives=Variable("mfp", "mean free path", "cm", r"\ell", low=1e-5, high=1e6),
        compute=lambda mu: 1 / mu,
        valid="One photon energy, homogeneous medium; after one mean free path 37 % have not interacted.",
        source="Attix (1986), chapter 3; mean of the exponential distribution",
        note="attenuation-exponential",
        example=({"mu": "0.1707 1/cm"}, "5.858 cm"),
        check=({"mu": "0.0960 1/cm"}, "10.417 cm", "511 keV in water: hand-worked from xraylib mu = 0.0960 1/cm"),
    ),
    Formula(
        id="mass-attenuation",
        name="Linear from mass attenuation coefficient",
        latex=r"\mu = \left(\frac{\mu}{\rho}\right)\rho",
        needs=(MU_RHO, RHO),
        gives=MU,
        compute=lambda mu_rho, rho: mu_rho * rho,
        valid="Any photon energy; the density is that of the material as it stands (porous, gas, alloy).",
        source="Definition; NIST XCOM; Hubbell (1982)",
        note="attenuation-exponential",
        example=({"mu_rho": "0.0857 cm2/g", "rho": "1 g/cm3"}, "0.0857 1/cm"),
        check=({"mu_rho": "2.3691 cm2/g", "rho": "11.35 g/cm3"}, "26.889 1/cm", "xraylib: lead at 140.5 keV"),
    ),
    Formula(
        id="attenuation",
        name="Exponential attenuation (narrow beam)",
        latex=r"T = \frac{I}{I_0} = e^{-\mu x}",
        needs=(MU, X),
        gives=T,
        compute=lambda mu, x: number(exp(-mu * x)),
        valid="Narrow beam, one photon energy; scatter that reaches the detector is left out.",
        source="Beer-Lambert law; NIST XAAMDI (1995)",
        note="attenuation-exponential",
        example=({"mu": "0.4599 1/cm", "x": "1.507 cm"}, "0.5"),
        check=({"mu": "0.231049 1/cm", "x": "9 cm"}, "0.125", "hand-worked: three half-value layers of 3 cm"),
    ),
    Formula(
        id="attenuation-photons",
        name="Number of photons that pass (narrow beam)",
        latex=r"N = N_0\,e^{-\mu x}",
        needs=(
            Variable("N0", "number of photons", "", "N_0", "incident", INCIDENT, low=1, high=1e30),
            MU,
            X,
        ),
        gives=Variable("N", "number of photons", "", "N", "transmitted", PASSED, low=1e-6, high=1e30),
        compute=lambda N0, mu, x: N0 * exp(-mu * x),
        valid="Narrow beam, one photon energy: photons that have not interacted.",
        source="Beer-Lambert law; NIST XAAMDI (1995)",
        note="attenuation-exponential",
        example=({"N0": "1e6", "mu": "0.1 1/cm", "x": "10 cm"}, "367879"),
        check=({"N0": "8000", "mu": "0.693147 1/cm", "x": "3 cm"}, "1000", "hand-worked: three half-value layers"),
    ),
    Formula(
        id="attenuation-counts",
        name="Counts behind an absorber (narrow beam)",
        latex=r"I = I_0\,e^{-\mu x}",
        needs=(
            Variable("I0", "counts", "", "I_0", "incident", INCIDENT, low=1, high=1e30),
            MU,
            X,
        ),
        gives=Variable("I", "counts", "", "I", "transmitted", PASSED, low=1e-6, high=1e30),
        compute=lambda I0, mu, x: I0 * exp(-mu * x),
        valid="Narrow beam, one photon energy; background subtracted from both counts, equal counting times.",
        source="Beer-Lambert law; NIST XAAMDI (1995)",
        note="attenuation-exponential",
        example=({"I0": "10000", "mu": "0.2 1/cm", "x": "5 cm"}, "3678.79"),
        check=({"I0": "6400", "mu": "0.693147 1/cm", "x": "4 cm"}, "400", "hand-worked: four half-value layers"),
    ),
    Formula(
        id="attenuation-mass",
        name="Exponential attenuation from the mass attenuation coefficient",
        latex=r"T = e^{-(\mu/\rho)\,\rho\,x}",
        needs=(MU_RHO, RHO, X),
        gives=T,
        compute=lambda mu_rho, rho, x: number(exp(-mu_rho * rho * x)),
        valid="Narrow beam, one photon energy, homogeneous absorber.",
        source="Beer-Lambert law with mu = (mu/rho) rho; NIST XAAMDI (1995)",
        note="attenuation-exponential",
        example=({"mu_rho": "0.096 cm2/g", "rho": "1 g/cm3", "x": "10 cm"}, "0.38289"),
        check=(
            {"mu_rho": "0.693147 cm2/g", "rho": "2 g/cm3", "x": "2 cm"},
            "0.0625",
            "hand-worked: four half-value layers, 1/16",
        ),
    ),
    Formula(
        id="attenuation-layers",
        name="Transmission through a thickness, from the half-value layer",
        latex=r"T = 2^{-x/\mathrm{HVL}}",
        needs=(X, HVL),
        gives=T,
        compute=lambda x, HVL: number(exp(-LN2 * x / HVL)),
        valid="Narrow beam, one photon energy.",
        source="Follows from T = exp(-mu x) with HVL = ln 2 / mu",
        note="half-value-layer",
        example=({"x": "3 cm", "HVL": "1.5 cm"}, "0.25"),
        check=({"x": "10 mm", "HVL": "1 mm"}, "0.0009765625", "hand-worked: 1/1024"),
    ),
    Formula(
        id="attenuation-tenths",
        name="Transmission through a thickness, from the tenth-value layer",
        latex=r"T = 10^{-x/\mathrm{TVL}}",
        needs=(X, TVL),
        gives=T,
        compute=lambda x, TVL: number(exp(-math.log(10) * x / TVL)),
        valid="One TVL throughout: for megavoltage barriers use the first and the equilibrium TVL instead.",
        source="Follows from T = exp(-mu x) with TVL = ln 10 / mu",
        note="half-value-layer",
        example=({"x": "60 cm", "TVL": "20 cm"}, "0.001"),
        check=({"x": "1 cm", "TVL": "3.321928 cm"}, "0.5", "hand-worked: one HVL is TVL over log2(10)"),
    ),
    Formula(
        id="number-of-hvl",
        name="Number of half-value layers for a transmission",
        latex=r"n = -\log_2 T",
        needs=(T,),
        gives=Variable("n", "number of half-value layers", "", "n", low=0, high=100),
        compute=lambda T: number(-log(T) / LN2),
        valid="Narrow beam, one photon energy; n need not be whole.",
        source="Follows from T = 2 to the power -n",
        says=("how many half-value layers", "how many HVL"),
        note="half-value-layer",
        example=({"T": "0.125"}, "3"),
        check=({"T": "0.01"}, "6.6439", "hand-worked: 2 TVL = 2 x 3.3219 HVL"),
    ),
    Formula(
        id="number-of-tvl",
        name="Number of tenth-value layers for a transmission",
        latex=r"n = -\log_{10} T",
        needs=(T,),
        gives=Variable("n", "number of tenth-value layers", "", "n", low=0, high=30),
        compute=lambda T: number(-log10(T)),
        valid="Exponential attenuation with one TVL, or the count n that enters the two-TVL barrier rule.",
        source="NCRP Report 151 (2005), section 2.2",
        says=("how many tenth-value layers", "how many TVL"),
        note="half-value-layer",
        example=({"T": "0.001"}, "3"),
        check=({"T": "6.15e-6"}, "5.2111", "hand-worked: 6 - log10(6.15) = 6 - 0.7889"),
    ),
    Formula(
        id="broad-beam-transmission",
        name="Broad-beam transmission",
        latex=r"T = B\,e^{-\mu x}",
        needs=(MU, X, Variable("B", "buildup factor", "", "B", low=1, high=1e6)),
        gives=Variable("T", "transmission", "", "T", low=1e-12, high=1e3),
        compute=lambda mu, x, B: B * exp(-mu * x),
        valid="B belongs to one energy, material, thickness, geometry and detector response.",
        source="Attix (1986), chapter 3; ANSI/ANS-6.4.3 (1991) for B",
        says=("broad beam", "buildup", "build-up"),
        note="broad-beam-buildup",
        example=({"mu": "0.0857 1/cm", "x": "20 cm", "B": "3"}, "0.54043"),
        check=({"mu": "0.693147 1/cm", "x": "3 cm", "B": "2"}, "0.25", "hand-worked: twice one eighth"),
    ),
    Formula(
        id="homogeneity-coefficient",
        name="Homogeneity coefficient of an x-ray beam",
        latex=r"h = \frac{\mathrm{HVL}_1}{\mathrm{HVL}_2}",
        needs=(
            Variable(
                "HVL1",
                "half-value layer",
                "mm",
                r"\mathrm{HVL}_1",
                "first",
                ("first", "HVL1", "1st"),
                low=0.01,
                high=100,
            ),
            Variable(
                "HVL2",
                "half-value layer",
                "mm",
                r"\mathrm{HVL}_2",
                "second",
                ("second", "HVL2", "2nd"),
                low=0.01,
                high=100,
            ),
        ),
        gives=Variable("h", "homogeneity coefficient", "", "h", low=1e-3, high=1),
        compute=homogeneity,
        valid="Never above 1; equal to 1 only for photons of one energy.",
        source="IAEA TRS 457 (2007); Attix (1986), chapter 9",
        note="filtration-hvl-diag",
        example=({"HVL1": "2.7 mm", "HVL2": "3.6 mm"}, "0.75"),
        check=({"HVL1": "2 mm", "HVL2": "2.5 mm"}, "0.8", "hand-worked: four fifths"),
    ),
)
