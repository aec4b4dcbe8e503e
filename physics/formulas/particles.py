"""Electron and proton beams in water: depths, ranges and energies by rule of thumb and protocol."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of
from physics.units import Quantity, pure

I50 = Variable("I50", "I50", "cm", "I_{50}", low=1, high=20)
R50 = Variable("R50", "R50", "cm", "R_{50}", low=0.5, high=21)
E_ELECTRON = Variable("E", "electron energy", "MeV", "E", low=1, high=50)


def half_dose_depth(I50: Quantity) -> Quantity:
    """R50 from I50, both depths in water; TG-51 has one line up to 10 cm and another beyond."""
    depth_cm = I50.m_as("cm")
    return of(1.029 * depth_cm - 0.06 if depth_cm <= 10 else 1.059 * depth_cm - 0.37, "cm")


FORMULAS = (
    Formula(
        id="r50-i50",
        name="Half-dose depth from half-ionization depth",
        latex=r"R_{50} = 1.029\,I_{50}-0.06\ \mathrm{cm}\ (I_{50}\le 10\ \mathrm{cm}),"
        r"\quad R_{50} = 1.059\,I_{50}-0.37\ \mathrm{cm}\ (I_{50}>10\ \mathrm{cm})",
        needs=(I50,),
        gives=R50,
        compute=half_dose_depth,
        valid="From 2 cm, the second line beyond 10 cm. Field at least 10 x 10 cm2, 20 x 20 cm2 for R50 above 8.5 cm.",
        source="AAPM TG-51 (1999), section VIII.C, eq. 16 and 17; IAEA TRS-398 (2000), section 7",
        note="electron-beam-characteristics",
        example=({"I50": "4 cm"}, "4.056 cm"),
        check=({"I50": "12 cm"}, "12.338 cm", "hand-worked from the second TG-51 line: 1.059 x 12 - 0.37"),
    ),
    Formula(
        id="dref-electron",
        name="Electron reference depth",
        latex=r"d_\mathrm{ref} = 0.6\,R_{50}-0.1\ \mathrm{cm}",
        needs=(R50,),
        gives=Variable("d_ref", "reference depth", "cm", r"d_\mathrm{ref}", low=0.1, high=13),
        compute=lambda R50: 0.6 * R50 - of(0.1, "cm"),
        valid="Megavoltage electron beams in water; near the dose maximum at low energy, deeper at high energy.",
        source="AAPM TG-51 (1999), section X, eq. 18; IAEA TRS-398 (2000), section 7",
        note="electron-beam-characteristics",
        example=({"R50": "4.056 cm"}, "2.3336 cm"),
        check=({"R50": "8.5 cm"}, "5.0 cm", "hand-worked: 5.1 - 0.1"),
    ),
    Formula(
        id="electron-mean-energy",
        name="Mean electron energy at the surface",
        latex=r"\bar E_0 = 2.33\,\mathrm{MeV/cm}\;R_{50}",
        needs=(R50,),
        gives=Variable("E0", "mean electron energy", "MeV", r"\bar E_0", low=1, high=50),
        compute=lambda R50: of(2.33, "MeV/cm") * R50,
        valid="Broad beam in water, about 5 to 30 MeV; R50 from a dose curve.",
        source="AAPM TG-25 (1991); ICRU Report 35 (1984)",
        note="electron-beam-characteristics",
        example=({"R50": "4 cm"}, "9.32 MeV"),
        check=({"R50": "3 cm"}, "6.99 MeV", "hand-worked: 7 less 0.01"),
    ),
    Formula(
        id="electron-r90",
        name="Depth of the 90 % electron isodose",
        latex=r"R_{90}\ [\mathrm{cm}] \approx \frac{E\ [\mathrm{MeV}]}{3.2}",
        needs=(E_ELECTRON,),
        gives=Variable("R90", "therapeutic range", "cm", "R_{90}", low=0.2, high=16),
        compute=lambda E: E / of(3.2, "MeV/cm"),
        valid="Rule of thumb for a broad field in water; some texts divide by 4. Check the measured beam.",
        source="Khan, The Physics of Radiation Therapy, chapter 14; AAPM TG-25 (1991)",
        note="electron-beam-characteristics",
        example=({"E": "12 MeV"}, "3.75 cm"),
        check=({"E": "16 MeV"}, "5 cm", "hand-worked: 16 = 5 x 3.2"),
    ),
    Formula(
        id="electron-depth-rules",
        name="Depth of the 80 % electron isodose",
        latex=r"R_{80}\ [\mathrm{cm}] \approx \frac{E\ [\mathrm{MeV}]}{2.8}",
        needs=(E_ELECTRON,),
        gives=Variable("R80", "R80", "cm", "R_{80}", low=0.3, high=18),
        compute=lambda E: E / of(2.8, "MeV/cm"),
        valid="Rule of thumb for a broad field in water; some texts divide by 3. Check the measured beam.",
        source="Khan, The Physics of Radiation Therapy, chapter 14; AAPM TG-25 (1991)",
        note="electron-beam-characteristics",
        example=({"E": "12 MeV"}, "4.2857 cm"),
        check=({"E": "14 MeV"}, "5 cm", "hand-worked: 14 = 5 x 2.8"),
    ),
    Formula(
        id="electron-practical-range",
        name="Practical range of electrons",
        latex=r"R_p\ [\mathrm{cm}] \approx \frac{E\ [\mathrm{MeV}]}{2}",
        needs=(E_ELECTRON,),
        gives=Variable("R_p", "practical range", "cm", "R_p", low=0.5, high=25),
        compute=lambda E: E / of(2, "MeV/cm"),
        valid="Rule of thumb in water; the bremsstrahlung tail lies beyond it.",
        source="Khan, The Physics of Radiation Therapy, chapter 14",
        note="electron-beam-characteristics",
        example=({"E": "12 MeV"}, "6 cm"),
        check=({"E": "9 MeV"}, "4.5 cm", "hand-worked: half of 9"),
    ),
    Formula(
        id="electron-lead-shield",
        name="Lead to stop an electron beam",
        latex=r"t_\mathrm{Pb}\ [\mathrm{mm}] \approx \frac{E\ [\mathrm{MeV}]}{2} + 1",
        needs=(E_ELECTRON,),
        gives=Variable("t", "electron shield thickness", "mm", r"t_\mathrm{Pb}", low=1, high=26),
        compute=lambda E: E / of(2, "MeV/mm") + of(1, "mm"),
        valid="E is the energy at the shield; half of it in mm is the minimum, 1 mm the usual margin. "
        "Cerrobend needs 1.2 times as much.",
        source="Khan, The Physics of Radiation Therapy, chapter 14; AAPM TG-25 (1991)",
        says=("lead cutout", "lead thickness to stop", "stop the electrons"),
        note="electron-beam-characteristics",
        example=({"E": "12 MeV"}, "7 mm"),
        check=({"E": "20 MeV"}, "11 mm", "hand-worked: 10 and 1 for margin"),
    ),
    Formula(
        id="range-energy",
        name="Proton range in water",
        latex=r"R\ [\mathrm{cm}] = 0.0022\,E^{1.77}\ [\mathrm{MeV}]",
        needs=(Variable("E", "proton energy", "MeV", "E", low=10, high=260),),
        gives=Variable("R", "proton range", "cm", "R", low=0.1, high=42),
        compute=lambda E: of(0.0022, "cm") * pure(E / of(1, "MeV")) ** 1.77,
        valid="Protons in water, within 2 % from 40 to 250 MeV; 2 % too long at 30 MeV and 5 % at 10 MeV.",
        source="Bortfeld (1997), Med. Phys. 24, 2024",
        says=("Bragg-Kleeman", "proton"),
        note="proton-heavy-ion-interactions",
        example=({"E": "150 MeV"}, "15.635 cm"),
        check=({"E": "100 MeV"}, "7.628 cm", "hand-worked: 0.0022 x 10^3.54; PSTAR prints 7.72 g/cm2"),
    ),
)
