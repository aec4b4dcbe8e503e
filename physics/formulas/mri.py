"""Magnetic resonance: resonance, relaxation, sequence timing, diffusion."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, number, of
from physics.units import exp, log

GYRO = Variable("gamma_bar", "gyromagnetic ratio", "MHz/T", r"\gamma/2\pi", default="42.577 MHz/T", low=1, high=60)
T1 = Variable("T1", "T1", "ms", "T_1", low=0.1, high=1e5)
T2 = Variable("T2", "T2", "ms", "T_2", low=0.01, high=1e5)
TR = Variable("TR", "repetition time", "ms", "TR", low=0.1, high=1e6)
TE = Variable("TE", "echo time", "ms", "TE", low=0, high=1e4)
TIME = Variable("t", "time", "ms", "t", low=1e-6, high=1e6)
GRADIENT = Variable("G", "gradient strength", "mT/m", "G", low=0.01, high=1000)

FORMULAS = (
    Formula(
        id="larmor",
        name="Larmor frequency",
        latex=r"f_0 = \frac{\gamma}{2\pi}\,B_0",
        needs=(Variable("B0", "magnetic field", "T", "B_0", low=1e-6, high=50), GYRO),
        gives=Variable("f0", "frequency", "MHz", "f_0", low=1e-6, high=3000),
        compute=lambda B0, gamma_bar: gamma_bar * B0,
        valid="Protons unless another gyromagnetic ratio is given; shielding shifts it by parts per million.",
        source="Haacke et al., Magnetic Resonance Imaging; CODATA 2022",
        says=("Larmor", "resonance", "MRI", "proton"),
        note="mr-physics-basics",
        example=({"B0": "3 T"}, "127.731 MHz"),
        check=({"B0": "1.5 T"}, "63.866 MHz", "scipy.constants: 42.5775 MHz/T x 1.5 T"),
    ),
    Formula(
        id="t1-recovery",
        name="Recovery of longitudinal magnetization",
        latex=r"\frac{M_z(t)}{M_0} = 1-e^{-t/T_1}",
        needs=(TIME, T1),
        gives=Variable("Mz", "longitudinal magnetization", "", "M_z/M_0", low=0, high=1),
        compute=lambda t, T1: number(1 - exp(-t / T1)),
        valid="After saturation (a 90 degree pulse).",
        source="Bloch (1946); Haacke et al.",
        note="relaxation-contrast",
        example=({"t": "1000 ms", "T1": "1000 ms"}, "0.632121"),
        check=({"t": "693.147 ms", "T1": "1 s"}, "0.5", "hand-worked: half recovers in T1 ln 2"),
    ),
    Formula(
        id="t2-decay",
        name="Decay of transverse magnetization",
        latex=r"\frac{M_{xy}(t)}{M_0} = e^{-t/T_2}",
        needs=(TIME, T2),
        gives=Variable("Mxy", "transverse magnetization", "", "M_{xy}/M_0", low=1e-12, high=1),
        compute=lambda t, T2: number(exp(-t / T2)),
        valid="Spin echo; without refocusing, T2* replaces T2.",
        source="Bloch (1946); Haacke et al.",
        note="relaxation-contrast",
        example=({"t": "100 ms", "T2": "100 ms"}, "0.367879"),
        check=({"t": "80 ms", "T2": "40 ms"}, "0.135335", "hand-worked: e^-2"),
    ),
    Formula(
        id="spin-echo-signal",
        name="Relative spin-echo signal",
        latex=r"S \propto \left(1-e^{-TR/T_1}\right)e^{-TE/T_2}",
        needs=(TR, TE, T1, T2),
        gives=Variable("S", "relative spin-echo signal", "", "S", low=0, high=1),
        compute=lambda TR, TE, T1, T2: number((1 - exp(-TR / T1)) * exp(-TE / T2)),
        valid="90-180 spin echo with TE far below TR; per unit proton density.",
        source="Haacke et al.; Bushberg et al., chapter 12",
        note="mr-sequences",
        example=({"TR": "500 ms", "TE": "15 ms", "T1": "900 ms", "T2": "90 ms"}, "0.36081"),
    ),
    Formula(
        id="inversion-null",
        name="Inversion time that nulls a tissue",
        latex=r"TI = T_1\ln 2",
        needs=(T1,),
        gives=Variable("TI", "inversion time", "ms", "TI", low=0.01, high=1e5),
        compute=lambda T1: T1 * LN2,
        valid="Full inversion and TR far above T1; a short TR nulls earlier.",
        source="Haacke et al.; Bydder and Young (1985)",
        note="mr-sequences",
        example=({"T1": "260 ms"}, "180.218 ms"),
        check=({"T1": "4000 ms"}, "2772.6 ms", "hand-worked: cerebrospinal fluid, 4 s x 0.693147"),
    ),
    Formula(
        id="ernst-angle",
        name="Ernst angle",
        latex=r"\cos\alpha_E = e^{-TR/T_1}",
        needs=(TR, T1),
        gives=Variable("alpha_E", "flip angle", "deg", r"\alpha_E", low=0, high=90),
        compute=lambda TR, T1: of(math.acos(exp(-TR / T1)), "radian"),
        valid="Spoiled gradient echo in steady state: the flip angle of most signal, not of most contrast.",
        source="Ernst and Anderson (1966); Haacke et al.",
        note="mr-sequences",
        example=({"TR": "50 ms", "T1": "1000 ms"}, "17.968 deg"),
        check=({"TR": "693.147 ms", "T1": "1000 ms"}, "60 deg", "hand-worked: cos 60 is one half"),
    ),
    Formula(
        id="mri-scan-time",
        name="Acquisition time of a 2D sequence",
        latex=r"T = \frac{TR\,N_{PE}\,NEX}{ETL}",
        needs=(
            TR,
            Variable("N_PE", "phase-encoding steps", "", "N_{PE}", low=1, high=1e5),
            Variable("NEX", "number of averages", "", "NEX", low=0.5, high=1000),
            Variable("ETL", "echo-train length", "", "ETL", default="1", low=1, high=1000),
        ),
        gives=Variable("T", "scan time", "min", "T", low=1e-4, high=1e5),
        compute=lambda TR, N_PE, NEX, ETL: TR * N_PE * NEX / ETL,
        valid="Cartesian sampling without parallel imaging; conventional spin or gradient echo has an echo train of 1.",
        source="Bushberg et al., chapter 12",
        note="mr-sequences",
        example=({"TR": "3000 ms", "N_PE": "256", "NEX": "2", "ETL": "16"}, "1.6 min"),
        check=({"TR": "500 ms", "N_PE": "240", "NEX": "1", "ETL": "1"}, "2 min", "hand-worked: 0.5 x 240 = 120 s"),
    ),
    Formula(
        id="slice-thickness",
        name="Slice thickness",
        latex=r"\Delta z = \frac{BW_{RF}}{(\gamma/2\pi)\,G_{ss}}",
        needs=(Variable("BW", "RF bandwidth", "Hz", r"BW_{RF}", low=1, high=1e6), GRADIENT, GYRO),
        gives=Variable("dz", "slice thickness", "mm", r"\Delta z", low=1e-3, high=1e4),
        compute=lambda BW, G, gamma_bar: BW / (gamma_bar * G),
        valid="Constant slice-select gradient; protons unless another ratio is given.",
        source="Haacke et al.",
        note="mr-physics-basics",
        example=({"BW": "1000 Hz", "G": "5 mT/m"}, "4.69737 mm"),
        check=({"BW": "2 kHz", "G": "10 mT/m", "gamma_bar": "40 MHz/T"}, "5 mm", "hand-worked: 2000/(4e7 x 0.01) m"),
    ),
    Formula(
        id="b-value",
        name="Diffusion weighting (b-value)",
        latex=r"b = \gamma^2G^2\delta^2\left(\Delta-\frac\delta3\right)",
        needs=(
            GRADIENT,
            Variable("delta", "gradient duration", "ms", r"\delta", low=0.01, high=1000),
            Variable("Delta", "gradient separation", "ms", r"\Delta", low=0.01, high=1e4),
            GYRO,
        ),
        gives=Variable("b", "b-value", "s/mm2", "b", low=1e-6, high=1e7),
        compute=lambda G, delta, Delta, gamma_bar: (2 * math.pi * gamma_bar * G * delta) ** 2 * (Delta - delta / 3),
        valid="Pulsed-gradient spin echo with rectangular lobes; gamma is 2 pi times the ratio in MHz/T.",
        source="Stejskal and Tanner (1965); Haacke et al.",
        note="mr-sequences",
        example=({"G": "40 mT/m", "delta": "20 ms", "Delta": "40 ms"}, "1526.8 s/mm2"),
        check=(
            {"G": "40 mT/m", "delta": "20 ms", "Delta": "40 ms"},
            "1526.8 s/mm2",
            "syllabus: the same with the angular ratio 2.67522e8 rad/(s T)",
        ),
    ),
    Formula(
        id="adc",
        name="Apparent diffusion coefficient",
        latex=r"ADC = \frac{\ln(S_0/S_b)}{b}",
        needs=(
            Variable("S0", "mean signal", "", "S_0", "at b = 0", ("b = 0", "b=0", "without"), low=1e-6, high=1e9),
            Variable("Sb", "mean signal", "", "S_b", "at b", ("weighted", "b = 1000"), low=1e-6, high=1e9),
            Variable("b", "b-value", "s/mm2", "b", low=1, high=1e5),
        ),
        gives=Variable("ADC", "diffusion coefficient", "mm2/s", "ADC", low=1e-9, high=1),
        compute=lambda S0, Sb, b: log(S0 / Sb) / b,
        valid="One exponential, same echo time for both signals.",
        source="Le Bihan et al. (1986); Haacke et al.",
        note="mr-sequences",
        example=({"S0": "1000", "Sb": "449.3", "b": "1000 s/mm2"}, "0.00080006 mm2/s"),
    ),
)
