"""Electron beams: energy at the surface and in depth, fields wide enough, output at a longer distance."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of
from physics.units import pure

R_P = Variable("R_p", "practical range", "cm", "R_p", low=0.1, high=25)
E_P = Variable("E_p", "most probable energy", "MeV", r"E_{p,0}", low=0.3, high=60)
SSD_EFF = Variable("SSD_eff", "effective SSD", "cm", r"SSD_\mathrm{eff}", low=10, high=150)
D_M = Variable("d_m", "depth of maximum dose", "cm", "d_m", low=0, high=6)

FORMULAS = (
    Formula(
        id="electron-most-probable-energy",
        name="Most probable electron energy at the surface",
        latex=r"E_{p,0} = 0.22+1.98\,R_p+0.0025\,R_p^2",
        needs=(R_P,),
        gives=E_P,
        compute=lambda R_p: of(0.22, "MeV") + of(1.98, "MeV/cm") * R_p + of(0.0025, "MeV/cm^2") * R_p**2,
        valid="R_p in cm of water from a broad beam, E in MeV; about 1 to 50 MeV.",
        source="ICRU Report 35 (1984); AAPM TG-25 (1991)",
        note="electron-beam-characteristics",
        example=({"R_p": "5 cm"}, "10.1825 MeV"),
        check=({"R_p": "10 cm"}, "20.27 MeV", "hand-worked: 0.22 + 19.8 + 0.25"),
    ),
    Formula(
        id="electron-energy-depth",
        name="Mean electron energy at a depth (Harder)",
        latex=r"\bar E_z = \bar E_0\left(1-\frac{z}{R_p}\right)",
        needs=(
            Variable("E0", "mean electron energy", "MeV", r"\bar E_0", low=0.5, high=60),
            Variable("z", "depth", "cm", "z", low=0, high=25),
            R_P,
        ),
        gives=Variable("E_z", "mean energy at depth", "MeV", r"\bar E_z", low=0, high=60),
        compute=lambda E0, z, R_p: E0 * (1 - z / R_p),
        valid="Up to the practical range; good below about 10 MeV or at small depths, else tables serve better.",
        source="Harder (1965); ICRU Report 35 (1984); AAPM TG-25 (1991)",
        says=("Harder",),
        note="electron-beam-characteristics",
        example=({"E0": "9.32 MeV", "z": "2.3 cm", "R_p": "5 cm"}, "5.0328 MeV"),
        check=({"E0": "12 MeV", "z": "3 cm", "R_p": "6 cm"}, "6 MeV", "hand-worked: half the range, half the energy"),
    ),
    Formula(
        id="lateral-buildup-radius",
        name="Least field radius for lateral scatter equilibrium",
        latex=r"R_\mathrm{eq} \approx 0.88\sqrt{E_{p,0}}",
        needs=(E_P,),
        gives=Variable("R_eq", "equilibrium field radius", "cm", r"R_\mathrm{eq}", low=0.1, high=10),
        compute=lambda E_p: of(0.88, "cm") * pure(E_p / of(1, "MeV")) ** 0.5,
        valid="Radius in cm, energy in MeV, in water; a smaller field needs its own output and depth dose.",
        source="Lax and Brahme (1980), Acta Radiol. Oncol. 19, 199; Khan, chapter 14",
        note="electron-dosimetry-clinical",
        example=({"E_p": "12 MeV"}, "3.04841 cm"),
        check=({"E_p": "16 MeV"}, "3.52 cm", "hand-worked: 4 x 0.88"),
    ),
    Formula(
        id="effective-ssd-electron",
        name="Electron output at an extended distance (effective SSD)",
        latex=r"\frac{I_g}{I_0} = \left(\frac{SSD_\mathrm{eff}+d_m}{SSD_\mathrm{eff}+d_m+g}\right)^2",
        needs=(SSD_EFF, D_M, Variable("g", "extra air gap", "cm", "g", low=0, high=100)),
        gives=Variable("ratio", "output ratio", "", "I_g/I_0", low=0.01, high=1),
        compute=lambda SSD_eff, d_m, g: ((SSD_eff + d_m) / (SSD_eff + d_m + g)) ** 2,
        valid="The effective SSD is measured for each energy, applicator and cutout; g is the gap beyond the nominal SSD. "
        "A virtual SSD found from the divergence of the field edges is another number.",
        source="AAPM TG-25 (1991); AAPM TG-70 (2009)",
        says=("effective SSD", "virtual SSD", "air gap", "extended SSD"),
        note="electron-dosimetry-clinical",
        example=({"SSD_eff": "88 cm", "d_m": "2 cm", "g": "10 cm"}, "0.81"),
        check=({"SSD_eff": "78 cm", "d_m": "2 cm", "g": "20 cm"}, "0.64", "hand-worked: (80/100)^2"),
    ),
    Formula(
        id="effective-ssd-slope",
        name="Effective SSD from the output measured at several gaps",
        latex=r"SSD_\mathrm{eff} = \frac{1}{\mathrm{slope}}-d_m",
        needs=(Variable("slope", "slope of the output plot", "1/cm", r"\mathrm{slope}", low=1e-3, high=0.2), D_M),
        gives=SSD_EFF,
        compute=lambda slope, d_m: 1 / slope - d_m,
        valid="Slope of the straight line of sqrt(I_0/I_g) against the gap g, each at the depth of maximum dose.",
        source="Khan, Sewchand and Levitt (1978), Radiology 126, 249; AAPM TG-25 (1991)",
        note="electron-dosimetry-clinical",
        example=({"slope": "0.0111111 1/cm", "d_m": "2 cm"}, "88 cm"),
        check=({"slope": "0.0125 1/cm", "d_m": "1.5 cm"}, "78.5 cm", "hand-worked: 80 - 1.5"),
    ),
)
