"""PET: resolution, time of flight, attenuation along a line of response, iterative reconstruction."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, root
from physics.units import Quantity, exp, pure

MU511 = Variable("mu", "linear attenuation coefficient", "1/cm", r"\mu", low=1e-3, high=5)
LOR = Variable("L", "line-of-response length", "cm", "L", low=0.01, high=150)
OBJECT = Variable("D", "object diameter", "cm", "D", low=0.5, high=120)
DX = Variable("dx", "localisation uncertainty", "cm", r"\Delta x", low=0.05, high=100)
RING = Variable("D", "ring diameter", "mm", "D", low=10, high=2000)
CHERRY = "Cherry, Sorenson and Phelps, Physics in Nuclear Medicine (2012), chapter 18"
WIDER = "A water-like object, narrow-beam coefficient at 511 keV (0.096 1/cm in soft tissue), no scatter counted."


def _numbers(values: Quantity) -> list[float]:
    """A list of pure numbers, given as one quantity or as several."""
    return [float(pure(one)) for one in values]


def mlem(l0: Quantity, a1: Quantity, a2: Quantity, y: Quantity, voxel: int) -> Quantity:
    """One MLEM update of a voxel seen by two detectors; the matrix comes by rows, one per detector."""
    start, one, two, seen = _numbers(l0), _numbers(a1), _numbers(a2), _numbers(y)
    expected = [sum(a * b for a, b in zip(row, start, strict=True)) for row in (one, two)]
    back = one[voxel] * seen[0] / expected[0] + two[voxel] * seen[1] / expected[1]
    return number(start[voxel] / (one[voxel] + two[voxel]) * back)


def _mlem(voxel: int, id: str, gives: str, expected: str, check: str) -> Formula:
    j = voxel + 1
    return Formula(
        id=id,
        name=f"MLEM update of voxel {j}, two detectors",
        latex=r"\lambda_j^{(k+1)} = \frac{\lambda_j^{(k)}}{\sum_i a_{ij}}\sum_i a_{ij}"
        r"\frac{y_i}{\sum_{j'}a_{ij'}\lambda_{j'}^{(k)}}" + rf",\quad j={j}",
        needs=(
            Variable("l0", "voxel estimate", "", r"\lambda^{(k)}_j", low=0, high=1e12, many=True),
            Variable(
                "a1",
                "system matrix row of detector 1",
                "",
                "a_{1j}",
                low=0,
                high=1e6,
                many=True,
            ),
            Variable(
                "a2",
                "system matrix row of detector 2",
                "",
                "a_{2j}",
                low=0,
                high=1e6,
                many=True,
            ),
            Variable("y", "projection counts", "", "y_i", low=0, high=1e12, many=True),
        ),
        gives=Variable("lam", gives, "", rf"\lambda^{{(k+1)}}_{j}", low=0, high=1e12),
        compute=lambda l0, a1, a2, y: mlem(l0, a1, a2, y, voxel),
        valid="Poisson data, non-negative start image. Each iteration keeps the counts; OSEM applies it to subsets.",
        source="Shepp and Vardi (1982), IEEE Trans. Med. Imaging 1, 113; Hudson and Larkin (1994)",
        says=("MLEM", "expectation maximisation", "expectation maximization"),
        note="pet-reconstruction-quant",
        example=({"l0": "1, 1", "a1": "0.5, 0.5", "a2": "0.8, 0.2", "y": "4, 6"}, expected),
        check=(
            {"l0": "2, 3", "a1": "0.7, 0.3", "a2": "0.3, 0.7", "y": "5, 5"},
            check,
            "numpy: x / A.T.sum(1) * A.T @ (y / (A @ x))",
        ),
    )


def update(lam: Quantity, a: Quantity, y: Quantity, q: Quantity) -> Quantity:
    """One voxel's MLEM update from its column of the matrix and the projections of the present image."""
    column = _numbers(a)
    ratios = [m / e for m, e in zip(_numbers(y), _numbers(q), strict=True)]
    return number(pure(lam) / sum(column) * sum(c * r for c, r in zip(column, ratios, strict=True)))


FORMULAS = (
    Formula(
        id="tof-gain",
        name="Signal-to-noise gain of time of flight",
        latex=r"G \approx \sqrt{\frac{D}{\Delta x}}",
        needs=(OBJECT, DX),
        gives=Variable("G", "TOF SNR gain", "", "G", low=0.1, high=100),
        compute=lambda D, dx: root(D / dx),
        valid="Centre of a uniform cylinder, localisation well below its diameter; the gain in variance is its square.",
        source=f"Budinger (1983), J. Nucl. Med. 24, 73; {CHERRY}",
        says=("TOF", "time of flight", "time-of-flight"),
        note="pet-detectors-tof",
        example=({"D": "40 cm", "dx": "6 cm"}, "2.58199"),
        check=({"D": "36 cm", "dx": "4 cm"}, "3", "hand-worked: nine localisation lengths across"),
    ),
    Formula(
        id="tof-sensitivity-gain",
        name="Effective sensitivity gain of time of flight",
        latex=r"G_s \approx \frac{D}{\Delta x}",
        needs=(OBJECT, DX),
        gives=Variable("G", "TOF sensitivity gain", "", "G_s", low=0.01, high=1e4),
        compute=lambda D, dx: D / dx,
        valid="Centre of a uniform cylinder, localisation well below its diameter: the factor by which variance falls.",
        source=f"Budinger (1983), J. Nucl. Med. 24, 73; {CHERRY}",
        says=("effective sensitivity",),
        note="pet-detectors-tof",
        example=({"D": "40 cm", "dx": "6 cm"}, "6.66667"),
        check=({"D": "300 mm", "dx": "7.5 cm"}, "4", "hand-worked: a quarter of the object"),
    ),
    Formula(
        id="noncollinearity",
        name="Blur from photon non-collinearity",
        latex=r"R_{180} = 0.0022\,D",
        needs=(RING,),
        gives=Variable("R", "non-collinearity blur", "mm", "R_{180}", low=0.01, high=5),
        compute=lambda D: 0.0022 * D,
        valid="FWHM at the centre of the ring, for an angular spread of about 0.5 degree FWHM.",
        source=CHERRY,
        note="pet-physics",
        example=({"D": "800 mm"}, "1.76 mm"),
        check=({"D": "1 m"}, "2.2 mm", "hand-worked; 0.504 degree over a quarter of the diameter gives the same"),
    ),
    Formula(
        id="pet-resolution",
        name="Reconstructed spatial resolution of a PET scanner",
        latex=r"R = 1.25\sqrt{\left(\tfrac d2\right)^2+s^2+(0.0022\,D)^2+b^2}",
        needs=(
            Variable("d", "crystal width", "mm", "d", low=0.1, high=30),
            Variable("s", "positron range", "mm", "s", low=0, high=20),
            RING,
            Variable("b", "block decoding error", "mm", "b", low=0, high=10),
        ),
        gives=Variable("R", "PET spatial resolution", "mm", "R", low=0.1, high=60),
        compute=lambda d, s, D, b: 1.25 * root((d / 2) ** 2 + s**2 + (0.0022 * D) ** 2 + b**2),
        valid="Centre of the field of view, all parts as FWHM; 1.25 is for the reconstruction, b is 0 where each "
        "crystal has its own photosensor.",
        source="Moses and Derenzo (1993), J. Nucl. Med. 34, 101P; IAEA, Nuclear Medicine Physics (2014)",
        says=("PET scanner", "crystals"),
        note="pet-physics",
        example=({"d": "4 mm", "s": "0.5 mm", "D": "800 mm", "b": "1 mm"}, "3.61153 mm"),
        check=(
            {"d": "4 mm", "s": "1 mm", "D": "909.0909 mm", "b": "0 mm"},
            "3.75 mm",
            "hand-worked: 1.25 x 3, the root of 4 + 1 + 4",
        ),
    ),
    Formula(
        id="pet-attenuation",
        name="Survival of a photon pair along a line of response",
        latex=r"P = e^{-\mu x_1}e^{-\mu x_2} = e^{-\mu L}",
        needs=(MU511, LOR),
        gives=Variable("P", "coincidence survival probability", "", "P", low=1e-12, high=1),
        compute=lambda mu, L: number(exp(-mu * L)),
        valid=f"Wherever on the line the pair arises. {WIDER}",
        source=CHERRY,
        says=("both photons", "both annihilation photons", "both 511 keV photons"),
        note="pet-physics",
        example=({"mu": "0.096 1/cm", "L": "30 cm"}, "0.0561348"),
        check=({"mu": "0.0990210 1/cm", "L": "28 cm"}, "0.0625", "hand-worked: four half-value layers of 7 cm"),
    ),
    Formula(
        id="pet-attenuation-correction",
        name="PET attenuation correction factor",
        latex=r"ACF = e^{\mu L}",
        needs=(MU511, LOR),
        gives=Variable("ACF", "attenuation correction factor", "", "ACF", low=1, high=1e9),
        compute=lambda mu, L: number(exp(mu * L)),
        valid=f"The same for every point of the line. {WIDER}",
        source=CHERRY,
        says=("line of response", "PET attenuation", "511 keV"),
        note="pet-physics",
        example=({"mu": "0.096 1/cm", "L": "30 cm"}, "17.8143"),
        check=({"mu": "0.0990210 1/cm", "L": "35 cm"}, "32", "hand-worked: five half-value layers of 7 cm"),
    ),
    _mlem(0, "mlem", "updated voxel value", "5.23077", "4.15459"),
    _mlem(1, "mlem-voxel-2", "updated value of voxel 2", "4.57143", "5.84541"),
    Formula(
        id="mlem-update",
        name="MLEM update of one voxel from its projections",
        latex=r"\lambda' = \frac{\lambda}{\sum_i a_i}\sum_i a_i\frac{y_i}{q_i}",
        needs=(
            Variable("lam", "voxel estimate", "", r"\lambda", low=0, high=1e12),
            Variable("a", "system matrix column", "", "a_i", low=0, high=1e6, many=True),
            Variable("y", "projection counts", "", "y_i", low=0, high=1e12, many=True),
            Variable("q", "forward projection", "", "q_i", low=0, high=1e12, many=True),
        ),
        gives=Variable("new", "updated voxel value", "", r"\lambda'", low=0, high=1e12),
        compute=update,
        valid="a is what each detector sees of the voxel, q the projection of the present image on each detector.",
        source="Shepp and Vardi (1982), IEEE Trans. Med. Imaging 1, 113",
        says=("forward projection", "estimated projections"),
        note="pet-reconstruction-quant",
        example=({"lam": "1", "a": "0.5, 0.8", "y": "4, 6", "q": "1, 1"}, "5.23077"),
        check=(
            {"lam": "3", "a": "0.2, 0.2", "y": "10, 30", "q": "20, 20"},
            "3",
            "hand-worked: ratios 0.5 and 1.5, mean 1",
        ),
    ),
)
