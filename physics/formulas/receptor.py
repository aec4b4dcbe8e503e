"""What reaches the receptor: grids, their price in dose, the exposure index."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import log10, number, of
from physics.units import pure

MAS = "tube current-time product"
BARE = ("without", "no grid", "no", "non-grid")
TOTAL = Variable("T_t", "grid transmission", "", "T_t", low=0.01, high=1)
BUCKY = Variable("BF", "Bucky factor", "", "BF", low=1, high=12)

FORMULAS = (
    Formula(
        id="bucky-factor",
        name="Bucky factor",
        latex=r"BF = \frac{1}{T_t}",
        needs=(TOTAL,),
        gives=BUCKY,
        compute=lambda T_t: 1 / T_t,
        valid="T_t is the transmission of primary and scatter together; equal exposure of the receptor.",
        source="IEC 60627 (2013); Bushberg et al., chapter 7",
        note="scatter-grids",
        example=({"T_t": "0.25"}, "4"),
        check=(
            {"T_t": "0.22"},
            "4.54545",
            "by counting: of 1 primary and 4 scatter a grid passes 0.7 and 0.4, so 5/1.1 (note scatter-grids)",
        ),
    ),
    Formula(
        id="bucky-mas",
        name="Bucky factor from the mAs with and without the grid",
        latex=r"BF = \frac{mAs_\mathrm{grid}}{mAs_\mathrm{no\ grid}}",
        needs=(
            Variable("with_grid", MAS, "mAs", r"mAs_\mathrm{grid}", "with", ("with",), low=1e-3, high=1e5),
            Variable("no_grid", MAS, "mAs", r"mAs_\mathrm{no\ grid}", "without", BARE, low=1e-3, high=1e5),
        ),
        gives=BUCKY,
        compute=lambda with_grid, no_grid: with_grid / no_grid,
        valid="Same tube potential, distance and exposure of the receptor.",
        source="Bushberg et al., chapter 7",
        note="scatter-grids",
        example=({"with_grid": "20 mAs", "no_grid": "5 mAs"}, "4"),
        check=({"with_grid": "32 mAs", "no_grid": "10 mAs"}, "3.2", "hand-worked: 10 mAs times 3.2"),
    ),
    Formula(
        id="contrast-improvement",
        name="Contrast improvement factor of a grid",
        latex=r"K = \frac{T_p}{T_t}",
        needs=(
            Variable("T_p", "primary transmission of the grid", "", "T_p", low=0.05, high=1),
            TOTAL,
        ),
        gives=Variable("K", "contrast improvement factor", "", "K", low=0.5, high=100),
        compute=lambda T_p, T_t: T_p / T_t,
        valid="Contrast with the grid over contrast without it, at equal exposure of the receptor.",
        source="IEC 60627 (2013); Bushberg et al., chapter 7",
        note="scatter-grids",
        example=({"T_p": "0.7", "T_t": "0.22"}, "3.18182"),
        check=(
            {"T_p": "0.6", "T_t": "0.15"},
            "4",
            "by contrast: 1 primary and 4 scatter leave 1/5 of it, 0.6 and 0.15 behind the grid 0.6/0.75 = 4/5",
        ),
    ),
    Formula(
        id="exposure-index",
        name="Deviation index",
        latex=r"DI = 10\log_{10}\frac{EI_m}{EI_T}",
        needs=(
            Variable("EI_m", "exposure index", "", "EI_m", low=1, high=1e6),
            Variable("EI_T", "target exposure index", "", "EI_T", low=1, high=1e6),
        ),
        gives=Variable("DI", "deviation index", "", "DI", low=-40, high=40),
        compute=lambda EI_m, EI_T: number(10 * log10(EI_m / EI_T)),
        valid="IEC exposure index of the relevant image region; +3 is about twice, -3 about half the target.",
        source="IEC 62494-1 (2008); AAPM TG-116 (2009)",
        note="exposure-indicator",
        example=({"EI_m": "500", "EI_T": "250"}, "3.0103"),
        check=({"EI_m": "200", "EI_T": "2000"}, "-10", "hand-worked: a tenth of the target"),
    ),
    Formula(
        id="exposure-index-kerma",
        name="Exposure index of a receptor air kerma",
        latex=r"EI = 100\,\frac{K}{\mu\mathrm{Gy}}",
        needs=(Variable("K", "air kerma", "uGy", "K", low=1e-3, high=1e5),),
        gives=Variable("EI", "exposure index", "", "EI", low=0.1, high=1e7),
        compute=lambda K: 100 * pure(K / of(1, "uGy")),
        valid="Air kerma at the receptor under the calibration beam quality (RQA5).",
        source="IEC 62494-1 (2008); AAPM TG-116 (2009)",
        note="exposure-indicator",
        example=({"K": "2.5 uGy"}, "250"),
        check=({"K": "0.004 mGy"}, "400", "hand-worked: 4 uGy"),
    ),
)
