"""Ultrasound beams: aliasing, resolution, near field, refraction, transmission, echo loss."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import cos, log10, number, of, sin
from physics.formulas.ultrasound import FREQUENCY, SPEED
from physics.units import pure

PRF = Variable("PRF", "pulse repetition frequency", "kHz", "PRF", low=1e-3, high=1000)
WAVELENGTH = Variable("lam", "acoustic wavelength", "mm", r"\lambda", low=1e-4, high=1e3)
CYCLES = Variable("n", "cycles per pulse", "", "n", low=0.5, high=1000)
APERTURE = Variable("D", "aperture diameter", "mm", "D", low=0.01, high=500)
SPL = Variable("SPL", "spatial pulse length", "mm", "SPL", low=1e-4, high=1e3)
AXIAL = Variable("d_ax", "axial resolution", "mm", r"\Delta_{ax}", low=1e-5, high=1e3)
ATTENUATED = (
    Variable("alpha", "attenuation per frequency", "1/(cm*MHz)", r"\alpha", low=1e-4, high=50),
    FREQUENCY,
    Variable("z", "depth", "cm", "z", low=0.01, high=100),
)
BEFORE = ("first", "from ¦", "¦ to", "before", "initial", "incident", "¦ ->", "¦ →")
AFTER = ("second", "to ¦", "after", "final", "-> ¦", "→ ¦")
FIRST = ("first", "from ¦", "¦ to", "¦ into", "¦ ) into", "¦ ) to", "¦ ->", "¦ →")  # "1580 m/s) into fat"
SECOND = ("second", "into ¦", "to ¦", "-> ¦", "→ ¦")
C1 = Variable("c1", "speed of sound", "m/s", "c_1", "first medium", FIRST, low=100, high=10000)
C2 = Variable("c2", "speed of sound", "m/s", "c_2", "second medium", SECOND, low=100, high=10000)


def asin(ratio: object) -> object:
    """Angle of a sine; a ratio above 1 (total reflection) has none."""
    return of(math.asin(pure(ratio)), "radian")  # type: ignore[arg-type]


FORMULAS = (
    Formula(
        id="doppler-nyquist",
        name="Highest velocity without aliasing",
        latex=r"v_\mathrm{max} = \frac{c\,PRF}{4 f_0\cos\theta}",
        needs=(
            PRF,
            Variable("f0", "frequency", "MHz", "f_0", low=1e-3, high=1000),
            Variable("theta", "Doppler angle", "deg", r"\theta", low=0, high=89.9),
            SPEED,
        ),
        gives=Variable("v_max", "aliasing velocity", "cm/s", r"v_\mathrm{max}", low=1e-3, high=1e6),
        compute=lambda PRF, f0, theta, c: c * PRF / (4 * f0 * cos(theta)),
        valid="Pulsed Doppler with the baseline in the middle: the shift must stay below half the PRF.",
        source="Szabo, Diagnostic Ultrasound Imaging; Bushberg et al., chapter 14",
        says=("aliasing", "alias", "unaliased"),
        note="us-doppler",
        example=({"PRF": "5 kHz", "f0": "5 MHz", "theta": "60 deg"}, "77 cm/s"),
        check=(
            {"PRF": "4 kHz", "f0": "2 MHz", "theta": "0 deg"},
            "77 cm/s",
            "hand-worked: the Doppler shift of 77 cm/s at 2 MHz is 2 x 2e6 x 0.77/1540 = 2 kHz, half the PRF",
        ),
    ),
    Formula(
        id="doppler-nyquist-shift",
        name="Highest Doppler shift without aliasing",
        latex=r"\Delta f_\mathrm{max} = \frac{PRF}{2}",
        needs=(PRF,),
        gives=Variable("df_max", "Doppler shift", "kHz", r"\Delta f_\mathrm{max}", low=1e-4, high=1e4),
        compute=lambda PRF: PRF / 2,
        valid="Pulsed Doppler with the baseline in the middle.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("aliasing", "alias", "unaliased", "Nyquist"),
        note="us-doppler",
        example=({"PRF": "5 kHz"}, "2.5 kHz"),
        check=({"PRF": "12 kHz"}, "6 kHz", "hand-worked: the sampling theorem"),
    ),
    Formula(
        id="prf-max",
        name="Highest pulse repetition frequency for a depth",
        latex=r"PRF_\mathrm{max} = \frac{c}{2d}",
        needs=(Variable("d", "depth", "cm", "d", low=0.01, high=1000), SPEED),
        gives=Variable("PRF", "pulse repetition frequency", "kHz", r"PRF_\mathrm{max}", low=1e-3, high=1e5),
        compute=lambda d, c: c / (2 * d),
        valid="Every echo returns before the next pulse: no range ambiguity.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("range ambiguity", "highest PRF", "maximum PRF"),
        note="us-doppler",
        example=({"d": "5 cm"}, "15.4 kHz"),
        check=({"d": "7.7 cm"}, "10 kHz", "hand-worked: one echo every 100 us"),
    ),
    Formula(
        id="us-axial-resolution",
        name="Axial resolution of a pulse of n cycles",
        latex=r"\Delta_{ax} = \frac{SPL}{2} = \frac{n\lambda}{2}",
        needs=(CYCLES, WAVELENGTH),
        gives=AXIAL,
        compute=lambda n, lam: n * lam / 2,
        valid="Half the spatial pulse length; the same at every depth.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-transducers-beam",
        example=({"n": "3", "lam": "0.308 mm"}, "0.462 mm"),
        check=({"n": "2", "lam": "0.5 mm"}, "0.5 mm", "hand-worked: two cycles resolve one wavelength"),
    ),
    Formula(
        id="axial-from-length",
        name="Axial resolution from the spatial pulse length",
        latex=r"\Delta_{ax} = \frac{SPL}{2}",
        needs=(SPL,),
        gives=AXIAL,
        compute=lambda SPL: SPL / 2,
        valid="Two reflectors along the beam are told apart if their echoes do not overlap.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-transducers-beam",
        example=({"SPL": "0.924 mm"}, "0.462 mm"),
        check=({"SPL": "1.6 mm"}, "0.8 mm", "hand-worked"),
    ),
    Formula(
        id="spatial-pulse-length",
        name="Spatial pulse length",
        latex=r"SPL = n\,\lambda",
        needs=(CYCLES, WAVELENGTH),
        gives=SPL,
        compute=lambda n, lam: n * lam,
        valid="n cycles of one wavelength; damping shortens it.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-transducers-beam",
        example=({"n": "3", "lam": "0.308 mm"}, "0.924 mm"),
        check=({"n": "4", "lam": "0.25 mm"}, "1 mm", "hand-worked: four quarters"),
    ),
    Formula(
        id="us-near-field",
        name="Near-field length",
        latex=r"N = \frac{D^2}{4\lambda}",
        needs=(APERTURE, WAVELENGTH),
        gives=Variable("N", "near-field length", "mm", "N", low=1e-4, high=1e6),
        compute=lambda D, lam: D**2 / (4 * lam),
        valid="Unfocused circular disc, one frequency, diameter well above the wavelength.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-transducers-beam",
        example=({"D": "10 mm", "lam": "0.308 mm"}, "81.1688 mm"),
        check=(
            {"D": "2 cm", "lam": "0.5 mm"},
            "20 cm",
            "hand-worked: radius squared over wavelength, 10 x 10/0.5 mm",
        ),
    ),
    Formula(
        id="us-divergence",
        name="Divergence of the far field",
        latex=r"\sin\theta = \frac{1.22\,\lambda}{D}",
        needs=(APERTURE, WAVELENGTH),
        gives=Variable("theta", "beam divergence", "deg", r"\theta", low=0, high=90),
        compute=lambda D, lam: asin(1.22 * lam / D),
        valid="Unfocused circular disc: half-angle from the axis to the first zero.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-transducers-beam",
        example=({"D": "10 mm", "lam": "0.308 mm"}, "2.15345 deg"),
        check=({"D": "2.44 mm", "lam": "1 mm"}, "30 deg", "hand-worked: sin 30 is one half"),
    ),
    Formula(
        id="snell-us",
        name="Refraction of sound (Snell)",
        latex=r"\frac{\sin\theta_t}{\sin\theta_i} = \frac{c_2}{c_1}",
        needs=(Variable("theta_i", "incidence angle", "deg", r"\theta_i", low=0, high=90), C1, C2),
        gives=Variable("theta_t", "refraction angle", "deg", r"\theta_t", low=0, high=90),
        compute=lambda theta_i, c1, c2: asin(sin(theta_i) * c2 / c1),
        valid="Flat interface; angles from the normal. Beyond the critical angle no beam is transmitted.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("Snell", "refract"),
        note="us-physics",
        example=({"theta_i": "30 deg", "c1": "1540 m/s", "c2": "1450 m/s"}, "28.0849 deg"),
        check=(
            {"theta_i": "30 deg", "c1": "1000 m/s", "c2": "1732.0508 m/s"},
            "60 deg",
            "hand-worked: sin 60 is root 3 times sin 30",
        ),
    ),
    Formula(
        id="critical-angle",
        name="Critical angle of total reflection",
        latex=r"\sin\theta_c = \frac{c_1}{c_2}",
        needs=(C1, C2),
        gives=Variable("theta_c", "critical angle", "deg", r"\theta_c", low=0, high=90),
        compute=lambda c1, c2: asin(c1 / c2),
        valid="Only where the second medium is the faster one; angle from the normal.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("critical angle", "total reflection"),
        note="us-physics",
        example=({"c1": "1540 m/s", "c2": "4080 m/s"}, "22.1759 deg"),
        check=({"c1": "1500 m/s", "c2": "3000 m/s"}, "30 deg", "hand-worked: sin 30 is one half"),
    ),
    Formula(
        id="us-transmission",
        name="Transmission at an interface",
        latex=r"T_I = \frac{4Z_1Z_2}{(Z_1+Z_2)^2}",
        needs=(
            Variable("Z1", "acoustic impedance", "kg/m2/s", "Z_1", "first medium", ("first",), low=100, high=1e8),
            Variable("Z2", "acoustic impedance", "kg/m2/s", "Z_2", "second medium", ("second",), low=100, high=1e8),
        ),
        gives=Variable("T_I", "ultrasound transmission coefficient", "", "T_I", low=0, high=1),
        compute=lambda Z1, Z2: 4 * Z1 * Z2 / (Z1 + Z2) ** 2,
        valid="Intensity, normal incidence, smooth interface far larger than the wavelength. Two impedances fit one "
        "result: one below and one above that of the other medium.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-physics",
        example=({"Z1": "1.63e6 kg/m2/s", "Z2": "1.38e6 kg/m2/s"}, "0.993102"),
        check=({"Z1": "1.5e6 kg/m2/s", "Z2": "4.5e6 kg/m2/s"}, "0.75", "hand-worked: what (3/6)^2 = 1/4 leaves"),
    ),
    Formula(
        id="decibel-amplitude",
        name="Level in decibels of an amplitude ratio",
        latex=r"L = 20\log_{10}\frac{A_2}{A_1}",
        needs=(Variable("ratio", "amplitude ratio", "", "A_2/A_1", low=1e-15, high=1e15),),
        gives=Variable("L", "level in decibels", "", "L", low=-300, high=300),
        compute=lambda ratio: number(20 * log10(ratio)),
        valid="Amplitudes, pressures or voltages; for intensities and powers it is 10 times the logarithm.",
        source="Szabo; IEC 60027-3 (2002)",
        says=("amplitude", "voltage"),
        note="us-physics",
        example=({"ratio": "0.5"}, "-6.0206"),
        check=({"ratio": "100"}, "40", "hand-worked: two decades of amplitude are four of intensity"),
    ),
    Formula(
        id="decibel-intensities",
        name="Level in decibels of two intensities",
        latex=r"L = 10\log_{10}\frac{I_2}{I_1}",
        needs=(
            Variable("I1", "ultrasound intensity", "mW/cm2", "I_1", "before", BEFORE, low=1e-15, high=1e12),
            Variable("I2", "ultrasound intensity", "mW/cm2", "I_2", "after", AFTER, low=1e-15, high=1e12),
        ),
        gives=Variable("L", "level in decibels", "", "L", low=-300, high=300),
        compute=lambda I1, I2: number(10 * log10(I2 / I1)),
        valid="Intensities or powers of one kind; negative where the second is the weaker one.",
        source="Szabo; IEC 60027-3 (2002)",
        note="us-physics",
        example=({"I1": "80 mW/cm2", "I2": "40 mW/cm2"}, "-3.0103"),
        check=({"I1": "2 mW/cm2", "I2": "0.2 W/cm2"}, "20", "hand-worked: two decades"),
    ),
    Formula(
        id="us-intensity-fraction",
        name="Fraction of the ultrasound intensity left at a depth",
        latex=r"\frac{I}{I_0} = 10^{-\alpha f z/10}",
        needs=ATTENUATED,
        gives=Variable("ratio", "intensity ratio", "", "I/I_0", low=1e-30, high=1),
        compute=lambda alpha, f, z: number(10 ** (-pure(alpha * f * z) / 10)),
        valid="Alpha in dB/(cm MHz), about 0.5 in soft tissue; one way.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("fraction of the ultrasound", "share of the ultrasound", "fraction of the sound"),
        note="us-physics",
        example=({"alpha": "0.5 1/(cm*MHz)", "f": "6 MHz", "z": "4 cm"}, "0.0630957"),
        check=({"alpha": "0.5 1/(cm*MHz)", "f": "5 MHz", "z": "8 cm"}, "0.01", "hand-worked: 20 dB are two decades"),
    ),
    Formula(
        id="us-attenuation-echo",
        name="Attenuation of an echo, there and back",
        latex=r"A_{dB} = 2\,\alpha\,f\,z",
        needs=ATTENUATED,
        gives=Variable("A", "round-trip attenuation", "", "A_{dB}", low=0, high=1e4),
        compute=lambda alpha, f, z: 2 * alpha * f * z,
        valid="Alpha in dB/(cm MHz), about 0.5 in soft tissue; twice the depth.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("echo", "round trip", "round-trip", "pulse-echo", "there and back", "two-way", "two way", "both ways"),
        note="us-physics",
        example=({"alpha": "0.5 1/(cm*MHz)", "f": "5 MHz", "z": "6 cm"}, "30"),
        check=({"alpha": "1 1/(cm*MHz)", "f": "2 MHz", "z": "3 cm"}, "12", "hand-worked: 6 cm at 2 dB/cm"),
    ),
)
