"""Sealed sources: strength, dose rate around a seed, dose of an implant, dwell times."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2
from physics.units import exp

SK = Variable("S_K", "air-kerma strength", "U", "S_K", low=1e-6, high=1e7)
RATE0 = Variable("D0", "dose rate", "cGy/h", r"\dot D_0", "initial", ("initial",), low=1e-6, high=1e7)
T_HALF = Variable("T_half", "half-life", "d", "T_{1/2}", low=1e-3, high=1e6)

FORMULAS = (
    Formula(
        id="air-kerma-strength",
        name="Air-kerma strength",
        latex=r"S_K = \dot K_\delta(d)\,d^2",
        needs=(
            Variable("K", "air kerma rate", "uGy/h", r"\dot K_\delta(d)", low=1e-6, high=1e9),
            Variable("d", "distance", "m", "d", low=0.01, high=10),
        ),
        gives=SK,
        compute=lambda K, d: K * d**2,
        valid="In vacuum on the transverse axis, photons above the cut-off (5 keV). 1 U = 1 uGy m2/h = 1 cGy cm2/h.",
        source="AAPM TG-43U1 (2004), section II",
        note="source-strength",
        example=({"K": "4.07 uGy/h", "d": "1 m"}, "4.07 U"),
        check=({"K": "2 mGy/h", "d": "50 cm"}, "500 U", "hand-worked: 2000 uGy/h x 0.25 m2"),
    ),
    Formula(
        id="source-strength-decay",
        name="Air-kerma strength after decay",
        latex=r"S_K(t) = S_{K,0}\,e^{-\ln 2\,t/T_{1/2}}",
        needs=(
            Variable(
                "S_K0",
                "air-kerma strength",
                "U",
                "S_{K,0}",
                "certified",
                ("certified", "certificate", "initial", "calibrated", "original", "installation", "delivery", "new"),
                low=1e-6,
                high=1e7,
            ),
            Variable(
                "t",
                "time since calibration",
                "d",
                "t",
                "elapsed",
                ("later", "after", "elapsed", "days"),
                low=1e-6,
                high=1e5,
            ),
            T_HALF,
        ),
        gives=Variable("S_K", "air-kerma strength", "U", "S_K", "now", ("now", "today", "left"), low=1e-9, high=1e7),
        compute=lambda S_K0, t, T_half: S_K0 * exp(-LN2 * t / T_half),
        valid="One nuclide; short-lived contaminants of a fresh source have decayed.",
        source="AAPM TG-56 (1997); ICRP Publication 107 (2008) for the half-life",
        note="source-strength",
        example=({"S_K0": "40700 U", "t": "30 d", "T_half": "73.83 d"}, "30709.6 U"),
        check=({"S_K0": "0.8 U", "t": "118.8 d", "T_half": "59.4 d"}, "0.2 U", "hand-worked: two half-lives"),
    ),
    Formula(
        id="tg43-1d",
        name="Dose rate around a seed (TG-43, point source)",
        latex=r"\dot D(r) = S_K\,\Lambda\,\left(\frac{r_0}{r}\right)^2 g_P(r)\,\phi_{an}(r)",
        needs=(
            SK,
            Variable("Lambda", "dose-rate constant", "cGy/(h*U)", r"\Lambda", low=0.1, high=3),
            Variable("r", "distance", "cm", "r", low=0.05, high=30),
            Variable("g", "radial dose function", "", "g_P(r)", low=1e-3, high=2),
            Variable("phi", "anisotropy factor", "", r"\phi_{an}", low=0.1, high=1.5),
            Variable("r0", "reference distance", "cm", "r_0", default="1 cm", low=0.9, high=1.1),
        ),
        gives=Variable("rate", "dose rate", "cGy/h", r"\dot D(r)", low=1e-9),
        compute=lambda S_K, Lambda, r, g, phi, r0: S_K * Lambda * (r0 / r) ** 2 * g * phi,
        valid="Averaged over seed orientation, in an infinite water phantom; close in, use the line-source "
        "geometry function.",
        source="AAPM TG-43U1 (2004), section II",
        says=("TG-43", "around the seed", "seed"),
        note="tg43-formalism",
        example=(
            {"S_K": "0.5 U", "Lambda": "0.965 cGy/(h*U)", "r": "2 cm", "g": "0.819", "phi": "0.95"},
            "0.0938523 cGy/h",
        ),
        check=(
            {"S_K": "8 U", "Lambda": "1 cGy/(h*U)", "r": "4 cm", "g": "0.4", "phi": "0.9"},
            "0.18 cGy/h",
            "hand-worked: 8/16 at 4 cm, times 0.36",
        ),
    ),
    Formula(
        id="permanent-implant-dose",
        name="Total dose of a permanent implant",
        latex=r"D_\infty = \frac{\dot D_0\,T_{1/2}}{\ln 2} = 1.443\,\dot D_0\,T_{1/2}",
        needs=(RATE0, T_HALF),
        gives=Variable("D", "total dose", "Gy", r"D_\infty", low=1e-6, high=1e6),
        compute=lambda D0, T_half: D0 * T_half / LN2,
        valid="The source stays in place until it has decayed; no swelling or seed migration.",
        source="AAPM TG-64 (1999); AAPM TG-137 (2009)",
        says=("permanent implant", "permanent"),
        note="ldr-permanent-implant",
        example=({"D0": "7.05 cGy/h", "T_half": "59.4 d"}, "144.998 Gy"),
        check=(
            {"D0": "21.2 cGy/h", "T_half": "16.99 d"},
            "124.714 Gy",
            "Pd-103, hand-worked: 0.212 x 24 x 16.99 x 1.442695",
        ),
    ),
    Formula(
        id="temporary-implant-dose",
        name="Dose of a temporary implant",
        latex=r"D(t) = \frac{\dot D_0\,T_{1/2}}{\ln 2}\left(1-e^{-\ln 2\,t/T_{1/2}}\right)",
        needs=(RATE0, T_HALF, Variable("t", "time", "h", "t", low=1e-3, high=1e6)),
        gives=Variable("D", "total dose", "Gy", "D(t)", low=1e-6, high=1e6),
        compute=lambda D0, T_half, t: D0 * T_half / LN2 * (1 - exp(-LN2 * t / T_half)),
        valid="Source strength falls by decay alone while the implant is in.",
        source="Khan, The Physics of Radiation Therapy, chapter 15",
        says=(
            "temporary implant",
            "temporary",
            "plaque",
            "decay taken into account",
            "allowing for decay",
            "with decay",
            "removed after",
        ),
        note="brachy-sources",
        example=({"D0": "0.5 Gy/h", "T_half": "73.83 d", "t": "60 h"}, "29.6507 Gy"),
        check=({"D0": "1 Gy/h", "T_half": "10 h", "t": "10 h"}, "7.2135 Gy", "hand-worked: half of 10/ln 2"),
    ),
    Formula(
        id="hdr-dwell-decay",
        name="Dwell time after source decay",
        latex=r"t_2 = t_1\,e^{\ln 2\,\Delta t/T_{1/2}}",
        needs=(
            Variable(
                "t1",
                "dwell time",
                "s",
                "t_1",
                "planned",
                ("planned", "original", "installation", "install", "source exchange", "new source"),
                low=0.01,
                high=1e5,
            ),
            Variable(
                "dt",
                "time since calibration",
                "d",
                r"\Delta t",
                "elapsed",
                ("later", "after", "elapsed", "old", "ago", "days"),
                low=1e-6,
                high=1e4,
            ),
            T_HALF,
        ),
        gives=Variable("t2", "dwell time", "s", "t_2", "now", ("now", "today"), low=0.01, high=1e7),
        compute=lambda t1, dt, T_half: t1 * exp(LN2 * dt / T_half),
        valid="Same source, same dwell positions; the product of strength and time stays fixed.",
        source="AAPM TG-59 (1998); AAPM MPPG 13.a (2022)",
        note="hdr-procedure",
        example=({"t1": "300 s", "dt": "30 d", "T_half": "73.83 d"}, "397.595 s"),
        check=(
            {"t1": "100 s", "dt": "73.83 d", "T_half": "73.83 d"},
            "200 s",
            "hand-worked: one half-life doubles the time",
        ),
    ),
)
