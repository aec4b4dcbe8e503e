"""Image science: transfer of apertures and chains, noise power, detective quantum efficiency."""

from __future__ import annotations

import math
import operator
from functools import reduce

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, of, root, total
from physics.units import Quantity, pure

TRANSFER = Variable("MTF", "modulation transfer", "", "MTF", low=1e-6, high=1)
SYSTEM = Variable("MTF_tot", "system MTF", "", r"MTF_\mathrm{tot}", low=1e-12, high=1)
QUANTA = Variable("q", "photon density", "1/mm2", r"\bar q", low=1e-2, high=1e12)
NNPS = Variable("NNPS", "normalised noise power spectrum", "mm2", "NNPS", low=1e-12, high=1e3)
DQE = Variable("DQE", "detective quantum efficiency", "", "DQE", low=1e-6, high=1)
NEQ = Variable("NEQ", "noise equivalent quanta", "1/mm2", "NEQ", low=1e-4, high=1e12)
IN, OUT = ("input", "incident", "in", "incoming", "entering"), ("output", "image", "out", "outgoing", "measured")


def aperture(a: Quantity, f: Quantity) -> Quantity:
    """|sin x / x| at x = pi a f, 1 at zero frequency."""
    x = math.pi * pure(a * f / of(1, "line_pair"))
    return number(abs(math.sin(x) / x)) if x else number(1.0)


FORMULAS = (
    Formula(
        id="mtf-aperture",
        name="Modulation transfer of a square aperture",
        latex=r"MTF(f) = \left|\frac{\sin(\pi a f)}{\pi a f}\right|",
        needs=(
            Variable("a", "aperture width", "mm", "a", low=1e-4, high=100),
            Variable("f", "spatial frequency", "lp/mm", "f", low=0, high=1e4),
        ),
        gives=Variable("MTF", "modulation transfer", "", "MTF", low=0, high=1),
        compute=aperture,
        valid="Along one side of a uniform square aperture, before sampling; the first zero lies at 1/a.",
        source="ICRU Report 54 (1996); Barrett and Myers, Foundations of Image Science (2004)",
        says=("aperture", "sinc function", "detector element"),
        note="resolution-mtf",
        example=({"a": "0.15 mm", "f": "3.33 lp/mm"}, "0.637256"),
        check=(
            {"a": "0.2 mm", "f": "2.5 lp/mm"},
            "0.63662",
            "hand-worked: 2/pi at the Nyquist frequency of the pitch a",
        ),
    ),
    Formula(
        id="mtf-cascade",
        name="MTF of a chain of stages",
        latex=r"MTF_\mathrm{tot} = \prod_i MTF_i",
        needs=(Variable("M_i", "modulation transfer", "", "MTF_i", low=0, high=1, many=True),),
        gives=SYSTEM,
        compute=lambda M_i: reduce(operator.mul, M_i),
        valid="Linear, shift-invariant stages, all at one spatial frequency.",
        source="ICRU Report 54 (1996)",
        note="resolution-mtf",
        example=({"M_i": "0.9, 0.8, 0.7"}, "0.504"),
        check=({"M_i": "0.5, 0.5, 0.5, 0.8"}, "0.1", "hand-worked: three halves of 0.8"),
    ),
    Formula(
        id="mtf-product",
        name="MTF of two stages",
        latex=r"MTF_\mathrm{tot} = MTF_1\,MTF_2",
        needs=(
            Variable(
                "M1",
                "modulation transfer",
                "",
                "MTF_1",
                "first",
                ("first",),
                low=1e-6,
                high=1,
            ),
            Variable(
                "M2",
                "modulation transfer",
                "",
                "MTF_2",
                "second",
                ("second",),
                low=1e-6,
                high=1,
            ),
        ),
        gives=SYSTEM,
        compute=lambda M1, M2: M1 * M2,
        valid="Linear, shift-invariant stages, both at one spatial frequency.",
        source="ICRU Report 54 (1996)",
        says=("two stages",),
        note="resolution-mtf",
        example=({"M1": "0.8", "M2": "0.6"}, "0.48"),
        check=({"M1": "0.25", "M2": "0.8"}, "0.2", "hand-worked: a quarter of it"),
    ),
    Formula(
        id="fwhm-cascade",
        name="Width of a chain of Gaussian blurs",
        latex=r"FWHM_\mathrm{tot} = \sqrt{\sum_i FWHM_i^2}",
        needs=(Variable("F_i", "full width at half maximum", "mm", "FWHM_i", low=0, high=1e3, many=True),),
        gives=Variable("F_tot", "total FWHM", "mm", r"FWHM_\mathrm{tot}", low=1e-5, high=1e4),
        compute=lambda F_i: root(total(one**2 for one in F_i)),
        valid="Independent blurs of Gaussian shape, all referred to one plane.",
        source="ICRU Report 54 (1996); Cherry et al., Physics in Nuclear Medicine",
        note="resolution-mtf",
        example=({"F_i": "0.3 mm, 0.2 mm"}, "0.360555 mm"),
        check=({"F_i": "2 mm, 3 mm, 6 mm"}, "7 mm", "hand-worked: 4 + 9 + 36 = 49"),
    ),
    Formula(
        id="nps",
        name="Noise power spectrum",
        latex=r"NPS(u,v) = \frac{\Delta_x\Delta_y}{N_xN_y}\left\langle|\mathrm{DFT}\{I-\bar I\}|^2\right\rangle,\quad "
        r"\sigma^2 = \iint NPS\,du\,dv",
        needs=(),
        gives=Variable("NPS", "noise power spectrum", "mm2", "NPS(u,v)", low=0, high=1e9),
        compute=None,
        valid="Stationary noise of a linear system, averaged over many regions of uniform images, trends removed.",
        source="ICRU Report 54 (1996); IEC 62220-1-1 (2015)",
        note="noise-nps-dqe",
        example=({}, ""),
    ),
    Formula(
        id="dqe",
        name="Detective quantum efficiency from MTF and noise",
        latex=r"DQE(f) = \frac{MTF^2(f)}{\bar q\;NNPS(f)}",
        needs=(TRANSFER, QUANTA, NNPS),
        gives=DQE,
        compute=lambda MTF, q, NNPS: MTF**2 / (q * NNPS),
        valid="Linear, stationary detector; q is the number of incident quanta per area of the stated beam.",
        source="IEC 62220-1-1 (2015); ICRU Report 54 (1996)",
        note="noise-nps-dqe",
        example=({"MTF": "0.6", "q": "75000 1/mm2", "NNPS": "1.2e-5 mm2"}, "0.4"),
        check=(
            {"MTF": "1", "q": "100000 1/mm2", "NNPS": "2e-5 mm2"},
            "0.5",
            "hand-worked: twice the Poisson noise 1/q",
        ),
    ),
    Formula(
        id="dqe-snr",
        name="Detective quantum efficiency from signal-to-noise ratios",
        latex=r"DQE = \frac{SNR_\mathrm{out}^2}{SNR_\mathrm{in}^2}",
        needs=(
            Variable("out", "signal-to-noise ratio", "", r"SNR_\mathrm{out}", "output", OUT, low=1e-3, high=1e9),
            Variable("inc", "signal-to-noise ratio", "", r"SNR_\mathrm{in}", "input", IN, low=1e-3, high=1e9),
        ),
        gives=DQE,
        compute=lambda out, inc: (out / inc) ** 2,
        valid="Both at one spatial frequency; the input ratio is that of the incident quanta.",
        source="IEC 62220-1-1 (2015); ICRU Report 54 (1996)",
        note="noise-nps-dqe",
        example=({"out": "60", "inc": "100"}, "0.36"),
        check=(
            {"out": "22.3607", "inc": "31.6228"},
            "0.5",
            "hand-worked: 500 of 1000 quanta are detected, and each SNR is a root of a count",
        ),
    ),
    Formula(
        id="neq",
        name="Noise equivalent quanta",
        latex=r"NEQ(f) = \bar q\,DQE(f)",
        needs=(QUANTA, DQE),
        gives=NEQ,
        compute=lambda q, DQE: q * DQE,
        valid="Quanta per area with which an ideal detector would reach the same signal-to-noise ratio.",
        source="ICRU Report 54 (1996)",
        note="noise-nps-dqe",
        example=({"q": "75000 1/mm2", "DQE": "0.4"}, "30000 1/mm2"),
        check=({"q": "200000 1/mm2", "DQE": "0.75"}, "150000 1/mm2", "hand-worked: three quarters"),
    ),
    Formula(
        id="neq-noise",
        name="Noise equivalent quanta from MTF and noise",
        latex=r"NEQ(f) = \frac{MTF^2(f)}{NNPS(f)}",
        needs=(TRANSFER, NNPS),
        gives=NEQ,
        compute=lambda MTF, NNPS: MTF**2 / NNPS,
        valid="Linear, stationary detector.",
        source="ICRU Report 54 (1996); IEC 62220-1-1 (2015)",
        note="noise-nps-dqe",
        example=({"MTF": "0.6", "NNPS": "1.2e-5 mm2"}, "30000 1/mm2"),
        check=({"MTF": "0.5", "NNPS": "1e-5 mm2"}, "25000 1/mm2", "hand-worked: a quarter over 1e-5"),
    ),
)
