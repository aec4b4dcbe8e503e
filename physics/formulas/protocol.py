"""Beam quality and electron beams by TG-51 and TRS-398; kilovoltage x rays by TG-61."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, of
from physics.formulas.chamber import CORRECTED
from physics.units import Quantity, exp

# depths belong to the quantity itself: %dd(10) is the per cent dose 10 cm deep at SSD 100 cm, 10 x 10 cm2
PHOTON_PART = Variable("ddx", "%dd(10)x", "%", r"\%dd(10)_x", low=50, high=100)
TPR = Variable("TPR", "TPR20,10", "", r"\mathrm{TPR}_{20,10}", low=0.5, high=0.9)
R50 = Variable("R50", "R50", "cm", "R_{50}", low=2, high=9)
K_R50 = Variable("k_R50", "electron beam quality factor", "", r"k'_{R_{50}}", low=0.9, high=1.1)
K_ECAL = Variable("k_ecal", "photon-electron conversion factor", "", r"k_\mathrm{ecal}", low=0.8, high=1)
P_GR = Variable("P_gr", "gradient correction", "", r"P_\mathrm{gr}^Q", low=0.9, high=1.1)
N_DW = Variable("N", "calibration coefficient", "cGy/nC", r"N_{D,w}^{60\mathrm{Co}}", low=1e-3, high=1e4)
N_K = Variable("N_K", "air-kerma calibration coefficient", "cGy/nC", "N_K", low=1e-3, high=1e4)
DOSE = Variable("D", "absorbed dose", "cGy", "D_w", low=1e-6)
CAVITY = Variable("r", "cavity radius", "mm", r"r_\mathrm{cav}", low=0.2, high=20)
SHIFT = Variable("dz", "upstream shift", "mm", r"\Delta z", low=0.05, high=15)
MU_EN = Variable(
    "ratio", "mass energy-absorption coefficient ratio", "", r"(\bar\mu_{en}/\rho)^w_\mathrm{air}", low=0.9, high=1.2
)


def behind_lead(dd: Quantity, d: Quantity, foil: Quantity) -> Quantity:
    """TG-51 equations 13 and 14: the foil's own electrons depend on how far away it is. OutOfRange elsewhere."""
    away, reading = d.m_as("cm"), dd.m_as("%")
    if not 0.8 <= foil.m_as("mm") <= 1.2:
        raise OutOfRange("TG-51 has these relations for a lead foil of 1 mm (within 20 %) only.")
    if 45 <= away <= 55:
        constant, slope, start = 0.8905, 0.00150, 73
    elif 29 <= away <= 31:
        constant, slope, start = 0.8116, 0.00264, 71
    else:
        raise OutOfRange(
            "TG-51 has a relation for the lead foil at 50 cm (within 5 cm) and at 30 cm (within 1 cm) only."
        )
    return dd if reading < start else (constant + slope * reading) * dd


def without_lead(dd: Quantity) -> Quantity:
    """TG-51 equation 15, which begins where the head's electrons begin to matter."""
    part: Quantity = dd if dd.m_as("%") <= 75 else 1.267 * dd - of(20, "%")
    return part


def shift(suffix: str, beam: str, share: float, says: tuple[str, ...]) -> Formula:
    """How far a depth curve of a cylindrical chamber moves towards the source."""
    return Formula(
        id=f"epom-shift{suffix}",
        name=f"Shift to the effective point of measurement, {beam} beam",
        latex=rf"\Delta z = {share}\,r_\mathrm{{cav}}",
        needs=(CAVITY,),
        gives=SHIFT,
        compute=lambda r: share * r,
        valid=f"Depth-dose scans with a cylindrical chamber in {beam} beams: the curve moves to shallower depth by it.",
        source="AAPM TG-51 (1999), section VIII.A",
        says=says,
        note="ionization-chamber-types",
        example=({"r": "3.05 mm"}, f"{share * 3.05:.6g} mm"),
        check=({"r": "2 mm"}, f"{share * 2:g} mm", "hand-worked: a cavity 4 mm wide"),
    )


FORMULAS = (
    Formula(
        id="pdd10x",
        name="Photon quality %dd(10)x from the open beam",
        latex=r"\%dd(10)_x = 1.267\,\%dd(10)-20.0",
        needs=(Variable("dd", "open-beam %dd(10)", "%", r"\%dd(10)", low=50, high=89),),
        gives=PHOTON_PART,
        compute=without_lead,
        valid="Flattened beams of 10 MV and above without the lead foil (interim), 75 to 89 %; up to 75 % the open "
        "beam's own value is taken.",
        source="AAPM TG-51 (1999), section VIII.B, eq. 15",
        note="tg51-photon-protocol",
        example=({"dd": "80 %"}, "81.36 %"),
        check=({"dd": "75.001 %"}, "75 %", "continuity: up to 75 % TG-51 takes the open beam's own value"),
    ),
    Formula(
        id="pdd10x-lead",
        name="Photon quality %dd(10)x with the lead foil",
        latex=r"\%dd(10)_x = \left[0.8905+0.00150\,\%dd(10)_\mathrm{Pb}\right]\%dd(10)_\mathrm{Pb}\ (50\,\mathrm{cm}),"
        r"\quad \left[0.8116+0.00264\,\%dd(10)_\mathrm{Pb}\right]\%dd(10)_\mathrm{Pb}\ (30\,\mathrm{cm})",
        needs=(
            Variable("dd", "lead-filtered %dd(10)", "%", r"\%dd(10)_\mathrm{Pb}", low=50, high=95),
            Variable("d", "lead foil distance", "cm", "d", default="50 cm", low=25, high=60),
            Variable("foil", "thickness", "mm", "t", default="1 mm", low=0.1, high=10),
        ),
        gives=PHOTON_PART,
        compute=behind_lead,
        valid="1 mm of lead 50 or 30 cm from the phantom surface, SSD 100 cm, 10 x 10 cm2; below 73 % (50 cm) or 71 % "
        "(30 cm) the lead reading itself is taken.",
        source="AAPM TG-51 (1999), section VIII.B, eq. 13 and 14",
        says=("lead", "Pb foil"),
        note="tg51-photon-protocol",
        example=({"dd": "80 %", "d": "50 cm", "foil": "1 mm"}, "80.84 %"),
        check=(
            {"dd": "71.3636 %", "d": "30 cm", "foil": "1 mm"},
            "71.3636 %",
            "hand-worked: no correction at (1 - 0.8116)/0.00264, within 0.4 of where TG-51 lets the line begin",
        ),
    ),
    Formula(
        id="tpr2010",
        name="TPR20,10 from the depth-dose ratio",
        latex=r"\mathrm{TPR}_{20,10} = 1.2661\,\mathrm{PDD}_{20,10}-0.0595",
        needs=(Variable("PDD20_10", "PDD20,10", "", r"\mathrm{PDD}_{20,10}", low=0.45, high=0.75),),
        gives=TPR,
        compute=lambda PDD20_10: 1.2661 * PDD20_10 - number(0.0595),
        valid="PDD at 20 over that at 10 g/cm2, 10 x 10 cm2 at the surface, SSD 100 cm, megavoltage photons.",
        source="IAEA TRS-398 (2000), section 6.3.1",
        note="trs398-protocol",
        example=({"PDD20_10": "0.575"}, "0.668507"),
        check=({"PDD20_10": "0.6"}, "0.70016", "hand-worked: three fifths of 1.2661, less 0.0595"),
    ),
    Formula(
        id="tpr2010-from-pdds",
        name="TPR20,10 from two percent depth doses",
        latex=r"\mathrm{TPR}_{20,10} = 1.2661\,\frac{\mathrm{PDD}(20)}{\mathrm{PDD}(10)}-0.0595",
        needs=(
            Variable(
                "PDD20", "PDD at 20 cm depth", "%", r"\mathrm{PDD}(20)", "at 20 cm", ("20 cm", "at 20"), low=15, high=60
            ),
            Variable(
                "PDD10", "open-beam %dd(10)", "%", r"\mathrm{PDD}(10)", "at 10 cm", ("10 cm", "at 10"), low=40, high=95
            ),
        ),
        gives=TPR,
        compute=lambda PDD20, PDD10: 1.2661 * PDD20 / PDD10 - number(0.0595),
        valid="Both at SSD 100 cm and 10 x 10 cm2 at the surface, megavoltage photons.",
        source="IAEA TRS-398 (2000), section 6.3.1",
        note="trs398-protocol",
        example=({"PDD20": "38.5 %", "PDD10": "67 %"}, "0.668034"),
        check=({"PDD20": "39 %", "PDD10": "65 %"}, "0.70016", "hand-worked: a ratio of three fifths"),
    ),
    Formula(
        id="kr50-farmer",
        name="Electron beam quality factor, Farmer-type chamber",
        latex=r"k'_{R_{50}} = 0.9905+0.0710\,e^{-R_{50}/3.67\,\mathrm{cm}}",
        needs=(R50,),
        gives=K_R50,
        compute=lambda R50: number(0.9905 + 0.0710 * exp(-R50 / of(3.67, "cm"))),
        valid="Cylindrical Farmer-like chambers, 2 to 9 cm (below 2.6 cm TG-51 wants a plane-parallel one), TG-51 of 1999; "
        "the 2024 electron addendum replaces it.",
        source="AAPM TG-51 (1999), section X",
        says=("Farmer", "cylindrical"),
        note="tg51-electron-protocol",
        example=({"R50": "4.056 cm"}, "1.01401"),
        check=({"R50": "7.5 cm"}, "1", "by definition: TG-51 normalises it to 1 at 7.5 cm"),
    ),
    Formula(
        id="kr50-plane-parallel",
        name="Electron beam quality factor, plane-parallel chamber",
        latex=r"k'_{R_{50}} = 1.2239-0.145\,(R_{50}/\mathrm{cm})^{0.214}",
        needs=(Variable("R50", "R50", "cm", "R_{50}", low=2, high=20),),
        gives=K_R50,
        compute=lambda R50: number(1.2239 - 0.145 * R50.m_as("cm") ** 0.214),
        valid="Well-guarded plane-parallel chambers, 2 to 20 cm, TG-51 of 1999; the 2024 addendum replaces it.",
        source="AAPM TG-51 (1999), section X",
        says=("plane-parallel", "plane parallel", "parallel-plate", "parallel plate", "Markus", "Roos", "NACP"),
        note="tg51-electron-protocol",
        example=({"R50": "4.056 cm"}, "1.02824"),
        check=({"R50": "7.5 cm"}, "1", "by definition: TG-51 normalises it to 1 at 7.5 cm"),
    ),
    Formula(
        id="tg51-electron",
        name="Absorbed dose to water of an electron beam (TG-51)",
        latex=r"D_w = M\,P_\mathrm{gr}^Q\,k'_{R_{50}}\,k_\mathrm{ecal}\,N_{D,w}^{60\mathrm{Co}}",
        needs=(CORRECTED, P_GR, K_R50, K_ECAL, N_DW),
        gives=DOSE,
        compute=lambda M, P_gr, k_R50, k_ecal, N: M * P_gr * k_R50 * k_ecal * N,
        valid="Cylindrical chamber at d_ref in water, factors of 1999; not to be mixed with those of the 2024 addendum.",
        source="AAPM TG-51 (1999), section X",
        says=("electron", "k_ecal", "kecal"),
        note="tg51-electron-protocol",
        example=({"M": "20 nC", "P_gr": "1.001", "k_R50": "1.014", "k_ecal": "0.9", "N": "5.38 cGy/nC"}, "98.294 cGy"),
        check=(
            {"M": "20 nC", "P_gr": "1", "k_R50": "1", "k_ecal": "0.9", "N": "5 cGy/nC"},
            "90 cGy",
            "hand-worked at the reference quality, R50 = 7.5 cm",
        ),
    ),
    Formula(
        id="tg51-electron-ungraded",
        name="Absorbed dose to water of an electron beam without a gradient correction",
        latex=r"D_w = M\,k'_{R_{50}}\,k_\mathrm{ecal}\,N_{D,w}^{60\mathrm{Co}}",
        needs=(CORRECTED, K_R50, K_ECAL, N_DW),
        gives=DOSE,
        compute=lambda M, k_R50, k_ecal, N: M * k_R50 * k_ecal * N,
        valid="Plane-parallel chambers (P_gr = 1), or any chamber with the 2024 addendum's factors; a cylindrical one "
        "by TG-51 of 1999 needs P_gr.",
        source="AAPM TG-51 (1999), section X; WGTG51 Report 385 (2024)",
        says=("plane-parallel", "plane parallel", "parallel-plate", "addendum"),
        note="tg51-electron-protocol",
        example=({"M": "20 nC", "k_R50": "1.014", "k_ecal": "0.9", "N": "5.38 cGy/nC"}, "98.1958 cGy"),
        check=(
            {"M": "10 nC", "k_R50": "1", "k_ecal": "0.88", "N": "25 cGy/nC"},
            "220 cGy",
            "hand-worked at the reference quality, R50 = 7.5 cm",
        ),
    ),
    Formula(
        id="p-gr",
        name="Gradient correction in an electron beam",
        latex=r"P_\mathrm{gr}^Q = \frac{M(d_\mathrm{ref}+0.5\,r_\mathrm{cav})}{M(d_\mathrm{ref})}",
        needs=(
            Variable(
                "M_deep",
                "raw reading",
                "nC",
                r"M(d_\mathrm{ref}+0.5\,r_\mathrm{cav})",
                "half a cavity radius deeper",
                ("deeper", "0.5", "0.5 r_cav", "0.5 rcav", "half", "shifted", "beyond", "below"),
                low=1e-6,
                high=1e6,
            ),
            Variable(
                "M_ref",
                "raw reading",
                "nC",
                r"M(d_\mathrm{ref})",
                "at the reference depth",
                ("reference", "d_ref", "dref", "at dref", "at d_ref"),
                low=1e-6,
                high=1e6,
            ),
        ),
        gives=P_GR,
        compute=lambda M_deep, M_ref: M_deep / M_ref,
        valid="Cylindrical chambers by TG-51 of 1999; plane-parallel chambers have 1.",
        source="AAPM TG-51 (1999), section X",
        note="tg51-electron-protocol",
        example=({"M_deep": "20.02 nC", "M_ref": "20 nC"}, "1.001"),
        check=({"M_deep": "9.95 nC", "M_ref": "10 nC"}, "0.995", "hand-worked: half a per cent down"),
    ),
    shift("", "photon", 0.6, ("photon", "x-ray", "x ray", "MV")),
    shift("-electron", "electron", 0.5, ("electron",)),
    Formula(
        id="tg61-in-air",
        name="Surface dose of kilovoltage x rays, in-air method (TG-61)",
        latex=r"D_{w,z=0} = M\,N_K\,B_w\,P_\mathrm{stem,air}\left[\left(\frac{\bar\mu_{en}}{\rho}\right)^w_\mathrm{air}"
        r"\right]_\mathrm{air}",
        needs=(
            CORRECTED,
            N_K,
            Variable("B_w", "backscatter factor", "", "B_w", low=1, high=1.7),
            Variable("P_stem", "stem correction", "", r"P_\mathrm{stem,air}", default="1", low=0.9, high=1.1),
            MU_EN,
        ),
        gives=DOSE,
        compute=lambda M, N_K, B_w, P_stem, ratio: M * N_K * B_w * P_stem * ratio,
        valid="40 to 300 kV, chamber in air where the skin will be; P_stem is 1 for the field size of the calibration.",
        source="AAPM TG-61 (2001), Med Phys 28, 868",
        says=("TG-61", "TG61", "in-air", "in air"),
        example=({"M": "10 nC", "N_K": "4.5 cGy/nC", "B_w": "1.25", "P_stem": "1", "ratio": "1.05"}, "59.0625 cGy"),
        check=(
            {"M": "20 nC", "N_K": "5 cGy/nC", "B_w": "1.2", "P_stem": "1", "ratio": "1.025"},
            "123 cGy",
            "hand-worked: 1 Gy of air kerma, a fifth more, a fortieth more",
        ),
    ),
    Formula(
        id="tg61-in-phantom",
        name="Dose of kilovoltage x rays 2 cm deep, in-phantom method (TG-61)",
        latex=r"D_{w,z=2\,\mathrm{cm}} = M\,N_K\,P_{Q,\mathrm{cham}}\,P_\mathrm{sheath}"
        r"\left[\left(\frac{\bar\mu_{en}}{\rho}\right)^w_\mathrm{air}\right]_\mathrm{water}",
        needs=(
            CORRECTED,
            N_K,
            Variable("P_Q", "chamber quality correction", "", r"P_{Q,\mathrm{cham}}", low=0.9, high=1.1),
            Variable("P_sheath", "sheath correction", "", r"P_\mathrm{sheath}", default="1", low=0.9, high=1.1),
            MU_EN,
        ),
        gives=DOSE,
        compute=lambda M, N_K, P_Q, P_sheath, ratio: M * N_K * P_Q * P_sheath * ratio,
        valid="100 to 300 kV, chamber centre 2 cm deep in water, 10 x 10 cm2; P_sheath is 1 without a sleeve.",
        source="AAPM TG-61 (2001), Med Phys 28, 868",
        says=("TG-61", "TG61", "in-phantom", "in phantom"),
        example=({"M": "10 nC", "N_K": "4.5 cGy/nC", "P_Q": "1.01", "P_sheath": "1", "ratio": "1.05"}, "47.7225 cGy"),
        check=(
            {"M": "20 nC", "N_K": "5 cGy/nC", "P_Q": "1", "P_sheath": "1", "ratio": "1.025"},
            "102.5 cGy",
            "hand-worked: 1 Gy of air kerma, a fortieth more",
        ),
    ),
)
