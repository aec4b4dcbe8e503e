"""Internal dosimetry: S values, residence times, yttrium-90 microspheres."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, of
from physics.units import Quantity

MASS = Variable("m", "organ mass", "g", "m", low=1e-6, high=2e5)
A_TILDE = Variable("At", "time-integrated activity", "MBq*h", r"\tilde A", low=1e-9, high=1e12)
ADMINISTERED = Variable("A0", "activity", "MBq", "A_0", low=1e-6, high=1e9)
TIAC = Variable("a_tilde", "time-integrated activity coefficient", "h", r"\tilde a", low=1e-6, high=1e6)
Y90 = Variable("A_Y90", "activity", "GBq", r"A_\mathrm{Y90}", low=1e-6, high=100)
SHUNT = Variable("LSF", "lung shunt fraction", "%", "LSF", low=0, high=100)
TREATED = Variable("m_t", "organ mass", "kg", r"m_\mathrm{t}", low=1e-3, high=20)
DOSE = Variable("D", "absorbed dose", "Gy", "D", low=1e-6, high=1e5)
Y90_SOURCE = "Gulec, Mesoloras and Stabin (2006), J. Nucl. Med. 47, 1209; AAPM TG-144 (2011)"
Y90_VALID = (
    "All beta energy absorbed locally, complete decay, even spread. 49.67 Gy kg/GBq is the constant in use; "
    "ICRP 107 data (64.1 h, 0.933 MeV) give 49.8, other texts 49.4 or 50."
)


def per_gigabecquerel() -> Quantity:
    """Dose of Y-90 that decays completely in tissue."""
    return of(49.67, "Gy*kg/GBq")


FORMULAS = (
    Formula(
        id="s-value",
        name="S value from the energy absorbed per decay",
        latex=r"S = \frac{\sum_i\Delta_i\phi_i}{m}",
        needs=(Variable("E", "energy per decay", "MeV", r"\sum_i\Delta_i\phi_i", low=1e-6, high=50), MASS),
        gives=Variable("S", "S value", "mGy/(MBq*h)", "S", low=1e-12, high=1e9),
        compute=lambda E, m: E / m / of(1, "Bq*s"),
        valid="Energy that the target absorbs per decay in the source; for short-ranged betas in one organ all of it.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"E": "0.9331 MeV", "m": "1000 g"}, "0.538197 mGy/(MBq*h)"),
        check=({"E": "1 MeV", "m": "1 g"}, "576.784 mGy/(MBq*h)", "scipy.constants: 1e13 e x 3600, in mGy per MBq h"),
    ),
    Formula(
        id="s-value-mass-scaling",
        name="Self-dose S value scaled to the mass of an organ",
        latex=r"S_\mathrm{patient} = S_\mathrm{ref}\,\frac{m_\mathrm{ref}}{m_\mathrm{patient}}",
        needs=(
            Variable("S_ref", "S value", "mGy/(MBq*h)", r"S_\mathrm{ref}", low=1e-12, high=1e9),
            Variable(
                "m_ref",
                "organ mass",
                "g",
                r"m_\mathrm{ref}",
                "reference",
                ("reference", "phantom", "model", "standard"),
                low=1e-6,
                high=2e5,
            ),
            Variable(
                "m",
                "organ mass",
                "g",
                r"m_\mathrm{patient}",
                "patient",
                ("patient", "patient's", "actual", "real", "measured"),
                low=1e-6,
                high=2e5,
            ),
        ),
        gives=Variable("S", "S value", "mGy/(MBq*h)", r"S_\mathrm{patient}", low=1e-12, high=1e9),
        compute=lambda S_ref, m_ref, m: S_ref * m_ref / m,
        valid="Self-dose of betas and other short-ranged radiation; photons fall more slowly with the mass.",
        source="MIRD Pamphlet 21 (2009); MIRD Pamphlet 11 (1975)",
        says=("scale", "scaled", "mass scaling"),
        note="mird-formalism",
        example=({"S_ref": "0.3 mGy/(MBq*h)", "m_ref": "1800 g", "m": "1500 g"}, "0.36 mGy/(MBq*h)"),
        check=(
            {"S_ref": "2 mGy/(MBq*h)", "m_ref": "20 g", "m": "40 g"},
            "1 mGy/(MBq*h)",
            "limit: twice the mass, half",
        ),
    ),
    Formula(
        id="residence-time",
        name="Time-integrated activity coefficient (residence time)",
        latex=r"\tilde a = \frac{\tilde A}{A_0}",
        needs=(A_TILDE, ADMINISTERED),
        gives=TIAC,
        compute=lambda At, A0: At / A0,
        valid="Both of one source region and the same administration.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"At": "432.8 MBq*h", "A0": "100 MBq"}, "4.328 h"),
        check=({"At": "3.6 GBq*s", "A0": "2 MBq"}, "0.5 h", "hand-worked: 1 MBq h over 2 MBq"),
    ),
    Formula(
        id="residence-time-clearance",
        name="Residence time from uptake and effective half-life",
        latex=r"\tilde a = f\,\frac{T_\mathrm{eff}}{\ln 2}",
        needs=(
            Variable("f", "uptake fraction", "", "f", low=1e-6, high=1),
            Variable("T_eff", "effective half-life", "h", r"T_\mathrm{eff}", low=1e-6, high=1e9),
        ),
        gives=TIAC,
        compute=lambda f, T_eff: f * T_eff / LN2,
        valid="Immediate uptake, clearance by one exponential.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"f": "0.3", "T_eff": "10 h"}, "4.32809 h"),
        check=({"f": "0.25", "T_eff": "6.93147 h"}, "2.5 h", "hand-worked: a quarter of a mean life of 10 h"),
    ),
    Formula(
        id="dose-residence-time",
        name="Organ dose from activity and residence time",
        latex=r"D = A_0\,\tilde a\,S",
        needs=(ADMINISTERED, TIAC, Variable("S", "S value", "mGy/(MBq*h)", "S", low=1e-12, high=1e9)),
        gives=Variable("D", "absorbed dose", "mGy", "D", low=1e-12, high=1e9),
        compute=lambda A0, a_tilde, S: A0 * a_tilde * S,
        valid="One source region; S of that source, target, nuclide and phantom.",
        source="MIRD Pamphlet 21 (2009)",
        note="mird-formalism",
        example=({"A0": "100 MBq", "a_tilde": "4.328 h", "S": "0.02 mGy/(MBq*h)"}, "8.656 mGy"),
        check=({"A0": "1 GBq", "a_tilde": "30 min", "S": "2 mGy/(MBq*h)"}, "1 Gy", "hand-worked: 500 MBq h x 2 mGy"),
    ),
    Formula(
        id="y90-dose",
        name="Dose of Y-90 microspheres (MIRD)",
        latex=r"D\,[\mathrm{Gy}] = 49.67\,\frac{A_\mathrm{Y90}\,[\mathrm{GBq}]\,(1-LSF)}{m_\mathrm{t}\,[\mathrm{kg}]}",
        needs=(Y90, SHUNT, TREATED),
        gives=DOSE,
        compute=lambda A_Y90, LSF, m_t: per_gigabecquerel() * A_Y90 * (1 - LSF) / m_t,
        valid=Y90_VALID,
        source=Y90_SOURCE,
        says=("Y-90", "yttrium-90", "microspheres", "radioembolisation", "radioembolization"),
        note="mird-formalism",
        example=({"A_Y90": "2 GBq", "LSF": "5 %", "m_t": "1.5 kg"}, "62.9153 Gy"),
        check=({"A_Y90": "3 GBq", "LSF": "10 %", "m_t": "2700 g"}, "49.67 Gy", "hand-worked: 2.7 GBq stay in 2.7 kg"),
    ),
    Formula(
        id="y90-dose-no-shunt",
        name="Dose of Y-90 that stays in the tissue",
        latex=r"D\,[\mathrm{Gy}] = 49.67\,\frac{A_\mathrm{Y90}\,[\mathrm{GBq}]}{m_\mathrm{t}\,[\mathrm{kg}]}",
        needs=(Y90, TREATED),
        gives=DOSE,
        compute=lambda A_Y90, m_t: per_gigabecquerel() * A_Y90 / m_t,
        valid=f"The activity is what lodges in the tissue, after shunt and residue. {Y90_VALID}",
        source=Y90_SOURCE,
        says=("Y-90", "yttrium-90", "microspheres", "radioembolisation", "radioembolization"),
        note="mird-formalism",
        example=({"A_Y90": "1 GBq", "m_t": "1 kg"}, "49.67 Gy"),
        check=({"A_Y90": "600 MBq", "m_t": "300 g"}, "99.34 Gy", "hand-worked: 2 GBq per kg"),
    ),
    Formula(
        id="lung-dose-y90",
        name="Lung dose from shunted Y-90",
        latex=r"D_L\,[\mathrm{Gy}] = 49.67\,\frac{A_\mathrm{Y90}\,[\mathrm{GBq}]\cdot LSF}{m_L\,[\mathrm{kg}]}",
        needs=(Y90, SHUNT, Variable("m_L", "lung mass", "kg", "m_L", default="1 kg", low=0.05, high=5)),
        gives=Variable("D", "lung dose", "Gy", "D_L", low=1e-6, high=1e4),
        compute=lambda A_Y90, LSF, m_L: per_gigabecquerel() * A_Y90 * LSF / m_L,
        valid=f"Limits in use: 30 Gy in one treatment, 50 Gy in all; 1 kg is the usual lung mass. {Y90_VALID}",
        source=Y90_SOURCE,
        says=("lung dose", "dose to the lungs", "shunted", "shunts"),
        example=({"A_Y90": "2 GBq", "LSF": "5 %", "m_L": "1 kg"}, "4.967 Gy"),
        check=({"A_Y90": "4 GBq", "LSF": "12.5 %", "m_L": "500 g"}, "49.67 Gy", "hand-worked: 0.5 GBq in 0.5 kg"),
    ),
    Formula(
        id="lung-shunt-fraction",
        name="Lung shunt fraction from a MAA scan",
        latex=r"LSF = \frac{N_\mathrm{lung}}{N_\mathrm{lung}+N_\mathrm{liver}}",
        needs=(
            Variable("N_lung", "counts", "", r"N_\mathrm{lung}", "lung", ("lung", "lungs"), low=0, high=1e12),
            Variable("N_liver", "counts", "", r"N_\mathrm{liver}", "liver", ("liver",), low=0, high=1e12),
        ),
        gives=SHUNT,
        compute=lambda N_lung, N_liver: N_lung / (N_lung + N_liver),
        valid="Geometric-mean counts of both regions, background removed; planar views read too high.",
        source="AAPM TG-144 (2011)",
        says=("lung shunt", "MAA"),
        example=({"N_lung": "12000", "N_liver": "188000"}, "6 %"),
        check=({"N_lung": "500", "N_liver": "4500"}, "10 %", "hand-worked: one of ten"),
    ),
)
