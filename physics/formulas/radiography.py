"""The x-ray tube and the projection image: heat, distance, blur, grids, kerma-area product."""

from __future__ import annotations

from medphys.errors import OutOfRange
from physics.formula import Formula, Variable
from physics.formulas.arithmetic import sin
from physics.units import Quantity, pure

DETECTOR = ("first", "old", "original", "from ¦")
DETECTOR_NEW = ("second", "new", "to")
M = Variable("M", "magnification", "", "M", low=1, high=100)


def enlarged(far: Quantity, near: Quantity) -> Quantity:
    """Magnification of an object between focus and receptor; OutOfRange where it lies elsewhere."""
    if pure(near / far) <= 0 or pure(near / far) > 1:
        raise OutOfRange("The object must lie between the focal spot and the receptor: check which distance is which.")
    made: Quantity = far / near
    return made


FORMULAS = (
    Formula(
        id="heat-units",
        name="Heat deposited in the anode",
        latex=r"E = k\,V\,I\,t",
        needs=(
            Variable("V", "tube potential", "kV", "V", low=1, high=1000),
            Variable("I", "tube current", "mA", "I", low=0.01, high=5000),
            Variable("t", "time", "s", "t", low=1e-4, high=1e5),
            Variable("k", "waveform factor", "", "k", default="1", low=0.5, high=1),
        ),
        gives=Variable("E", "heat", "kJ", "E", low=1e-9, high=1e9),
        compute=lambda V, I, t, k: k * V * I * t,  # noqa: E741
        valid="Constant or high-frequency potential (k = 1). The old heat unit (1 kVp x 1 mA x 1 s, single "
        "phase) is about 0.71 J.",
        source="IAEA Diagnostic Radiology Physics (2014), chapter 5",
        note="xray-tube",
        example=({"V": "80 kV", "I": "500 mA", "t": "0.2 s"}, "8 kJ"),
        check=({"V": "100 kV", "I": "10 mA", "t": "60 s"}, "60 kJ", "hand-worked: 1 kW for a minute"),
    ),
    Formula(
        id="tube-loading",
        name="Tube current-time product",
        latex=r"Q = I\,t",
        needs=(
            Variable("current", "tube current", "mA", "I", low=0.01, high=5e3),
            Variable("t", "time", "ms", "t", "exposure", ("exposure", "exposure time"), low=0.01, high=1e6),
        ),
        gives=Variable("Q", "tube current-time product", "mAs", "Q", low=1e-4, high=1e6),
        compute=lambda current, t: current * t,
        valid="Steady tube current during the exposure.",
        source="Bushberg et al., The Essential Physics of Medical Imaging, chapter 6",
        says=("mAs",),
        note="xray-tube",
        example=({"current": "400 mA", "t": "25 ms"}, "10 mAs"),
        check=({"current": "125 mA", "t": "0.8 s"}, "100 mAs", "hand-worked: 125 times 4/5"),
    ),
    Formula(
        id="mas-distance",
        name="Tube loading at another distance",
        latex=r"mAs_2 = mAs_1\left(\frac{d_2}{d_1}\right)^2",
        needs=(
            Variable("mAs1", "tube current-time product", "mAs", "mAs_1", "old", DETECTOR, low=1e-3, high=1e5),
            Variable("d1", "source-to-image distance", "cm", "d_1", "old", DETECTOR, low=10, high=1000),
            Variable("d2", "source-to-image distance", "cm", "d_2", "new", DETECTOR_NEW, low=10, high=1000),
        ),
        gives=Variable("mAs2", "tube current-time product", "mAs", "mAs_2", "new", DETECTOR_NEW, low=1e-3, high=1e6),
        compute=lambda mAs1, d1, d2: mAs1 * (d2 / d1) ** 2,
        valid="Same tube potential and filtration, same exposure of the receptor.",
        source="Bushberg et al., The Essential Physics of Medical Imaging, chapter 7",
        note="radiography-dose-drl",
        example=({"mAs1": "10 mAs", "d1": "100 cm", "d2": "180 cm"}, "32.4 mAs"),
        check=({"mAs1": "8 mAs", "d1": "200 cm", "d2": "100 cm"}, "2 mAs", "hand-worked: half the distance, a quarter"),
    ),
    Formula(
        id="magnification",
        name="Geometric magnification",
        latex=r"M = \frac{SID}{SOD}",
        needs=(
            Variable("SID", "source-to-image distance", "cm", "SID", low=1, high=1000),
            Variable("SOD", "source-to-object distance", "cm", "SOD", low=1, high=1000),
        ),
        gives=M,
        compute=lambda SID, SOD: enlarged(SID, SOD),
        valid="Plane object parallel to the receptor.",
        source="Bushberg et al., chapter 7; IAEA Diagnostic Radiology Physics (2014), chapter 6",
        note="xray-tube",
        example=({"SID": "100 cm", "SOD": "80 cm"}, "1.25"),
        check=({"SID": "65 cm", "SOD": "36 cm"}, "1.805556", "hand-worked: magnification mammography"),
    ),
    Formula(
        id="magnification-oid",
        name="Magnification from the object-to-image distance",
        latex=r"M = \frac{SID}{SID-OID}",
        needs=(
            Variable("SID", "source-to-image distance", "cm", "SID", low=1, high=1000),
            Variable("OID", "object-to-image distance", "cm", "OID", low=0, high=500),
        ),
        gives=M,
        compute=lambda SID, OID: enlarged(SID, SID - OID),
        valid="Plane object parallel to the receptor.",
        source="Bushberg et al., chapter 7; IAEA Diagnostic Radiology Physics (2014), chapter 6",
        note="xray-tube",
        example=({"SID": "100 cm", "OID": "20 cm"}, "1.25"),
        check=({"SID": "66 cm", "OID": "33 cm"}, "2", "hand-worked: the object half way"),
    ),
    Formula(
        id="geometric-unsharpness",
        name="Geometric unsharpness",
        latex=r"U_g = f\,(M-1)",
        needs=(Variable("f", "focal spot size", "mm", "f", low=1e-3, high=10), M),
        gives=Variable("U", "geometric unsharpness", "mm", "U_g", low=0, high=100),
        compute=lambda f, M: f * (M - 1),
        valid="At the receptor; divide by M for the blur in the object plane.",
        source="Bushberg et al., chapter 7",
        note="xray-tube",
        example=({"f": "1 mm", "M": "1.25"}, "0.25 mm"),
        check=(
            {"f": "0.6 mm", "M": "1.5"},
            "0.3 mm",
            "similar triangles: a 0.6 mm spot 60 cm before the object and 30 cm of air behind it, 0.6 x 30/60",
        ),
    ),
    Formula(
        id="effective-focal-spot",
        name="Effective focal spot (line focus)",
        latex=r"f_\mathrm{eff} = f_\mathrm{actual}\sin\theta",
        needs=(
            Variable("f_actual", "actual focal spot length", "mm", r"f_\mathrm{actual}", low=0.01, high=50),
            Variable("theta", "anode angle", "deg", r"\theta", low=1, high=45),
        ),
        gives=Variable("f", "focal spot size", "mm", r"f_\mathrm{eff}", low=1e-3, high=50),
        compute=lambda f_actual, theta: f_actual * sin(theta),
        valid="Seen along the central ray; the spot looks larger towards the cathode side.",
        source="Bushberg et al., chapter 6",
        note="xray-tube",
        example=({"f_actual": "5 mm", "theta": "12 deg"}, "1.03956 mm"),
        check=({"f_actual": "4 mm", "theta": "30 deg"}, "2 mm", "hand-worked: sin 30 is one half"),
    ),
    Formula(
        id="grid-ratio",
        name="Grid ratio",
        latex=r"r = \frac{h}{D}",
        needs=(
            Variable("h", "strip height", "mm", "h", low=0.01, high=100),
            Variable("D", "interspace", "mm", "D", low=1e-3, high=20),
        ),
        gives=Variable("r", "grid ratio", "", "r", low=1.5, high=100),
        compute=lambda h, D: h / D,
        valid="D is the gap between strips, not their spacing centre to centre.",
        source="IEC 60627 (2013); Bushberg et al., chapter 7",
        note="scatter-grids",
        example=({"h": "2.4 mm", "D": "0.3 mm"}, "8"),
        check=({"h": "3 mm", "D": "250 um"}, "12", "hand-worked: a 12:1 grid, four interspaces to the millimetre"),
    ),
    Formula(
        id="kap",
        name="Kerma-area product",
        latex=r"P_{KA} \approx K\,A",
        needs=(
            Variable("K", "air kerma", "mGy", "K", low=1e-6, high=1e6),
            Variable("A", "field area", "cm2", "A", low=0.01, high=1e5),
        ),
        gives=Variable("P_KA", "kerma-area product", "Gy*cm2", "P_{KA}", low=1e-9, high=1e6),
        compute=lambda K, A: K * A,
        valid="Uniform field; kerma and area in one plane. The same at any distance from the source, air attenuation aside.",
        source="ICRU Report 74 (2005); IAEA TRS 457 (2007)",
        note="radiography-dose-drl",
        example=({"K": "10 mGy", "A": "400 cm2"}, "4 Gy*cm2"),
        check=(
            {"K": "2.5 mGy", "A": "1600 cm2"},
            "4 Gy*cm2",
            "hand-worked: the beam of the example at twice the distance, a quarter of 10 mGy on four times 400 cm2",
        ),
    ),
)
