"""Kinds of nuclear medicine, PET, internal dosimetry, protection and statistics of models that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k
from physics.kinds_agreement import AGREEMENT
from physics.kinds_shielding import SHIELDING

# fmt: off
CAMERA: tuple[Kind, ...] = (
    *found_in("the collimator or camera data sheet",
        k("effective hole length", "mm", "effective collimator length; effective length of the holes; effective septal length; effective length; "
           "effective length of the collimator", also="hole length"),
        k("septal thickness", "mm", "septum thickness; thickness of the septa; thick septa; septa thickness; septa; wall between the holes",
           also="thickness", clues="septa; septum; thick septa"),
        k("hole-shape constant", "", "shape constant; hole shape factor; hole-shape factor; shape factor; collimator constant; "
           "constant for hexagonal holes; hole constant; constant K"),
        k("collimator efficiency", "", "geometric efficiency of the collimator; collimator geometric efficiency; efficiency of the collimator; "
           "efficiency of a parallel-hole collimator; parallel-hole efficiency; geometric efficiency of a collimator; efficiency of a collimator; "
           "geometric efficiency of a parallel-hole collimator; gets through the collimator; get through the collimator; pass the collimator; passes the collimator; "
           "passed by the collimator; transmitted by the collimator", also="geometric efficiency"),
        k("system calibration factor", "", "calibration factor; camera sensitivity; system sensitivity; camera calibration factor; "
           "gamma camera sensitivity; sensitivity of the camera; planar sensitivity; sensitivity of the gamma camera; "
           "sensitivity of the system; calibration factor of the camera; calibration factor of the system")),
    *found_in("the transmission scan or the thickness of the organ",
        k("source self-attenuation factor", "", "self-attenuation factor; source self-attenuation; self-attenuation correction; self-attenuation; "
           "self attenuation; source thickness correction; self-attenuation correction factor"),
        k("source thickness", "cm", "thickness of the source; organ thickness; source organ thickness; thickness of the organ", also="thickness")),
    *found_in("the opposed planar views",
        k("geometric-mean count rate", "1/s", "geometric mean count rate; geometric mean rate; geometric mean of the count rates; "
           "geometric mean of the rates; geometric mean of the two rates; geometric-mean rate", "hertz"),
        k("anterior counts", "", "counts in the anterior view; anterior view counts", also="counts", clues="anterior counts; anterior; counts anterior; anterior view"),
        k("posterior counts", "", "counts in the posterior view; posterior view counts", also="counts", clues="posterior counts; posterior; counts posterior; posterior view"),
        k("geometric-mean counts", "", "geometric mean counts; geometric mean; geometric mean of the counts; geometric mean of the two views; "
           "geometric-mean")),
    *found_in("the outline of the body",
        k("path length to the surface", "cm", "path lengths to the surface; path lengths; paths to the surface; distances to the surface; distance to the surface; "
           "depths to the surface; path lengths to the edge; distances to the edge; paths to the edge; distances to the skin; "
           "paths through tissue; path lengths to the skin", also="optical path length; distance; depth; thickness",
           clues="paths; path lengths"),
        k("attenuation correction factor", "", "ACF; attenuation correction; Chang correction factor; Chang correction; Chang factor; correction factor for attenuation; "
           "first-order Chang correction; attenuation-correction factor; correction for attenuation; first-order Chang factor")),
    *found_in("the acquisition protocol",
        k("energy window width", "%", "energy window; photopeak window; symmetric window; symmetrical window; percent window; per cent window; "
           "percentage window; window width in percent; relative window width; wide window",
           clues="window; energy window; photopeak window; symmetric window; symmetrical window; wide window; symmetric energy window; window width"),
        k("upper window limit", "keV", "upper limit of the window; upper energy limit; upper edge of the window; upper window edge; "
           "upper limit of the energy window; upper level discriminator; ULD; upper threshold; top of the window; upper energy threshold; "
           "upper window level; upper edge of the energy window; upper limit of the photopeak window; upper edge; upper discriminator; window end"),
        k("lower window limit", "keV", "lower limit of the window; lower energy limit; lower edge of the window; lower window edge; "
           "lower limit of the energy window; lower level discriminator; lower threshold; bottom of the window; lower energy threshold; "
           "lower window level; lower edge of the energy window; lower limit of the photopeak window; lower edge; lower discriminator; window start"),
        k("energy window span", "keV", "width of the window; width of the energy window; window width in keV; energy span of the window; "
           "wide is the window; wide is the energy window; wide is the photopeak window; window span; full window width; width in keV; wide in keV; window in keV; keV width")),
)
PET: tuple[Kind, ...] = (
    *found_in("the question or the scanner's data sheet",
        k("object diameter", "cm", "diameter of the object; diameter of the phantom; phantom diameter; diameter of the patient; body diameter; "
           "cylinder diameter; diameter of the cylinder; diameter of the body; object size; patient size", also="effective diameter; patient thickness",
           clues="patient; cylinder; phantom; object"),
        k("TOF SNR gain", "", "TOF gain; time-of-flight gain; gain from TOF; gain from time of flight; time-of-flight SNR gain; SNR gain from TOF; gain of TOF; "
           "SNR gain from time of flight; signal-to-noise gain; SNR gain of TOF; gain in signal-to-noise ratio; gain in signal to noise; gain does TOF; "
           "TOF improve the SNR; TOF improve SNR; TOF SNR improvement", also="SNR ratio"),
        k("TOF sensitivity gain", "", "effective sensitivity gain; TOF variance gain; variance gain; variance reduction factor; variance reduction; "
           "gain in effective sensitivity; noise variance reduction; sensitivity gain; TOF sensitivity; effective sensitivity"),
        k("ring diameter", "mm", "detector ring diameter; scanner diameter; diameter of the ring; diameter of the detector ring; diameter of the scanner; "
           "detector ring; PET ring; scanner ring; ring of diameter; ring of detectors", clues="ring; detector ring; scanner; PET ring; diameter ring; PET scanner; ring diameter; detector ring diameter"),
        k("non-collinearity blur", "mm", "noncollinearity blur; noncollinearity; non-collinearity; acollinearity; acollinearity blur; blur from non-collinearity; "
           "blur due to noncollinearity; blur from acollinearity; blurring from non-collinearity; blur due to acollinearity; photon non-collinearity; "
           "non-collinear photons; noncollinear photons; R180"),
        k("crystal width", "mm", "crystal size; width of the crystals; width of the crystal; wide crystals; crystals; detector crystal; detector crystals; "
           "crystal element; crystal face; width of a crystal", clues="crystals; crystal; LSO crystals; LYSO crystals; BGO crystals; LSO; LYSO; BGO; detector crystals; wide crystals; wide crystal elements; crystal elements; wide LSO; wide LYSO"),
        k("positron range", "mm", "positron range blur; effective positron range; range of the positron; range of the positrons; positron range FWHM; "
           "blur from positron range; positron blur"),
        k("block decoding error", "mm", "decoding error; block decoding; decoding blur; block effect; crystal decoding error; block factor; block decoding blur; decoding",
           clues="block; decoding"),
        k("PET spatial resolution", "mm", "reconstructed resolution; reconstructed spatial resolution; PET resolution; resolution of the PET scanner; "
           "reconstructed FWHM; spatial resolution of the scanner; spatial resolution of a PET scanner; scanner resolution; spatial resolution; "
           "spatial resolution of the PET scanner; image resolution; reconstructed image resolution; resolution of the scanner",
           also="system resolution; full width at half maximum"),
        k("coincidence survival probability", "", "coincidence survival; survival probability; both photons escape; both photons; both annihilation photons; "
           "both 511 keV photons; both gammas; coincidence attenuation; fraction of coincidences; fraction of the coincidences; fraction of pairs; "
           "fraction of photon pairs; both 511 keV gammas; unattenuated pairs; pair survival"),
        k("line-of-response length", "cm", "length of the line of response; total path length; LOR length; path through the body; "
           "path in the body; length of the LOR; total path; total tissue path; chord length; chord; tissue path; total thickness",
           also="thickness; patient thickness; object diameter; optical path length; depth",
           clues="of tissue; chord; of body; line of response; wide body; LOR; patient; body")),
    *found_in("the reconstruction",
        k("voxel estimate", "", "current estimate; voxel estimates; current image; start image; starting image; initial image; initial estimate; current voxel values; "
           "image estimate; starting estimate", clues="voxels start as; voxels start at; pixels start at; pixels start as; start image"),
        k("system matrix row of detector 1", "", "first row of the system matrix; row 1 of the system matrix; system matrix row 1; first system matrix row; weights of detector 1; "
           "probabilities of detector 1; first row; row 1; detector 1", clues="first row; row 1"),
        k("system matrix row of detector 2", "", "second row of the system matrix; row 2 of the system matrix; system matrix row 2; second system matrix row; weights of detector 2; "
           "probabilities of detector 2; second row; row 2; detector 2", clues="second row; row 2"),
        k("system matrix column", "", "column of the system matrix; detection probabilities; detection probabilities of the voxel; sensitivities of the detectors; voxel's detection probabilities"),
        k("projection counts", "", "measured projections; measured projection; projection data; measured counts; counts measured; measured data y"),
        k("forward projection", "", "forward projections; estimated projections; estimated projection; projected estimate; expected counts; projection of the estimate"),
        k("updated value of voxel 2", "", "voxel 2; second voxel; new value of voxel 2; pixel 2; second pixel; updated voxel 2; updated estimate of voxel 2"),
        k("updated voxel value", "", "voxel 1; first voxel; updated value of voxel 1; new value of voxel 1; pixel 1; first pixel; updated voxel 1; updated estimate of voxel 1; updated estimate; updated image; MLEM update; EM update; new voxel value; next estimate; updated voxel; "
           "value after one iteration; MLEM iteration; after one MLEM iteration; next MLEM estimate; updated value; new estimate")),
)
INTERNAL: tuple[Kind, ...] = (
    *found_in("MIRD or ICRP 107 decay data",
        k("energy per decay", "MeV", "absorbed energy per decay; energy absorbed per decay; energy per disintegration; mean energy per decay; energy deposited per decay; "
           "mean beta energy; average beta energy; energy emitted per decay; mean energy emitted per decay; energy released per decay; "
           "average energy per decay; energy per nuclear transition; energy absorbed per disintegration; mean beta energy per decay; "
           "mean energy per disintegration", clues="per decay; per disintegration")),
    *found_in("the phantom's tables or a CT volume",
        k("organ mass", "g", "target mass; mass of the organ; mass of the target; organ weight; tumour mass; tumor mass; liver mass; perfused mass; perfused liver mass; "
           "treated mass; target organ mass; thyroid mass; mass of the tumour; mass of the tumor; mass of the liver; kidney mass; mass of the thyroid; "
           "mass of the lobe; lobe mass; treated liver mass; target tissue mass; mass of the kidney; mass of the kidneys; perfused tissue mass; mass of perfused liver; "
           "mass of the perfused liver; mass of tissue", also="mass", clues="liver; perfused liver; perfused tissue; organ; tumour; tumor; lobe; perfused liver tissue; tissue; "
           "target; target organ; thyroid; kidney; liver tissue; perfused; liver lobe; of tumour; lesion; tumour mass; sphere"),
        k("lung mass", "kg", "mass of the lungs; mass of the lung; mass of both lungs; lungs weigh; lung weight; lungs of mass",
           also="organ mass; mass", clues="lungs; lung; lung mass; lung tissue")),
    *found_in("a biokinetic model or the patient's measured clearance",
        k("time-integrated activity coefficient", "h", "residence time; TIAC; time integrated activity coefficient; normalized cumulated activity; "
           "normalised cumulated activity; normalised time-integrated activity; MIRD residence time")),
    *found_in("the Tc-99m MAA scan",
        k("lung shunt fraction", "%", "lung shunt; LSF; hepatopulmonary shunt; shunt fraction; lung shunting; shunt; lung shunting fraction; "
           "hepatopulmonary shunt fraction; hepatopulmonary shunting; shunt to the lungs; lung shunt of",
           clues="lung shunt; shunt; LSF; shunted; shunting; shunts; lung shunting; hepatopulmonary shunt; is shunted; shunted to the lungs; goes to the lungs; "
           "of it shunts; going to the lungs; to the lungs; shunted to the lung; shunt to the lungs"),
        k("lung dose", "Gy", "dose to the lungs; dose to the lung; lung absorbed dose; absorbed dose to the lungs; dose to lungs; dose do the lungs; "
           "dose does the lung; absorbed dose to the lung; lungs receive; lungs get; absorbed dose of the lungs; dose in the lungs; mean dose of the lungs", "gray",
           also="absorbed dose")),
)
EMISSION: tuple[Kind, ...] = (*CAMERA, *PET, *INTERNAL, *SHIELDING, *AGREEMENT)
# fmt: on
