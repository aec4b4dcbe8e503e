"""Every kind of quantity by its name, gathered from the tables of each field."""

from __future__ import annotations

from physics.kind import Kind
from physics.kinds_calibration import CALIBRATION
from physics.kinds_clinic import BIOLOGY, CHAMBER, TREATMENT
from physics.kinds_detectors import DETECTORS
from physics.kinds_emission import EMISSION
from physics.kinds_imaging import COUNTING, IMAGING, MR_US, STATISTICS
from physics.kinds_matter import MATTER
from physics.kinds_planning import PLANNING
from physics.kinds_radiation import NUCLIDES, PHOTONS, PROTECTION, RADIATION

__all__ = ["KINDS", "Kind"]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        *RADIATION, *NUCLIDES, *PHOTONS, *PROTECTION, *CHAMBER, *TREATMENT,
        *BIOLOGY, *IMAGING, *MR_US, *COUNTING, *STATISTICS,
        *MATTER, *CALIBRATION, *PLANNING, *DETECTORS, *EMISSION,
    )
}  # fmt: skip

ANY_UNIT = frozenset(  # statistics of whatever was measured: the result has the unit of the values
    {
        "measured value", "value uncertainty", "weighted mean", "uncertainty of the weighted mean", "sample mean",
        "sample standard deviation", "standard error", "confidence half-width", "mean difference", "SD of the differences",
        "upper limit of agreement", "lower limit of agreement",
    }
)  # fmt: skip
