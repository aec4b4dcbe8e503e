"""Kinds of imaging, counting and statistics."""

from __future__ import annotations

from physics.kind import found_in, k

# fmt: off
IMAGING = (
    *found_in("the exposure settings or the system manual",
        k("tube potential", "kV", "tube voltage; kVp; peak kilovoltage; accelerating potential"),
        k("tube current", "mA", "mA setting; mA station; station"),
        k("tube current-time product", "mAs", "mAs; tube loading; mAs setting"),
        k("waveform factor", "", "waveform constant"),
        k("heat", "kJ", "anode heat; heat deposited; heat in the anode; heat units; energy into the anode; energy in the anode; "
           "energy deposited in the anode"),
        k("source-to-image distance", "cm", "SID; source-image distance; focus-to-detector distance; "
           "source-detector distance", also="distance"),
        k("source-to-object distance", "cm", "SOD; source-object distance; focus-to-object distance",
           clues="from the focus; from the focal spot; from focus"),
        k("focal spot size", "mm", "focal spot; effective focal spot"),
        k("actual focal spot length", "mm", "actual focal spot; filament track length"),
        k("anode angle", "deg", "target angle"),
        k("strip height", "mm", "height of the lead strips; grid strip height; septa height; height of the strips; lead strip height; high are the strips; "
           "high are the lead strips; high must the strips; high must the lead strips; tall are the strips; tall are the lead strips; strips are high"),
        k("interspace", "mm", "interspace width; interspace thickness; distance between strips", clues="apart; between strips"),
        k("grid ratio", "", "ratio of the grid", clues=":1 grid; : 1 grid; to 1 grid; :1 antiscatter grid; :1 anti-scatter grid; :1 focused grid; :1 scatter grid; "
           ":1 bucky; :1 moving grid; :1 parallel grid; :1 linear grid"),
        k("magnification", "", "magnification factor"),
        k("geometric unsharpness", "mm", "geometric blur; focal spot blur; unsharpness; penumbral blur; penumbral unsharpness; "
           "focal-spot unsharpness"),
        k("field area", "cm2", "beam area; irradiated area"),
        k("kerma-area product", "Gy*cm2", "KAP; DAP; P_KA; PKA; air kerma-area product; dose-area product; kerma area product; "
           "dose area product", "gray")),
    *found_in("measurements on the image",
        k("number of photons", "", "number of quanta; detected photons; detected quanta; photons per pixel",
           clues="photons; quanta; x-rays; x-ray quanta; x-ray photons; gamma rays"),
        k("signal-to-noise ratio", "", "SNR; signal to noise ratio; signal to noise"),
        k("contrast-to-noise ratio", "", "CNR; contrast to noise ratio"),
        k("mean signal", "", "mean pixel value; pixel value; average signal",
           clues="mean; signal; mean value; average; signal intensity; background; object; lesion"),
        k("signal difference", "", "difference in signal; difference of signal; difference of the means; difference in mean signal; difference in CT number; "
           "difference in CT numbers; difference of CT numbers; HU difference; CT number difference; difference in HU; contrast in HU; pixel value difference; difference in pixel value",
           clues="above background; below background; above the background; below the background; brighter than the background; darker than the background; "
           "brighter than background; above its surroundings; below its surroundings"),
        k("noise", "", "background noise; pixel noise; noise standard deviation; noise SD",
           also="sample standard deviation"),
        k("photon density", "1/mm2", "photons per unit area; quanta per area; photons per mm2"),
        k("object area", "mm2", "area of the object; lesion area"),
        k("contrast", "", "subject contrast; image contrast; radiographic contrast"),
        k("primary contrast", "", "contrast without scatter; scatter-free contrast", also="contrast"),
        k("scatter-to-primary ratio", "", "SPR; S/P ratio; scatter to primary ratio"),
        k("sampling pitch", "mm", "pixel pitch; pixel size; detector pitch; pixel spacing; detector element size; sampling interval; del size; "
           "size of a pixel; size of the pixel; size of the pixels; pixel width; large are the pixels; large is a pixel; big are the pixels"),
        k("Nyquist frequency", "lp/mm", "Nyquist; Nyquist limit; limiting spatial frequency; limiting resolution; highest spatial frequency; cut-off frequency"),
        k("spatial frequency", "lp/mm", "line pairs per millimetre; line pairs per millimeter",
           also="Nyquist frequency"),
        k("Gaussian sigma", "mm", "sigma of the Gaussian; Gaussian standard deviation; standard deviation of a Gaussian; "
           "sigma of a Gaussian; blur sigma"),
        k("full width at half maximum", "mm", "FWHM; spatial FWHM; width of the point spread function", also="geometric unsharpness"),
        k("modulation transfer", "", "MTF; modulation transfer function")),
    *found_in("the image header (DICOM)",
        k("matrix rows", "", "rows", clues="rows"),
        k("matrix columns", "", "columns", clues="columns"),
        k("bytes per pixel", "", "bytes each", clues="bytes per pixel; bytes"),
        k("bit depth", "", "bits per pixel; pixel depth; grey-scale depth; gray-scale depth; bits stored; dynamic depth; depth in bits"),
        k("number of images", "", "number of slices; number of frames", clues="images; slices; frames"),
        k("storage size", "MB", "image size; file size; storage; disk space; disc space; hard disk space; storage space; data volume; uncompressed size; "
           "size of the study; study size; size of the series; data size; storage needed; storage requirement; disk storage; storage volume; size of the file; large is the file")),
    *found_in("the CT console or dose report",
        k("CT number", "HU", "Hounsfield unit; Hounsfield number; Hounsfield value; HU value"),
        k("central CTDI", "mGy", "CTDI at the centre; CTDI at the center; central CTDI100; centre CTDI; "
           "center CTDI", "gray", clues="in the centre; in the center; at the centre; at the center; central; centre; center"),
        k("peripheral CTDI", "mGy", "CTDI at the periphery; periphery CTDI; peripheral CTDI100", "gray",
           clues="in the periphery; at the periphery; peripheral; periphery; outer holes; in the outer holes; in the four outer holes; "
           "at the edge; at the four edges"),
        k("weighted CTDI", "mGy", "CTDIw; CTDI_w", "gray"),
        k("volume CTDI", "mGy", "CTDIvol; CTDI_vol; CTDI vol", "gray"),
        k("pitch", "", "CT pitch; helical pitch; spiral pitch; pitch factor", clues="pitch"),
        k("table travel per rotation", "mm", "table feed; table increment; table movement per rotation; table travel"),
        k("beam collimation", "mm", "total collimation; nominal collimation; beam width; collimation"),
        k("scan length", "cm", "scanned length; length of the scan; scan range; irradiated range; irradiated length"),
        k("dose-length product", "mGy*cm", "DLP; dose length product", "gray"),
        k("DLP conversion coefficient", "mSv/(mGy*cm)", "k factor; k-factor; conversion coefficient", "sievert"),
        k("size-specific dose estimate", "mGy", "SSDE; size specific dose estimate", "gray"),
        k("effective diameter", "cm", "patient diameter", also="water-equivalent diameter"),
        k("anteroposterior dimension", "cm", "AP dimension; AP width; AP thickness; AP diameter", also="patient thickness; thickness", clues="AP; anteroposterior"),
        k("lateral dimension", "cm", "LAT dimension; lateral width; lateral diameter", clues="lateral; LAT; lat")),
)
MR_US = (
    *found_in("the MR protocol",
        k("magnetic field", "T", "field strength; static field; B0; magnetic flux density"),
        k("gyromagnetic ratio", "MHz/T", "gamma-bar; gamma bar", "hertz"),
        k("repetition time", "ms", "TR"),
        k("echo time", "ms", "TE", also="time"),
        k("recovery time", "ms", "time of recovery; recovery delay; delay after saturation; saturation delay", also="time; repetition time; inversion time"),
        k("inversion time", "ms", "TI; null time; nulling time; nulls"),
        k("T1", "ms", "T1 relaxation time; longitudinal relaxation time; spin-lattice relaxation time"),
        k("T2", "ms", "T2 relaxation time; transverse relaxation time; spin-spin relaxation time"),
        k("longitudinal magnetization", "", "longitudinal magnetisation; recovered magnetization; Mz; T1 recovery; equilibrium magnetisation; equilibrium magnetization"),
        k("transverse magnetization", "", "transverse magnetisation; remaining signal; signal left; signal remaining; signal remains; Mxy; T2 decay", also="fraction remaining; transmission"),
        k("relative spin-echo signal", "", "spin echo signal; spin-echo signal; relative signal; rel. signal; SE signal; signal per unit proton density"),
        k("phase-encoding steps", "", "phase encodes; phase encoding steps; phase encodings",
           clues="phase encodes; phase steps; phase encode steps; phase lines; phase-encoding steps; phase encoding steps; phase encodings"),
        k("number of averages", "", "NEX; NSA; signal averages; excitations; averages; number of signal averages; number of excitations", clues="averages; average; NEX; NSA; excitations"),
        k("echo-train length", "", "ETL; echo train length; turbo factor", clues="ETL; turbo factor; echoes"),
        k("scan time", "min", "acquisition time; imaging time; MRI scan time", also="time"),
        k("flip angle", "deg", "Ernst angle; tip angle", clues="pulse; pulses; RF pulses; RF pulse; flip; excitation pulse; excitation pulses"),
        k("gradient strength", "mT/m", "gradient amplitude; slice-select gradient; slice gradient; slice selection gradient"),
        k("gradient duration", "ms", "diffusion gradient duration; pulse duration delta"),
        k("gradient separation", "ms", "diffusion time; gradient spacing"),
        k("b-value", "s/mm2", "b value; b factor; diffusion weighting"),
        k("diffusion coefficient", "mm2/s", "ADC; apparent diffusion coefficient"),
        k("RF bandwidth", "Hz", "transmit bandwidth; pulse bandwidth; excitation bandwidth", "hertz"),
        k("slice thickness", "mm", "slice width; thickness of the slice; thickness of the excited slice; thickness of the excited proton slice; section thickness", clues="slice; slices")),
    *found_in("the ultrasound system or a tissue table",
        k("speed of sound", "m/s", "sound speed; acoustic speed; propagation speed; velocity of sound"),
        k("acoustic wavelength", "mm", "ultrasound wavelength; sound wavelength; wavelength of the ultrasound",
           also="wavelength"),
        k("acoustic impedance", "kg/m2/s", "characteristic impedance; impedance"),
        k("reflection coefficient", "", "intensity reflection coefficient; reflected fraction; fraction reflected"),
        k("attenuation per frequency", "1/(cm*MHz)", "ultrasound attenuation coefficient; dB/cm/MHz; "
           "dB per cm per MHz", "hertz",
           clues="dB/cm/MHz; dB/(cm*MHz); dB per cm per MHz"),
        k("attenuation in decibels", "", "ultrasound attenuation; dB loss; total attenuation; dB lost; decibels lost; loss in dB", clues="dB; decibels"),
        k("level in decibels", "", "decibel level; decibels; relative intensity level", clues="dB; decibels"),
        k("intensity ratio", "", "ratio of intensities; relative intensity; power ratio; fraction of the intensity; share of the intensity; of the intensity remains; "
           "of the intensity is left; remaining intensity; intensity that remains; intensity remains; intensity is left", also="transmission"),
        k("Doppler shift", "kHz", "Doppler frequency; frequency shift; Doppler frequency shift", "hertz"),
        k("blood velocity", "cm/s", "flow velocity; blood speed; blood flow velocity; velocity; velocity of blood; "
           "velocity of the blood; speed of the blood; flow speed; speed of blood"),
        k("Doppler angle", "deg", "insonation angle; angle to the flow; beam-vessel angle"),
        k("peak rarefactional pressure", "MPa", "rarefactional pressure; peak negative pressure; acoustic pressure"),
        k("mechanical index", "", "MI"),
        k("echo delay", "us", "echo time of flight; echo arrival time; round-trip time; round trip time; "
           "echo return time", also="time")),
)
COUNTING = (
    *found_in("the counter",
        k("counts", "", "number of counts; total counts; gross counts", clues="counts; count; events"),
        k("count rate", "1/s", "counting rate; counts per second; counts per minute; countrate; singles rate",
           "hertz"),
        k("true count rate", "1/s", "true counting rate; actual count rate", "hertz",
           also="count rate; true coincidence rate"),
        k("measured count rate", "1/s", "measured counting rate; observed count rate; measured rate; observed rate",
           "hertz", also="count rate"),
        k("counting time ratio", "", "ratio of counting times; split of counting time; ratio of sample counting time to background counting time"),
        k("counting time", "min", "count time; time counted; counted for", also="time"),
        k("standard deviation of counts", "", "absolute standard deviation; standard deviation of the count; "
           "sigma of the counts"),
        k("relative standard deviation", "%", "percent standard deviation; relative uncertainty; percent uncertainty; "
           "relative error; percent error; precision; relative precision; counting error; "
           "statistical uncertainty; statistical error", also="sample standard deviation"),
        k("standard deviation of the rate", "1/s", "uncertainty of the net count rate; net rate uncertainty; "
           "standard deviation of the net count rate; standard deviation of the net rate"),
        k("counting efficiency", "", "detector efficiency; efficiency", clues="efficiency"),
        k("geometric efficiency", "", "solid angle fraction; fractional solid angle; solid angle"),
        k("detector radius", "cm", "radius of the detector; crystal radius; radius of the crystal"),
        k("detector diameter", "cm", "diameter of the detector; crystal diameter; diameter of the crystal"),
        k("dead time", "us", "deadtime; dead-time"),
        k("energy FWHM", "keV", "photopeak FWHM; FWHM of the photopeak; peak width"),
        k("energy resolution", "%", "percent energy resolution"),
        k("Fano factor", "", "F factor of Fano"),
        k("number of charge carriers", "", "charge carriers; information carriers; photoelectrons; "
           "electron-hole pairs",
           clues="charge carriers; carriers; photoelectrons; electron-hole pairs")),
    *found_in("the collimator or scanner data sheet",
        k("hole diameter", "mm", "collimator hole diameter; hole size"),
        k("hole length", "mm", "collimator length; septal length; length of the holes"),
        k("septal attenuation coefficient", "1/mm", "attenuation coefficient of the septa"),
        k("source-collimator distance", "mm", "distance from the collimator; source to collimator face", also="distance"),
        k("collimator resolution", "mm", "geometric resolution"),
        k("intrinsic resolution", "mm", "camera intrinsic resolution"),
        k("system resolution", "mm", "overall resolution; extrinsic resolution; system spatial resolution"),
        k("noise equivalent count rate", "1/s", "NECR; noise-equivalent count rate; NEC rate; NEC", "hertz"),
        k("true coincidence rate", "1/s", "trues rate; true rate; trues", "hertz", clues="trues; true"),
        k("scatter coincidence rate", "1/s", "scatter rate; scattered rate; scatters", "hertz",
           clues="scatter; scatters; scattered"),
        k("random coincidence rate", "1/s", "randoms rate; random rate; randoms; accidental rate; random coincidences; "
           "accidental coincidence rate; accidental coincidences; random coincidences per second; rate of randoms", "hertz",
           clues="randoms; random; accidentals"),
        k("randoms variance factor", "", "randoms factor"),
        k("coincidence resolving time", "ns", "resolving time; half coincidence window"),
        k("coincidence window", "ns", "coincidence time window; coincidence timing window; full coincidence window; 2τ; 2 tau; 2tau; "
           "width of the coincidence window"),
        k("timing resolution", "ps", "coincidence timing resolution; CTR; TOF resolution; time-of-flight resolution; "
           "coincidence time resolution; time resolution; TOF timing resolution; timing FWHM; time of flight resolution"),
        k("localisation uncertainty", "cm", "localization uncertainty; time-of-flight localisation; "
           "time-of-flight localization; position uncertainty; "
           "TOF localisation; TOF localization; "
           "positional uncertainty; localisation of the annihilation; localization of the annihilation", also="full width at half maximum"),
        k("scatter fraction", "%", "PET scatter fraction")),
)
STATISTICS = (
    *found_in("the training log or the model card",
        k("mean loss", "", "cross-entropy loss; cross entropy; validation loss; mean token loss",
           clues="loss; nats"),
        k("perplexity", "", "PPL"),
        k("matrix dimension", "", "output dimension; input dimension; hidden size; hidden dimension",
           clues="matrix; weight matrix"),
        k("LoRA rank", "", "rank; adapter rank", clues="rank"),
        k("number of parameters", "", "parameter count; model size; trainable parameters",
           clues="parameters; params"),
        k("bits per weight", "", "bits per parameter; bit width; quantisation bits; quantization bits",
           clues="bits; bit; bits per weight"),
        k("memory", "GB", "weight memory; memory footprint; model memory")),
    *found_in("the study's data",
        k("number of successes", "", "successes; correct answers", clues="correct; successes"),
        k("sample size", "", "number of trials; trials; number of measurements",
           clues="trials; samples; measurements; patients"),
        k("normal quantile", "", "z value; z-score; coverage factor"),
        k("lower confidence limit", "", "Wilson lower limit; Wilson interval; lower Wilson limit; lower Wilson bound; Wilson lower bound; lower end of the Wilson interval; "
           "lower end of the confidence interval; lower limit of the confidence interval; lower bound of the confidence interval; lower Wilson confidence limit"),
        k("upper confidence limit", "", "Wilson upper limit; upper Wilson limit; upper Wilson bound; Wilson upper bound; upper end of the Wilson interval; "
           "upper end of the confidence interval; upper limit of the confidence interval; upper bound of the confidence interval; upper Wilson confidence limit"),
        k("confidence half-width", "", "half-width; half width of the confidence interval; margin of error; "
           "half width of the interval; half-width of the interval; half the width of the confidence interval",
           clues="±; +/-; plus or minus; plus/minus"),
        k("sample standard deviation", "", "sample SD; standard deviation; SD", also="standard deviation of counts"),
        k("standard error", "", "standard error of the mean; SEM"),
        k("forecast probability", "", "forecast; predicted probability; forecasts"),
        k("outcome", "", "outcomes; observed outcome"),
        k("Brier score", "", "Brier")),
)
# fmt: on
