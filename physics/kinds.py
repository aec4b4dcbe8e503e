"""What a number is a number of. pint knows dimensions; a Kind tells dose from dose, time from half-life.

A kind's `says` are the words by which a student asks for it or gives it. Kinds of one dimension are
never exchanged for each other unless one names the other in `also`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Kind:
    """One quantity of the field."""

    name: str  # "half-value layer"
    unit: str  # the unit a result is shown in, read by units.quantity
    says: tuple[str, ...] = ()  # other words for it: "HVL", "half value thickness"
    family: str | None = None  # gray, sievert, becquerel, hertz: the named units it may carry
    also: tuple[str, ...] = ()  # kinds that may stand in for it: a depth is given as a thickness
    where: str = ""  # where a student would look a missing value up
    clues: tuple[str, ...] = ()  # words beside a bare number that make it this kind: "fractions"


def _k(name: str, unit: str, says: str = "", family: str | None = None, also: str = "", clues: str = "") -> Kind:
    """One row of the table; lists are written 'a; b; c', and the name itself is always a phrase."""
    phrases = dict.fromkeys([name, *_split(says)])
    return Kind(name, unit, tuple(phrases), family, _split(also), clues=_split(clues))


def _split(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(";") if part.strip())


def _from(where: str, *kinds: Kind) -> tuple[Kind, ...]:
    """The same kinds, with the place where a student finds their values."""
    return tuple(replace(kind, where=where) for kind in kinds)


# fmt: off
_RADIATION = (
    *_from("the prescription or a dosimeter reading",
        _k("absorbed dose", "Gy", "dose", "gray", also="total dose"),
        _k("total dose", "Gy", "prescribed dose; prescription dose; course dose", "gray",
           also="absorbed dose")),
    *_from("the dosimetry report",
        _k("equivalent dose", "mSv", "organ equivalent dose; dose equivalent", "sievert"),
        _k("effective dose", "mSv", "whole-body effective dose", "sievert"),
        _k("ambient dose equivalent", "uSv", "H*(10)", "sievert"),
        _k("dose limit", "mSv", "permitted dose; allowed dose; dose constraint", "sievert",
           also="effective dose; equivalent dose"),
        _k("deep dose equivalent", "mSv", "DDE; external dose equivalent", "sievert"),
        _k("committed effective dose equivalent", "mSv", "CEDE; internal dose equivalent", "sievert"),
        _k("total effective dose equivalent", "mSv", "TEDE", "sievert")),
    *_from("a survey meter or ion chamber reading",
        _k("air kerma", "mGy", "incident air kerma; entrance air kerma; air-kerma", "gray", also="kerma"),
        _k("kerma", "mGy", "collision kerma; kinetic energy released", "gray"),
        _k("exposure", "R", "radiation exposure; exposure in roentgen", "roentgen"),
        _k("dose rate", "mGy/h", "absorbed dose rate; dose-rate; initial dose rate", "gray",
           also="equivalent dose rate; air kerma rate"),
        _k("air kerma rate", "mGy/h", "air-kerma rate; kerma rate", "gray"),
        _k("equivalent dose rate", "mSv/h", "dose equivalent rate; effective dose rate; radiation level", "sievert"),
        _k("exposure rate", "mR/h", "exposure-rate", "roentgen")),
    *_from("ICRP Publication 103 (2007), Tables 1 to 3",
        _k("radiation weighting factor", "", "w_R; wR; radiation weighting; quality factor"),
        _k("tissue weighting factor", "", "w_T; wT; tissue weighting; organ weighting factor"),
        _k("risk coefficient", "%/Sv", "nominal risk coefficient; risk per sievert", "sievert"),
        _k("risk", "%", "lifetime risk; detriment; cancer risk")),
    *_from("ICRU Report 90 (2016)", _k("mean energy per charge", "J/C", "W/e; W-value; W over e")),
)
_NUCLIDES = (
    *_from("the dose calibrator or source certificate",
        _k("activity", "MBq", "source activity; radioactivity; administered activity; injected activity", "becquerel")),
    *_from("ICRP Publication 107 decay data",
        _k("half-life", "h", "physical half-life; half life; radioactive half-life; halflife"),
        _k("decay constant", "1/s", "disintegration constant"),
        _k("mean life", "h", "average life; mean lifetime"),
        _k("branching fraction", "", "branching ratio; branching"),
        _k("molar mass", "g/mol", "atomic mass; atomic weight; mass number")),
    *_from("a biokinetic model or the patient's measured clearance",
        _k("biological half-life", "d", "biologic half-life; biological half life; clearance half-time"),
        _k("effective half-life", "d", "effective half life; effective half-time"),
        _k("uptake fraction", "", "fractional uptake; organ uptake", clues="uptake"),
        _k("time-integrated activity", "MBq*h", "cumulated activity; accumulated activity", "becquerel"),
        _k("S value", "mGy/(MBq*h)", "S-value; S factor; dose per cumulated activity", "gray")),
    *_from("a calculation from the activity",
        _k("specific activity", "TBq/g", "activity per mass; activity per gram", "becquerel"),
        _k("number of atoms", "", "atom number; nuclei; number of nuclei", clues="atoms; nuclei"),
        _k("number of decays", "", "total decays; disintegrations; number of disintegrations",
           clues="decays; disintegrations"),
        _k("fraction remaining", "%", "remaining fraction; fraction left; percent remaining; percentage left; decay factor"),
        _k("activity ratio", "", "daughter-to-parent ratio; ratio of activities")),
    *_from("the weighing or the formulary",
        _k("mass", "g", "mass of the nuclide; particle mass"),
        _k("body mass", "kg", "patient mass; body weight; patient weight; weight")),
    *_from("a calibrated PET image", _k("activity concentration", "kBq/mL", "uptake concentration; "
           "voxel activity", "becquerel"),
        _k("standardized uptake value", "g/mL", "SUV; standardised uptake value")),
    *_from("tables of gamma constants (10 CFR guidance, ORNL/RSIC-45)",
        _k("exposure rate constant", "R*cm2/(mCi*h)", "exposure-rate constant; gamma constant in roentgen", "roentgen"),
        _k("air kerma rate constant", "uGy*m2/(MBq*h)", "air-kerma rate constant; air kerma constant", "gray"),
        _k("dose rate per activity", "mSv*m2/(GBq*h)", "gamma dose constant; gamma constant; "
           "specific gamma ray constant", "sievert")),
)
_PHOTONS = (
    *_from("the beam or nuclide in the question",
        _k("photon energy", "keV", "energy; gamma energy; x-ray energy; incident energy; photopeak energy",
           also="scattered photon energy"),
        _k("scattered photon energy", "keV", "energy of the scattered photon; scattered energy",
           also="photon energy"),
        _k("electron energy", "MeV", "kinetic energy of the electron; electron beam energy; recoil electron energy"),
        _k("maximum electron energy", "keV", "Compton edge; maximum recoil energy; maximum energy of the electron; "
           "maximum energy transfer; maximum energy transferred; maximum electron energy; maximum kinetic energy"),
        _k("photoelectron energy", "keV", "kinetic energy of the photoelectron; energy of the photoelectron"),
        _k("pair kinetic energy", "MeV", "kinetic energy of the pair; energy shared by the pair"),
        _k("proton energy", "MeV", "proton beam energy; energy of the protons"),
        _k("rest energy", "MeV", "rest mass energy; mass energy; rest-energy"),
        _k("wavelength", "nm", "photon wavelength", also="acoustic wavelength; minimum wavelength"),
        _k("minimum wavelength", "nm", "shortest wavelength; cutoff wavelength; cut-off wavelength; lambda min; "
           "lambda_min; minimal wavelength; smallest wavelength"),
        _k("wavelength shift", "pm", "Compton shift; change in wavelength"),
        _k("frequency", "MHz", "Larmor frequency; resonance frequency; transmit frequency; centre frequency; "
           "center frequency; photon frequency; resonant frequency", "hertz"),
        _k("scattering angle", "deg", "scatter angle; scattered through; angle of scatter"),
        _k("fluence", "1/cm2", "photon fluence; particle fluence")),
    *_from("xraylib or the X-ray Data Booklet",
        _k("K-edge energy", "keV", "K edge; K-edge; K absorption edge"),
        _k("binding energy", "keV", "shell binding energy; electron binding energy", also="K-edge energy"),
        _k("atomic number", "", "effective atomic number; proton number"),
        _k("power of Z", "", "exponent of Z"),
        _k("photoelectric ratio", "", "ratio of photoelectric absorption; photoelectric increase"),
        _k("cross section", "b", "cross-section; Klein-Nishina cross section")),
    *_from("NIST XCOM tables",
        _k("linear attenuation coefficient", "1/cm", "attenuation coefficient; linear attenuation"),
        _k("attenuation difference", "1/cm", "difference in attenuation; difference of attenuation coefficients"),
        _k("mass attenuation coefficient", "cm2/g", "mass attenuation; mu/rho; mu over rho"),
        _k("mass energy-absorption coefficient", "cm2/g", "mu_en/rho; mass energy absorption coefficient; "
           "energy-absorption coefficient"),
        _k("half-value layer", "cm", "half value layer; HVL; half-value thickness; half value thickness"),
        _k("tenth-value layer", "cm", "tenth value layer; TVL; tenth-value thickness; tenth value thickness"),
        _k("first tenth-value layer", "cm", "first TVL; TVL1; TVL_1"),
        _k("equilibrium tenth-value layer", "cm", "equilibrium TVL; TVLe; TVL_e"),
        _k("mean free path", "cm", "mean-free path; MFP; relaxation length"),
        _k("density", "g/cm3", "mass density; physical density")),
    *_from("the question or the drawing",
        _k("thickness", "cm", "how thick; shield thickness; absorber thickness",
           also="depth; electron shield thickness"),
        _k("electron shield thickness", "mm", "lead cutout thickness; cutout thickness; electron shield"),
        _k("depth", "cm", "treatment depth; depth in tissue; depth in water; how deep", also="thickness"),
        _k("distance", "cm", "how far; source distance; far away", also="source-to-skin distance"),
        _k("time", "h", "elapsed time; duration; how long; exposure time; stay time; irradiation time",
           also="echo time"),
        _k("transmission", "", "transmitted fraction; fraction transmitted; transmission factor; barrier transmission; "
           "percent transmitted"),
        _k("absorbed fraction", "", "fraction absorbed; fraction attenuated; fraction stopped; fraction removed; "
           "fraction decayed; percentage absorbed; percentage attenuated"),
        _k("number of half-value layers", "", "number of HVLs; how many HVLs; how many half-value layers",
           clues="HVLs; HVL; half-value layers"),
        _k("number of tenth-value layers", "", "number of TVLs; how many TVLs; how many tenth-value layers",
           clues="TVLs; TVL; tenth-value layers"),
        _k("homogeneity coefficient", "", "homogeneity coefficient of the beam")),
    *_from("ANSI/ANS-6.4.3 tables", _k("buildup factor", "", "build-up factor; buildup; build-up")),
)
_PROTECTION = (
    *_from("NCRP Report 147 or 151",
        _k("shielding design goal", "mSv/week", "design goal; design limit; weekly dose limit", "sievert"),
        _k("workload", "Gy/week", "weekly workload; machine workload", "gray"),
        _k("use factor", "", "beam use factor"),
        _k("occupancy factor", "", "occupancy"),
        _k("Archer alpha", "1/mm", "alpha fit parameter"),
        _k("Archer beta", "1/mm", "beta fit parameter"),
        _k("Archer gamma", "", "gamma fit parameter")),
    *_from("49 CFR 173.403", _k("transport index", "", "TI of the package; shipping index")),
)
_CHAMBER = (
    *_from("the electrometer and the calibration certificate",
        _k("corrected reading", "nC", "fully corrected reading; corrected charge; corrected chamber reading"),
        _k("raw reading", "nC", "uncorrected reading; chamber reading; electrometer reading; charge reading"),
        _k("beam quality factor", "", "kQ; k_Q; quality conversion factor"),
        _k("calibration coefficient", "cGy/nC", "N_D,w; NDw; chamber calibration factor", "gray"),
        _k("temperature-pressure correction", "", "P_TP; PTP; temperature and pressure correction; "
           "air density correction; k_TP; kTP; P,T correction; pressure and temperature correction"),
        _k("ion recombination correction", "", "P_ion; Pion; recombination correction"),
        _k("polarity correction", "", "P_pol; Ppol; polarity factor"),
        _k("electrometer correction", "", "P_elec; Pelec; electrometer factor"),
        _k("chamber voltage", "V", "bias voltage; polarizing voltage; polarising voltage"),
        _k("temperature", "degC", "air temperature; room temperature; water temperature"),
        _k("pressure", "kPa", "air pressure; barometric pressure; atmospheric pressure")),
    *_from("the measured electron depth curve",
        _k("I50", "cm", "I_50; depth of 50 % ionization; depth of 50 % ionisation"),
        _k("R50", "cm", "R_50; depth of 50 % dose; half-dose depth"),
        _k("reference depth", "cm", "d_ref; dref; electron reference depth"),
        _k("therapeutic range", "cm", "R90; R_90; depth of the 90 % isodose; 90 % isodose; 90% isodose; "
           "90 % depth; 90% depth; depth of 90 % dose; depth of the 90 % dose"),
        _k("R80", "cm", "R_80; depth of the 80 % isodose; 80 % isodose; 80% isodose; 80 % depth; 80% depth; "
           "depth of 80 % dose; depth of the 80 % dose"),
        _k("practical range", "cm", "Rp; R_p; electron range"),
        _k("proton range", "cm", "range of protons; range of the protons"),
        _k("mean electron energy", "MeV", "mean surface energy; average electron energy; mean incident energy; "
           "mean energy; mean energy at the surface; average energy at the surface")),
)
_TREATMENT = (
    *_from("the treatment plan",
        _k("dose per fraction", "Gy", "fraction size; fractional dose; fraction dose; per fraction", "gray"),
        _k("number of fractions", "", "fractions; how many fractions; fraction number",
           clues="fractions; fx"),
        _k("overall treatment time", "d", "overall time; treatment duration"),
        _k("monitor units", "MU", "monitor unit; monitor unit setting; MU setting; how many MU", "monitor_unit"),
        _k("field size", "cm", "field width; field length; side of the field; field side"),
        _k("equivalent square", "cm", "equivalent square field; equivalent field; side of the equivalent square"),
        _k("source-to-skin distance", "cm", "SSD; source-to-surface distance; source-skin distance; "
           "source-surface distance"),
        _k("source-to-point distance", "cm", "SPD; distance from the source to the point"),
        _k("source-to-calibration distance", "cm", "SCD; calibration distance"),
        _k("depth of maximum dose", "cm", "dmax; d_max; depth of dose maximum"),
        _k("skin gap", "cm", "gap between fields; field gap; gap at the skin"),
        _k("wedge angle", "deg", "angle of the wedge"),
        _k("hinge angle", "deg", "angle between the beams; angle between beam axes"),
        _k("prescription isodose volume", "cm3", "PIV; reference isodose volume"),
        _k("half-prescription isodose volume", "cm3", "half-dose volume; volume of half the prescription dose; PIV50"),
        _k("target volume", "cm3", "TV; PTV volume; volume of the target"),
        _k("covered target volume", "cm3", "target volume covered; TV_PIV; covered volume", also="overlap volume"),
        _k("near-maximum dose", "Gy", "D2%; D2; near maximum dose", "gray"),
        _k("near-minimum dose", "Gy", "D98%; D98; near minimum dose", "gray"),
        _k("median dose", "Gy", "D50%; D50; median target dose", "gray"),
        _k("dwell time", "s", "HDR dwell time; planned dwell time; treatment dwell"),
        _k("conformity index", "", "conformality index; Paddick index; conformation index; Paddick CI"),
        _k("gradient index", "", "dose gradient index"),
        _k("homogeneity index", "", "dose homogeneity index; HI of the target; HI")),
    *_from("the machine's commissioning tables",
        _k("calibration output", "cGy/MU", "machine output; calibration dose rate; "
           "dose per monitor unit", "gray"),
        _k("collimator scatter factor", "", "Sc; S_c; head scatter factor; in-air output factor"),
        _k("phantom scatter factor", "", "Sp; S_p"),
        _k("tissue-maximum ratio", "", "TMR; tissue maximum ratio; TPR"),
        _k("percent depth dose", "%", "PDD; percentage depth dose; depth dose"),
        _k("wedge factor", "", "WF; wedge transmission factor"),
        _k("tray factor", "", "TF; block tray factor"),
        _k("off-axis ratio", "", "off axis ratio; off-axis factor"),
        _k("Mayneord factor", "", "Mayneord F factor; Mayneord F; F factor"),
        _k("source diameter", "cm", "source size; diameter of the source; source width"),
        _k("source-to-diaphragm distance", "cm", "SDD; source-diaphragm distance; source to collimator distance"),
        _k("penumbra", "cm", "penumbra width; geometric penumbra")),
    *_from("the seed's AAPM consensus data (TG-43U1, HEBD)",
        _k("air-kerma strength", "U", "air kerma strength; S_K; SK; source strength"),
        _k("dose-rate constant", "cGy/(h*U)", "dose rate constant; Lambda constant", "gray"),
        _k("radial dose function", "", "g(r); radial function"),
        _k("anisotropy factor", "", "anisotropy; anisotropy function; anisotropy constant; phi_an"),
        _k("reference distance", "cm", "TG-43 reference distance; r0")),
    *_from("repeat imaging or QA measurements",
        _k("systematic error", "mm", "systematic error SD; systematic setup error; systematic set-up error"),
        _k("random error", "mm", "random error SD; random setup error; random set-up error"),
        _k("setup margin", "mm", "PTV margin; CTV-to-PTV margin; CTV to PTV margin; margin"),
        _k("spatial offset", "mm", "distance to the evaluated point; spatial difference; distance between the points"),
        _k("dose difference", "%", "dose deviation; difference in dose"),
        _k("distance-to-agreement criterion", "mm", "DTA; distance to agreement; DTA criterion"),
        _k("dose-difference criterion", "%", "dose difference criterion; dose criterion"),
        _k("gamma value", "", "gamma index; gamma-index; value of gamma"),
        _k("overlap volume", "cm3", "intersection volume; volume of overlap; overlap; overlapping; intersection"),
        _k("contour volume", "cm3", "structure volume; segmented volume; volume of the contour"),
        _k("Dice coefficient", "", "Dice similarity coefficient; DSC; Dice")),
)
_BIOLOGY = (
    *_from("published radiobiology data; state the value used",
        _k("alpha/beta ratio", "Gy", "alpha/beta; alpha-beta ratio; alpha beta ratio; α/β; a/b; a/b ratio; "
           "ab ratio; α/β ratio; alpha to beta ratio", "gray"),
        _k("linear LQ coefficient", "1/Gy", "alpha coefficient; linear coefficient; LQ alpha", "gray"),
        _k("quadratic LQ coefficient", "1/Gy2", "beta coefficient; quadratic coefficient; LQ beta", "gray"),
        _k("D0", "Gy", "D_0; mean lethal dose; slope dose; 37 % dose", "gray"),
        _k("D10", "Gy", "D_10; decimal reduction dose; dose for 10 % survival", "gray"),
        _k("surviving fraction", "", "cell survival; survival; SF2; SF; survival fraction; fraction of cells surviving; "
           "fraction surviving"),
        _k("BED", "Gy", "biologically effective dose; biological effective dose", "gray"),
        _k("EQD2", "Gy", "equivalent dose in 2 Gy fractions; equieffective dose", "gray"),
        _k("oxygen enhancement ratio", "", "OER"),
        _k("relative biological effectiveness", "", "RBE"),
        _k("clonogen number", "", "number of clonogens; clonogenic cells; tumour cells; tumor cells",
           clues="clonogens; clonogenic cells; cells"),
        _k("tumour control probability", "", "TCP; tumor control probability; probability of cure"),
        _k("kick-off time", "d", "kickoff time; onset of repopulation"),
        _k("doubling time", "d", "potential doubling time; repopulation doubling time; Tpot")),
)
_IMAGING = (
    *_from("the exposure settings or the system manual",
        _k("tube potential", "kV", "tube voltage; kVp; peak kilovoltage; accelerating potential"),
        _k("tube current", "mA", "mA setting"),
        _k("tube current-time product", "mAs", "mAs; tube loading; mAs setting"),
        _k("waveform factor", "", "waveform constant"),
        _k("heat", "kJ", "anode heat; heat deposited; heat in the anode; heat units"),
        _k("source-to-image distance", "cm", "SID; source-image distance; focus-to-detector distance; "
           "source-detector distance"),
        _k("source-to-object distance", "cm", "SOD; source-object distance; focus-to-object distance"),
        _k("focal spot size", "mm", "focal spot; effective focal spot"),
        _k("actual focal spot length", "mm", "actual focal spot; filament track length"),
        _k("anode angle", "deg", "target angle"),
        _k("strip height", "mm", "height of the lead strips; grid strip height; septa height"),
        _k("interspace", "mm", "interspace width; interspace thickness; distance between strips", clues="apart; between strips"),
        _k("grid ratio", "", "ratio of the grid"),
        _k("magnification", "", "magnification factor"),
        _k("geometric unsharpness", "mm", "geometric blur; focal spot blur; unsharpness"),
        _k("field area", "cm2", "beam area; irradiated area"),
        _k("kerma-area product", "Gy*cm2", "KAP; DAP; dose-area product; kerma area product; "
           "dose area product", "gray")),
    *_from("measurements on the image",
        _k("number of photons", "", "number of quanta; detected photons; detected quanta; photons per pixel",
           clues="photons; quanta; x-rays; x-ray quanta; x-ray photons; gamma rays"),
        _k("signal-to-noise ratio", "", "SNR; signal to noise ratio; signal to noise"),
        _k("contrast-to-noise ratio", "", "CNR; contrast to noise ratio"),
        _k("mean signal", "", "mean pixel value; pixel value; average signal",
           clues="mean; signal; mean value; average; signal intensity; background; object; lesion"),
        _k("noise", "", "background noise; pixel noise; noise standard deviation; noise SD",
           also="sample standard deviation"),
        _k("photon density", "1/mm2", "photons per unit area; quanta per area; photons per mm2"),
        _k("object area", "mm2", "area of the object; lesion area"),
        _k("contrast", "", "subject contrast; image contrast; radiographic contrast"),
        _k("primary contrast", "", "contrast without scatter; scatter-free contrast", also="contrast"),
        _k("scatter-to-primary ratio", "", "SPR; S/P ratio; scatter to primary ratio"),
        _k("sampling pitch", "mm", "pixel pitch; pixel size; detector pitch; pixel spacing; detector element size; sampling interval; del size"),
        _k("Nyquist frequency", "lp/mm", "Nyquist; Nyquist limit; limiting spatial frequency; limiting resolution; highest spatial frequency; cut-off frequency"),
        _k("spatial frequency", "lp/mm", "line pairs per millimetre; line pairs per millimeter",
           also="Nyquist frequency"),
        _k("full width at half maximum", "mm", "FWHM; spatial FWHM; width of the point spread function"),
        _k("modulation transfer", "", "MTF; modulation transfer function")),
    *_from("the image header (DICOM)",
        _k("matrix rows", "", "rows", clues="rows"),
        _k("matrix columns", "", "columns", clues="columns"),
        _k("bytes per pixel", "", "bytes each", clues="bytes per pixel; bytes"),
        _k("number of images", "", "number of slices; number of frames", clues="images; slices; frames"),
        _k("storage size", "MB", "image size; file size; storage")),
    *_from("the CT console or dose report",
        _k("CT number", "HU", "Hounsfield unit; Hounsfield number; Hounsfield value; HU value"),
        _k("central CTDI", "mGy", "CTDI at the centre; CTDI at the center; central CTDI100; centre CTDI; "
           "center CTDI", "gray"),
        _k("peripheral CTDI", "mGy", "CTDI at the periphery; periphery CTDI; peripheral CTDI100", "gray"),
        _k("weighted CTDI", "mGy", "CTDIw; CTDI_w", "gray"),
        _k("volume CTDI", "mGy", "CTDIvol; CTDI_vol; CTDI vol", "gray"),
        _k("pitch", "", "CT pitch; helical pitch; spiral pitch; pitch factor", clues="pitch"),
        _k("table travel per rotation", "mm", "table feed; table increment; table movement per rotation; table travel"),
        _k("beam collimation", "mm", "total collimation; nominal collimation; beam width; collimation"),
        _k("scan length", "cm", "scanned length; length of the scan; scan range"),
        _k("dose-length product", "mGy*cm", "DLP; dose length product", "gray"),
        _k("DLP conversion coefficient", "mSv/(mGy*cm)", "k factor; k-factor; conversion coefficient", "sievert"),
        _k("size-specific dose estimate", "mGy", "SSDE; size specific dose estimate", "gray"),
        _k("effective diameter", "cm", "water-equivalent diameter; patient diameter; water equivalent diameter"),
        _k("anteroposterior dimension", "cm", "AP dimension; AP width; AP thickness; AP diameter", clues="AP; anteroposterior"),
        _k("lateral dimension", "cm", "LAT dimension; lateral width; lateral diameter", clues="lateral; LAT; lat")),
)
_MR_US = (
    *_from("the MR protocol",
        _k("magnetic field", "T", "field strength; static field; B0; magnetic flux density"),
        _k("gyromagnetic ratio", "MHz/T", "gamma-bar; gamma bar", "hertz"),
        _k("repetition time", "ms", "TR"),
        _k("echo time", "ms", "TE"),
        _k("inversion time", "ms", "TI; null time; nulling time; nulls"),
        _k("T1", "ms", "T1 relaxation time; longitudinal relaxation time; spin-lattice relaxation time"),
        _k("T2", "ms", "T2 relaxation time; transverse relaxation time; spin-spin relaxation time"),
        _k("longitudinal magnetization", "", "longitudinal magnetisation; recovered magnetization; Mz; T1 recovery"),
        _k("transverse magnetization", "", "transverse magnetisation; remaining signal; signal left; signal remaining; Mxy; T2 decay"),
        _k("relative spin-echo signal", "", "spin echo signal; spin-echo signal"),
        _k("phase-encoding steps", "", "phase encodes; phase encoding steps; phase encodings",
           clues="phase encodes; phase steps; phase encode steps; phase lines; phase-encoding steps; phase encoding steps; phase encodings"),
        _k("number of averages", "", "NEX; NSA; signal averages; excitations", clues="averages; NEX; NSA; excitations"),
        _k("echo-train length", "", "ETL; echo train length; turbo factor", clues="ETL; turbo factor; echoes"),
        _k("scan time", "min", "acquisition time; imaging time; MRI scan time", also="time"),
        _k("flip angle", "deg", "Ernst angle; tip angle"),
        _k("gradient strength", "mT/m", "gradient amplitude; slice-select gradient"),
        _k("gradient duration", "ms", "diffusion gradient duration; pulse duration delta"),
        _k("gradient separation", "ms", "diffusion time; gradient spacing"),
        _k("b-value", "s/mm2", "b value; b factor; diffusion weighting"),
        _k("diffusion coefficient", "mm2/s", "ADC; apparent diffusion coefficient"),
        _k("RF bandwidth", "Hz", "transmit bandwidth; pulse bandwidth; excitation bandwidth", "hertz"),
        _k("slice thickness", "mm", "slice width; thickness of the slice")),
    *_from("the ultrasound system or a tissue table",
        _k("speed of sound", "m/s", "sound speed; acoustic speed; propagation speed; velocity of sound"),
        _k("acoustic wavelength", "mm", "ultrasound wavelength; sound wavelength; wavelength of the ultrasound",
           also="wavelength"),
        _k("acoustic impedance", "kg/m2/s", "characteristic impedance; impedance"),
        _k("reflection coefficient", "", "intensity reflection coefficient; reflected fraction; fraction reflected"),
        _k("attenuation per frequency", "1/(cm*MHz)", "ultrasound attenuation coefficient; dB/cm/MHz; "
           "dB per cm per MHz", "hertz",
           clues="dB/cm/MHz; dB/(cm*MHz); dB per cm per MHz"),
        _k("attenuation in decibels", "", "ultrasound attenuation; dB loss; total attenuation", clues="dB; decibels"),
        _k("level in decibels", "", "decibel level; decibels; relative intensity level", clues="dB; decibels"),
        _k("intensity ratio", "", "ratio of intensities; relative intensity; power ratio", also="transmission"),
        _k("Doppler shift", "kHz", "Doppler frequency; frequency shift; Doppler frequency shift", "hertz"),
        _k("blood velocity", "cm/s", "flow velocity; blood speed; blood flow velocity; velocity; velocity of blood; "
           "velocity of the blood; speed of the blood; flow speed; speed of blood"),
        _k("Doppler angle", "deg", "insonation angle; angle to the flow; beam-vessel angle"),
        _k("peak rarefactional pressure", "MPa", "rarefactional pressure; peak negative pressure; acoustic pressure"),
        _k("mechanical index", "", "MI"),
        _k("echo delay", "us", "echo time of flight; echo arrival time; round-trip time; round trip time; "
           "echo return time", also="time")),
)
_COUNTING = (
    *_from("the counter",
        _k("counts", "", "number of counts; total counts; gross counts", clues="counts; count; events"),
        _k("count rate", "1/s", "counting rate; counts per second; counts per minute; countrate; singles rate",
           "hertz"),
        _k("true count rate", "1/s", "true counting rate; actual count rate", "hertz",
           also="count rate; true coincidence rate"),
        _k("measured count rate", "1/s", "measured counting rate; observed count rate; measured rate; observed rate",
           "hertz", also="count rate"),
        _k("counting time ratio", "", "ratio of counting times; split of counting time"),
        _k("counting time", "min", "count time; time counted; counted for", also="time"),
        _k("standard deviation of counts", "", "absolute standard deviation; standard deviation of the count; "
           "sigma of the counts"),
        _k("relative standard deviation", "%", "percent standard deviation; relative uncertainty; percent uncertainty; "
           "relative error; percent error; precision; relative precision; counting error; "
           "statistical uncertainty; statistical error"),
        _k("standard deviation of the rate", "1/s", "uncertainty of the net count rate; net rate uncertainty"),
        _k("counting efficiency", "", "detector efficiency; efficiency", clues="efficiency"),
        _k("geometric efficiency", "", "solid angle fraction; fractional solid angle; solid angle"),
        _k("detector radius", "cm", "radius of the detector; crystal radius"),
        _k("dead time", "us", "deadtime; dead-time"),
        _k("energy FWHM", "keV", "photopeak FWHM; FWHM of the photopeak; peak width"),
        _k("energy resolution", "%", "percent energy resolution"),
        _k("Fano factor", "", "F factor of Fano"),
        _k("number of charge carriers", "", "charge carriers; information carriers; photoelectrons; "
           "electron-hole pairs",
           clues="charge carriers; carriers; photoelectrons; electron-hole pairs")),
    *_from("the collimator or scanner data sheet",
        _k("hole diameter", "mm", "collimator hole diameter; hole size"),
        _k("hole length", "mm", "collimator length; septal length; length of the holes"),
        _k("septal attenuation coefficient", "1/mm", "attenuation coefficient of the septa"),
        _k("source-collimator distance", "mm", "distance from the collimator; source to collimator face", also="distance"),
        _k("collimator resolution", "mm", "geometric resolution"),
        _k("intrinsic resolution", "mm", "camera intrinsic resolution"),
        _k("system resolution", "mm", "overall resolution; extrinsic resolution; system spatial resolution"),
        _k("noise equivalent count rate", "1/s", "NECR; noise-equivalent count rate; NEC rate; NEC", "hertz"),
        _k("true coincidence rate", "1/s", "trues rate; true rate; trues", "hertz", clues="trues; true"),
        _k("scatter coincidence rate", "1/s", "scatter rate; scattered rate; scatters", "hertz",
           clues="scatter; scatters; scattered"),
        _k("random coincidence rate", "1/s", "randoms rate; random rate; randoms; accidental rate", "hertz",
           clues="randoms; random; accidentals"),
        _k("randoms variance factor", "", "randoms factor"),
        _k("coincidence resolving time", "ns", "resolving time; half coincidence window"),
        _k("timing resolution", "ps", "coincidence timing resolution; CTR; TOF resolution; time-of-flight resolution"),
        _k("localisation uncertainty", "cm", "localization uncertainty; time-of-flight localisation; "
           "time-of-flight localization; position uncertainty; "
           "TOF localisation; TOF localization; "
           "positional uncertainty"),
        _k("scatter fraction", "%", "PET scatter fraction")),
)
_STATISTICS = (
    *_from("the training log or the model card",
        _k("mean loss", "", "cross-entropy loss; cross entropy; validation loss; mean token loss",
           clues="loss; nats"),
        _k("perplexity", "", "PPL"),
        _k("matrix dimension", "", "output dimension; input dimension; hidden size; hidden dimension",
           clues="matrix; weight matrix"),
        _k("LoRA rank", "", "rank; adapter rank", clues="rank"),
        _k("number of parameters", "", "parameter count; model size; trainable parameters",
           clues="parameters; params"),
        _k("bits per weight", "", "bits per parameter; bit width; quantisation bits; quantization bits",
           clues="bits; bit; bits per weight"),
        _k("memory", "GB", "weight memory; memory footprint; model memory")),
    *_from("the study's data",
        _k("number of successes", "", "successes; correct answers", clues="correct; successes"),
        _k("sample size", "", "number of trials; trials; number of measurements",
           clues="trials; samples; measurements; patients"),
        _k("normal quantile", "", "z value; z-score; coverage factor"),
        _k("lower confidence limit", "", "Wilson lower limit; Wilson interval"),
        _k("upper confidence limit", "", "Wilson upper limit"),
        _k("confidence half-width", "", "half-width; half width of the confidence interval; margin of error"),
        _k("sample standard deviation", "", "sample SD; standard deviation; SD", also="standard deviation of counts"),
        _k("standard error", "", "standard error of the mean; SEM"),
        _k("forecast probability", "", "forecast; predicted probability; forecasts"),
        _k("outcome", "", "outcomes; observed outcome"),
        _k("Brier score", "", "Brier")),
)
# fmt: on

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        *_RADIATION, *_NUCLIDES, *_PHOTONS, *_PROTECTION, *_CHAMBER, *_TREATMENT,
        *_BIOLOGY, *_IMAGING, *_MR_US, *_COUNTING, *_STATISTICS,
    )
}  # fmt: skip
