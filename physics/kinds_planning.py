"""Kinds of radiobiology, planning, photon and electron beams, sealed sources and quality assurance that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
RESPONSE: tuple[Kind, ...] = (
    *found_in("published radiobiology data; state the value used",
        k("repair half-time", "h", "repair half time; repair halftime; repair half-life; half-time of repair; half-time for repair; half-life of repair; "
           "sublethal damage repair half-time; T_rep; Trep; repair time"),
        k("extrapolation number", "", "multitarget number; number of targets; targets per cell; multi-target n",
           clues="targets; targets per cell"),
        k("quasi-threshold dose", "Gy", "quasithreshold dose; quasi-threshold; Dq; D_q; width of the shoulder; shoulder width", "gray"),
        k("TD50", "Gy", "TD_50; TD50/5; tolerance dose; dose for 50 % complications; dose for 50 % complication; "
           "dose for 50% complication; 50 % complication dose; 50% complication dose", "gray"),
        k("NTCP slope", "", "LKB slope; slope parameter; slope parameter m; LKB m; Lyman m; m parameter; slope m; Lyman slope"),
        k("NTCP", "", "normal tissue complication probability; normal-tissue complication probability; complication probability; "
           "probability of complications; probability of a complication; complication risk; risk of complications; risk of a complication; "
           "probability of pneumonitis; risk of pneumonitis; pneumonitis probability; pneumonitis risk; xerostomia probability; risk of xerostomia; probability of xerostomia; myelopathy risk; risk of myelopathy; "
           "probability of myelopathy; probability of rectal bleeding; risk of rectal bleeding; chance of a complication; chance of complications; chance of pneumonitis"),
        k("volume-effect parameter", "", "gEUD parameter; gEUD exponent; EUD parameter; EUD exponent; tissue parameter; tissue-specific parameter; "
           "volume effect parameter a; parameter a; exponent a; seriality parameter")),
    *found_in("a cell-kinetics study of the tumour",
        k("age-distribution correction", "", "age distribution factor; age-distribution factor; age correction; correction for the age distribution; "
           "correction factor lambda; lambda correction; age distribution correction lambda"),
        k("S-phase duration", "h", "duration of S phase; duration of the S phase; length of S phase; length of the S phase; S phase; S-phase; S phase lasts; S-phase lasts; S phase takes; "
           "S-phase length; S phase time; DNA synthesis time; duration of DNA synthesis"),
        k("labelling index", "", "labeling index; fraction of labelled cells; fraction of labeled cells; labelled fraction"),
        k("potential doubling time", "d", "Tpot; T_pot"),
        k("volume doubling time", "d", "tumour doubling time; tumor doubling time; tumour volume doubling time; tumor volume doubling time; "
           "actual doubling time; observed doubling time; measured doubling time", also="doubling time"),
        k("cell loss factor", "", "cell-loss factor; fraction of cells lost; cell loss")),
)
DOSE_GRID: tuple[Kind, ...] = (
    *found_in("the planning system or its dose-volume histogram",
        k("mean organ dose", "Gy", "average organ dose; mean lung dose; mean heart dose; mean parotid dose; mean liver dose; mean kidney dose; mean brain dose; "
           "mean dose of; mean dose to; mean dose in; mean dose received; average dose of; average dose to; average dose in; average dose received; "
           "mean voxel dose; average voxel dose; mean target dose; MLD", "gray"),
        k("gEUD", "Gy", "generalised equivalent uniform dose; generalized equivalent uniform dose; equivalent uniform dose; EUD; "
           "generalised EUD; generalized EUD; uniform dose; uniform organ dose", "gray", also="mean organ dose; absorbed dose"),
        k("volume fraction", "", "fractional volume; partial volume; fraction of the organ; fraction of the volume; share of the volume"),
        k("voxel dose", "Gy", "dose of the voxels; dose in the voxels; dose to the voxels; dose of voxels; voxels get; voxels receive; voxels have; "
           "voxels received; voxels have doses; voxels with doses", "gray", also="absorbed dose"),
        k("dose to one voxel", "Gy", "dose to the voxel; dose of the voxel; dose in the voxel; dose does the voxel; dose does voxel 1; dose to voxel 1; "
           "dose of voxel 1; dose in voxel 1", "gray", also="voxel dose"),
        k("dose threshold", "Gy", "threshold dose; dose level", "gray"),
        k("volume above a dose", "%", "volume receiving; fraction of the volume receiving; percentage of the volume receiving; percent of the volume receiving; "
           "part of the volume receiving; volume receives; fraction of the volume receives; percentage of the volume receives; percent of the volume receives; fraction of the volume gets; percentage of the volume gets; fraction of voxels; fraction of the voxels; volume fraction receiving; V20; V5; V10; V30; V40; V25", also="volume fraction"),
        k("dose to a volume", "Gy", "D95; D95%; D90; D90%; D80; D80%; D70; D5%; D10%; minimum dose to the hottest; dose received by the hottest; dose is received by the hottest; dose of the hottest; dose to the hottest; dose in the hottest", "gray"),
        k("hottest volume", "%", "hottest part; best-covered volume; best covered part"),
        k("target voxel dose", "Gy", "target voxels; target voxel; PTV voxel; PTV voxels; tumour voxels; tumor voxels; voxels of the target; target voxels receive; PTV voxels receive; target voxels get; "
           "PTV voxel dose; dose in the target voxels; dose of the target voxels", "gray"),
        k("organ voxel dose", "Gy", "organ voxels; organ voxel; OAR voxel; OAR voxels; voxels of the organ; organ voxels receive; OAR voxels receive; organ voxels get; OAR voxel dose; normal tissue voxels; "
           "organ-at-risk voxels; cord voxels; cord voxels get; cord voxels receive; organ voxels have; OAR voxels have; lung voxels get; bladder voxels get; rectum voxels get; cord voxels have; organ-at-risk voxels get", "gray"),
        k("organ dose limit", "Gy", "organ limit; OAR limit; limit of the organ; limit for the organ; organ-at-risk limit; cord limit; dose limit of the organ; limit at; tolerance at; OAR tolerance; dose limit for the organ; organ tolerance", "gray"),
        k("objective value", "Gy2", "objective function value; value of the objective function; objective function; value of the objective; "
           "cost function; cost function value; quadratic objective; quadratic penalty; total penalty", "gray"),
        k("influence matrix element", "Gy", "dose influence; dose-influence; dose-influence element; influence matrix row; row of the influence matrix; "
           "row of the dose-influence matrix; influence matrix; dose per unit weight; dose per unit beamlet weight; D_ij; Dij; "
           "dose deposition coefficient; beamlet contributions; beamlet contribution", "gray"),
        k("beamlet weight", "", "bixel weight; pencil beam weight; weight of the beamlets; beamlet intensity; beamlet intensities; fluence weight; "
           "beamlets with weight; weights w"),
        k("TERMA", "Gy", "total energy released per unit mass; total energy released per mass; energy released per unit mass", "gray")),
)
BEAMS: tuple[Kind, ...] = (
    *found_in("the treatment plan or the machine's beam data",
        k("collimator angle", "deg", "collimator rotation; angle must the collimator; angle should the collimator; collimator be turned; collimator be rotated; cranial collimator angle; rotation of the collimator; angle of the collimator; collimator turn"),
        k("couch angle", "deg", "couch rotation; table angle; rotation of the couch; couch kick; angle of the couch"),
        k("source-to-axis distance", "cm", "source-axis distance; source to axis distance; source-to-isocentre distance; "
           "source-to-isocenter distance"),
        k("relative electron density", "", "electron density relative to water; relative densities; relative electron densities; "
           "electron densities relative to water; rho_e; ρe; ρ_e; density relative to water; relative density",
           clues="times water; relative to water"),
        k("layer thickness", "cm", "thickness of the layers; thickness of each layer", also="thickness; depth"),
        k("radiological depth", "cm", "effective depth; water-equivalent depth; water equivalent depth; equivalent depth; radiological path length; "
           "water-equivalent path length; water equivalent path length; WEPL; water-equivalent thickness; equivalent path length; d_eff; deff"),
        k("phantom scatter factor at dmax", "", "Sp at dmax; Sp(dmax); Sp (dmax); Sp(d_max); Sp at d_max; phantom scatter factor at d_max; phantom scatter at dmax; "
           "phantom scatter factor at the depth of maximum dose; phantom scatter factor at the depth of dose maximum", also="phantom scatter factor"),
        k("phantom scatter factor at depth", "", "Sp at depth; Sp(depth); Sp (depth); Sp(d); Sp at 10 cm; phantom scatter factor at 10 cm; phantom scatter at depth; "
           "phantom scatter factor at that depth; phantom scatter factor at the depth", also="phantom scatter factor"),
        k("TMR at the effective depth", "", "TMR at effective depth; effective depth TMR; TMR at the radiological depth; TMR for the effective depth; TAR at the effective depth; "
           "TMR of the effective depth; TMR at the water-equivalent depth", also="tissue-maximum ratio"),
        k("TMR at the geometric depth", "", "TMR at geometric depth; geometric depth TMR; actual depth TMR; TMR at the actual depth; TMR for the geometric depth; TAR at the geometric depth; "
           "TMR at the physical depth; at the geometric depth; at the actual depth; at the physical depth", also="tissue-maximum ratio"),
        k("inhomogeneity correction factor", "", "inhomogeneity correction; heterogeneity correction; heterogeneity correction factor; "
           "Batho factor; Batho correction; Batho correction factor; lung correction factor; lung correction; Batho power-law correction factor; Batho power-law correction; Batho power-law factor; "
           "power-law correction; power-law correction factor; tissue inhomogeneity correction; inhomogeneity factor; heterogeneity factor; lung density correction")),
    *found_in("the measured electron beam data",
        k("most probable energy", "MeV", "most probable electron energy; most probable surface energy; most probable energy at the surface; "
           "Ep0; E_p,0; E_p0; Ep,0", also="electron energy"),
        k("mean energy at depth", "MeV", "mean electron energy at depth; mean energy at a depth; average energy at depth; mean energy in depth; "
           "energy at depth; energy left at depth; remaining energy; residual energy; energy of the electrons at", also="mean electron energy; electron energy"),
        k("equilibrium field radius", "cm", "minimum field radius; min field radius; radius for lateral scatter equilibrium; radius for lateral equilibrium; "
           "lateral equilibrium radius; smallest field radius; cutout radius; R_eq"),
        k("effective SSD", "cm", "effective source-to-skin distance; effective source-to-surface distance; virtual SSD; effective source distance; "
           "SSDeff; SSD_eff", also="source-to-skin distance"),
        k("extra air gap", "cm", "air gap; gap beyond the nominal SSD; gap beyond the cone; extra gap; stand-off; standoff; air gap beyond the cone; "
           "extension of the SSD; SSD extension"),
        k("output ratio", "", "ratio of outputs; ratio of the outputs; output relative to the nominal SSD; relative output; "
           "output at extended distance; output at extended SSD; I_g/I_0; Ig/I0"),
        k("slope of the output plot", "1/cm", "slope of the inverse-square plot; slope of the output against the gap; slope of sqrt(I0/Ig)")),
)
SOURCES: tuple[Kind, ...] = (
    *found_in("the seed's AAPM consensus data (TG-43U1, HEBD)",
        k("geometry function", "1/cm2", "line-source geometry function; G_L; geometry factor; line source geometry function; G(r,theta)"),
        k("geometry function ratio", "", "ratio of geometry functions; ratio of the geometry functions; geometry-function ratio; geometry ratio; "
           "relative geometry function; G ratio; G_L ratio; GL ratio"),
        k("active length", "cm", "source active length; active source length; length of the source; source length"),
        k("polar angle", "deg", "angle from the source axis; angle to the source axis; off the source axis; angle theta from the axis")),
    *found_in("the chamber's calibration certificate and the electrometer",
        k("well-chamber current", "nA", "well chamber reading; electrometer current; reading of the well chamber", also="ionization current"),
        k("well-chamber coefficient", "U/nA", "well chamber calibration coefficient; well-chamber calibration coefficient; air-kerma strength calibration coefficient; "
           "well chamber calibration factor; well-chamber calibration factor; N_SK; NSK", "gray")),
    *found_in("the source certificate",
        k("radium equivalent mass", "mg", "mg Ra eq; mg Ra-eq; mgRaEq; mg radium equivalent; Ra eq; radium equivalent; milligram radium equivalent; "
           "milligrams radium equivalent; equivalent mass of radium; equivalent radium mass; mg-Ra eq"),
        k("apparent activity", "Ci", "apparent source activity", "becquerel", also="activity")),
    *found_in("the treatment record",
        k("time since calibration", "d", "days since calibration; time since the source exchange; days since the source exchange; age of the source; source age; days since installation; "
           "time since installation; time since the plan; days since the plan; time elapsed since calibration; days after calibration", also="time"),
        k("total reference air kerma", "cGy", "TRAK; reference air kerma; total reference air-kerma", "gray"),
        k("source dwell time", "s", "source dwell times; dwell time of each source", also="dwell time; time")),
)
ASSURANCE: tuple[Kind, ...] = (
    *found_in("the proton plan",
        k("RBE-weighted dose", "Gy", "RBE weighted dose; RBE-weighted absorbed dose; biological dose; cobalt gray equivalent; CGE; RBE dose; "
           "dose in Gy(RBE); dose in Gy (RBE); Gy(RBE); Gy (RBE); Gy RBE", "gray"),
        k("distal margin", "mm", "range margin; proton range margin; range uncertainty margin; margin for range uncertainty; margin for range; "
           "distal range margin; range uncertainty in mm"),
        k("relative range uncertainty", "%", "range uncertainty; percent range uncertainty; range error; percentage of the range", clues="of the range; of range; of its range"),
        k("fixed range margin", "mm", "constant margin; fixed margin; constant term; additional margin")),
    *found_in("the failure modes and effects analysis of the clinic (AAPM TG-100)",
        k("occurrence score", "", "occurrence; occurrence rating; probability of occurrence",
           clues="occurrence; for occurrence"),
        k("severity score", "", "severity; severity rating; severity of effect", clues="severity; for severity"),
        k("detection score", "", "lack of detectability; detectability score; score for detectability; score for detection; detectability rating; detectability value; undetectability; non-detectability; "
           "lack of detection; detection rating; likelihood of going undetected; non-detection",
           clues="detection; detectability; for detectability; for detection; undetected"),
        k("risk priority number", "", "RPN; risk-priority number; FMEA score; risk priority")),
    *found_in("the record of patient-specific measurements",
        k("passing rate", "%", "gamma passing rate; gamma pass rate; pass rate; mean passing rate; average passing rate; mean pass rate; "
           "mean gamma pass rate; mean gamma passing rate; process mean; average pass rate; average gamma pass rate; average gamma passing rate; passing rates average; pass rates average; gamma pass rates average; gamma passing rates average; passing rate averages; pass rate averages; mean dose difference; mean point-dose difference; average dose difference"),
        k("target of the process", "%", "process target; target passing rate; target pass rate"),
        k("spread of the process", "%", "SD of the passing rate; standard deviation of the passing rate; process standard deviation; process SD; "
           "SD of the measurements; standard deviation of the measurements", also="sample standard deviation"),
        k("action-limit constant", "", "process-capability constant; process capability constant; capability constant; beta constant"),
        k("action-limit interval", "%", "action interval; action limit interval; action limits interval; TG-218 action limit interval; TG-218 action interval; width of the action limits; action limit width; width between the action limits; "
           "distance between the action limits; difference between the action limits; delta A; ΔA; interval between the action limits"),
        k("lower action limit", "%", "action limit; TG-218 action limit; process-based action limit; local action limit"),
        k("upper action limit", "%", "action limit above the target"),
        k("mean moving range", "%", "average moving range; moving range"),
        k("lower tolerance limit", "%", "tolerance limit; lower control limit; LCL; TG-218 tolerance limit"),
        k("upper tolerance limit", "%", "upper control limit; UCL")),
)
PLANNING: tuple[Kind, ...] = (*RESPONSE, *DOSE_GRID, *BEAMS, *SOURCES, *ASSURANCE)
# fmt: on
