"""Ultrasound: wavelength, impedance, attenuation, Doppler, safety index."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import cos, log10, number, of, root
from physics.units import pure

SPEED = Variable("c", "speed of sound", "m/s", "c", default="1540 m/s", low=100, high=10000)
FREQUENCY = Variable("f", "frequency", "MHz", "f", low=1e-3, high=1000)
Z = Variable("Z", "acoustic impedance", "kg/m2/s", "Z", low=100, high=1e8)

FORMULAS = (
    Formula(
        id="us-wavelength",
        name="Wavelength of ultrasound",
        latex=r"\lambda = \frac{c}{f}",
        needs=(FREQUENCY, SPEED),
        gives=Variable("lam", "acoustic wavelength", "mm", r"\lambda", low=1e-4, high=1e3),
        compute=lambda f, c: c / f,
        valid="1540 m/s is the mean for soft tissue that scanners assume.",
        source="Szabo, Diagnostic Ultrasound Imaging; Bushberg et al., chapter 14",
        says=("ultrasound", "sound", "soft tissue", "transducer"),
        note="us-physics",
        example=({"f": "5 MHz"}, "0.308 mm"),
        check=({"f": "3.5 MHz"}, "0.44 mm", "hand-worked: 1.54/3.5"),
    ),
    Formula(
        id="acoustic-impedance",
        name="Acoustic impedance",
        latex=r"Z = \rho c",
        needs=(
            Variable("rho", "density", "kg/m3", r"\rho", low=0.1, high=25000),
            Variable("c", "speed of sound", "m/s", "c", low=100, high=10000),
        ),
        gives=Z,
        compute=lambda rho, c: rho * c,
        valid="Plane wave; 1 rayl = 1 kg/(m2 s).",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-physics",
        example=({"rho": "1060 kg/m3", "c": "1540 m/s"}, "1632400 kg/m2/s"),
        check=({"rho": "1 g/cm3", "c": "1480 m/s"}, "1.48e6 kg/m2/s", "textbook: water, 1.48 Mrayl"),
    ),
    Formula(
        id="us-reflection",
        name="Reflection at an interface",
        latex=r"R_I = \left(\frac{Z_2-Z_1}{Z_2+Z_1}\right)^2",
        needs=(
            Variable("Z1", "acoustic impedance", "kg/m2/s", "Z_1", "first medium", ("first",), low=100, high=1e8),
            Variable("Z2", "acoustic impedance", "kg/m2/s", "Z_2", "second medium", ("second",), low=100, high=1e8),
        ),
        gives=Variable("R", "reflection coefficient", "", "R_I", low=0, high=1),
        compute=lambda Z1, Z2: ((Z2 - Z1) / (Z2 + Z1)) ** 2,
        valid="Intensity, normal incidence, smooth interface far larger than the wavelength. Two impedances fit one "
        "result: one below and one above that of the other medium.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-physics",
        example=({"Z1": "1.63e6 kg/m2/s", "Z2": "1.38e6 kg/m2/s"}, "0.0068984"),
        check=({"Z1": "1.5e6 kg/m2/s", "Z2": "4.5e6 kg/m2/s"}, "0.25", "hand-worked: (3/6)^2"),
    ),
    Formula(
        id="us-attenuation",
        name="Attenuation of ultrasound in decibels",
        latex=r"A_{dB} = \alpha\,f\,z",
        needs=(
            Variable("alpha", "attenuation per frequency", "1/(cm*MHz)", r"\alpha", low=1e-4, high=50),
            FREQUENCY,
            Variable("z", "depth", "cm", "z", low=0.01, high=100),
        ),
        gives=Variable("A", "attenuation in decibels", "", "A_{dB}", low=0, high=1e4),
        compute=lambda alpha, f, z: alpha * f * z,
        valid="Alpha in dB/(cm MHz), about 0.5 in soft tissue; one way. An echo travels the depth twice.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-physics",
        example=({"alpha": "0.5 1/(cm*MHz)", "f": "5 MHz", "z": "6 cm"}, "15"),
        check=({"alpha": "0.7 1/(cm*MHz)", "f": "3 MHz", "z": "10 cm"}, "21", "hand-worked"),
    ),
    Formula(
        id="decibel",
        name="Level in decibels of an intensity ratio",
        latex=r"L = 10\log_{10}\frac{I_2}{I_1}",
        needs=(Variable("ratio", "intensity ratio", "", "I_2/I_1", low=1e-30, high=1e30),),
        gives=Variable("L", "level in decibels", "", "L", low=-300, high=300),
        compute=lambda ratio: number(10 * log10(ratio)),
        valid="Intensities or powers; for amplitudes it is 20 times the logarithm.",
        source="Szabo; IEC 60027-3 (2002)",
        note="us-physics",
        example=({"ratio": "0.5"}, "-3.0103"),
        check=({"ratio": "5"}, "6.9897", "hand-worked: a decade less a halving, 10 - 3.0103"),
    ),
    Formula(
        id="doppler",
        name="Doppler shift",
        latex=r"\Delta f = \frac{2 f_0 v\cos\theta}{c}",
        needs=(
            Variable("f0", "frequency", "MHz", "f_0", low=1e-3, high=1000),
            Variable("v", "blood velocity", "cm/s", "v", low=1e-3, high=2000),
            Variable("theta", "Doppler angle", "deg", r"\theta", low=0, high=89.9),
            SPEED,
        ),
        gives=Variable("df", "Doppler shift", "kHz", r"\Delta f", low=0, high=1e4),
        compute=lambda f0, v, theta, c: 2 * f0 * v * cos(theta) / c,
        valid="Speed far below that of sound; the angle is between beam and flow. Above 60 degrees its error "
        "dominates.",
        source="Szabo; Bushberg et al., chapter 14",
        says=("Doppler",),
        note="us-doppler",
        example=({"f0": "5 MHz", "v": "50 cm/s", "theta": "60 deg"}, "1.62338 kHz"),
        check=({"f0": "3 MHz", "v": "77 cm/s", "theta": "0 deg"}, "3 kHz", "hand-worked: 2 x 3 MHz x 0.77/1540"),
    ),
    Formula(
        id="mechanical-index",
        name="Mechanical index",
        latex=r"MI = \frac{p_{r.3}\,[\mathrm{MPa}]}{\sqrt{f\,[\mathrm{MHz}]}}",
        needs=(Variable("p", "peak rarefactional pressure", "MPa", "p_{r.3}", low=1e-4, high=100), FREQUENCY),
        gives=Variable("MI", "mechanical index", "", "MI", low=1e-5, high=100),
        compute=lambda p, f: p / of(1, "MPa") / root(pure(f / of(1, "MHz"))),
        valid="Derated peak rarefactional pressure. The FDA limit is 1.9 (0.23 for the eye).",
        source="AIUM/NEMA output display standard; FDA guidance (2023)",
        note="us-physics",
        example=({"p": "1.9 MPa", "f": "4 MHz"}, "0.95"),
        check=({"p": "3 MPa", "f": "2.25 MHz"}, "2", "hand-worked: the root of 2.25 is 1.5"),
    ),
    Formula(
        id="echo-range",
        name="Echo delay",
        latex=r"t = \frac{2d}{c}",
        needs=(Variable("d", "depth", "cm", "d", low=1e-3, high=1000), SPEED),
        gives=Variable("t", "echo delay", "us", "t", low=1e-3, high=1e6),
        compute=lambda d, c: 2 * d / c,
        valid="Straight path at the assumed speed; the rule of 13 microseconds per centimetre.",
        source="Szabo; Bushberg et al., chapter 14",
        note="us-physics",
        says=("echo", "reflector", "round trip", "round-trip"),
        example=({"d": "1 cm"}, "12.987 us"),
        check=({"d": "7.7 cm"}, "100 us", "hand-worked: 0.154 m/1540 m/s"),
    ),
)
