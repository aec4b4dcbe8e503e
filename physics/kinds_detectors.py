"""Kinds of radiography, CT, MR, ultrasound and image science that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
RADIOGRAPHY = (
    *found_in("the tube's data sheet or the output measured at commissioning",
        k("x-ray production efficiency", "%", "bremsstrahlung efficiency; x-ray efficiency; efficiency of x-ray production; "
           "bremsstrahlung production efficiency; efficiency of bremsstrahlung production; production efficiency; "
           "efficiency of the tube; tube efficiency; efficiency of the x-ray tube; bremsstrahlung yield; "
           "electron energy is turned into bremsstrahlung; electron energy is converted into x rays; "
           "electron energy is converted to x rays; electron energy becomes x rays; electron energy is converted into bremsstrahlung; "
           "electron energy is converted to bremsstrahlung; electron energy is emitted as bremsstrahlung; turned into bremsstrahlung; converted into bremsstrahlung; "
           "converted to bremsstrahlung; emitted as bremsstrahlung; becomes bremsstrahlung; turned into x rays; converted into x rays; "
           "converted to x rays"),
        k("x-ray tube output", "uGy/mAs", "tube output; specific output; output of the tube; radiation output; "
           "x-ray output; output per mAs", "gray")),
    *found_in("the examination protocol or a measurement at the table",
        k("focus-to-table distance", "cm", "focus-table distance; focus to table distance; tube-to-table distance; FTD; "
           "focus-to-receptor distance; focus to receptor distance", also="source-to-image distance; distance"),
        k("patient thickness", "cm", "thickness of the patient; body thickness; body part thickness; thick patient",
           also="thickness"),
        k("backscatter factor", "", "BSF; back-scatter factor; backscatter; backscattering factor"),
        k("entrance-surface air kerma", "mGy", "ESAK; entrance surface air kerma; entrance skin air kerma; ESD; "
           "entrance surface dose; entrance-surface dose; entrance skin dose; entrance surface kerma", "gray"),
        k("exposure index", "", "EI; IEC exposure index; detector exposure index", clues="EI"),
        k("target exposure index", "", "EI_T; EIT; target EI; target index", also="exposure index",
           clues="target EI; target of; target is"),
        k("deviation index", "", "DI")),
    *found_in("the exposure settings or the system manual",
        k("object-to-image distance", "cm", "OID; ODD; object-image distance; object-to-detector distance; object to detector distance; "
           "object-detector distance; object-to-receptor distance; object-film distance; object to image distance",
           clues="above the detector; from the detector; above the receptor; from the receptor; above the image receptor; "
           "from the image receptor; above the film; in front of the detector; from the film")),
    *found_in("the grid's data sheet",
        k("grid transmission", "", "total transmission of the grid; total grid transmission; transmission of the grid; "
           "grid's total transmission; total transmission", also="transmission"),
        k("primary transmission of the grid", "", "primary transmission; transmission of primary; transmission of primary radiation; "
           "primary transmission of a grid", also="transmission"),
        k("Bucky factor", "", "grid factor; grid conversion factor; Bucky"),
        k("contrast improvement factor", "", "grid contrast improvement; contrast improvement")),
    *found_in("the tables of Dance et al. for thickness, half-value layer, glandularity and spectrum",
        k("mean glandular dose", "mGy", "MGD; AGD; average glandular dose; glandular dose", "gray"),
        k("glandular dose conversion coefficient", "", "g factor; g-factor; conversion factor g; g coefficient; factor g; "
           "glandular dose conversion factor"),
        k("glandularity correction", "", "c factor; c-factor; factor c; glandularity factor; glandularity correction factor; "
           "correction for glandularity"),
        k("spectrum correction", "", "factor s; spectrum factor; s coefficient; spectral correction; "
           "spectrum correction factor; correction for the spectrum")),
)
SECTIONS = (
    *found_in("the CT images and the console",
        k("water-equivalent diameter", "cm", "water equivalent diameter; D_w; Dw; WED; water-equivalent patient diameter",
           also="effective diameter"),
        k("cross-sectional area", "cm2", "ROI area; area of the ROI; region of interest area; cross-section of the patient; "
           "patient cross-section; patient area; area of the patient; area of the slice; ROI of",
           also="field area"),
        k("CT noise", "HU", "image noise; CT image noise; noise level; noise of the image; noise in the image; noise in HU; "
           "noise in a CT image; standard deviation of the CT number; standard deviation of CT numbers", also="noise; sample standard deviation")),
    *found_in("the MR protocol",
        k("T2*", "ms", "T2 star; T2-star; T2* relaxation time; effective T2; effective transverse relaxation time; "
           "effective T2 relaxation time"),
        k("T2 prime", "ms", "T2'; T2 inhomogeneity; inhomogeneity term; inhomogeneity relaxation time; "
           "inhomogeneity contribution; inhomogeneity time; T2′"),
        k("field inhomogeneity", "uT", "magnetic field inhomogeneity; inhomogeneity of the field; inhomogeneity; "
           "field variation; B0 inhomogeneity"),
        k("voxel volume", "mm3", "voxel size; volume of a voxel; volume of the voxel; voxels of; voxel"),
        k("receiver bandwidth", "kHz", "bandwidth; readout bandwidth; receive bandwidth; sampling bandwidth", "hertz"),
        k("bandwidth per pixel", "Hz", "pixel bandwidth; receiver bandwidth per pixel; readout bandwidth per pixel; "
           "bandwidth of a pixel", "hertz", also="receiver bandwidth", clues="per pixel; /pixel; / pixel; /px; per px; a pixel; each pixel"),
        k("SNR ratio", "", "relative SNR; SNR change; change in SNR; change of SNR; SNR gain; gain in SNR; SNR factor; ratio of the SNRs; "
           "ratio of SNR; SNR improvement; factor does SNR; factor does the SNR; factor will SNR; factor will the SNR; "
           "how much does SNR; how much does the SNR; SNR go up; SNR change by", also="signal-to-noise ratio"),
        k("chemical shift", "", "fat-water chemical shift; chemical shift of fat; fat shift"),
        k("chemical shift frequency", "Hz", "fat-water frequency difference; fat-water frequency shift; fat-water shift; "
           "frequency difference between fat and water; frequency difference of fat and water; fat and water frequency difference; "
           "fat and water differ; between fat and water; chemical shift in Hz; fat water shift; fat-water frequency offset", "hertz"),
        k("chemical shift in pixels", "", "chemical shift artefact; chemical shift artifact; chemical shift displacement; "
           "chemical shift misregistration; fat displacement; displacement of fat; pixel shift; shift in pixels; "
           "pixels is fat shifted; pixels is the fat shifted; pixels is fat displaced; pixels is the fat displaced; pixels does fat; pixels does the fat; pixels of chemical shift"),
        k("field of view", "mm", "FOV; reconstructed field of view; reconstruction field of view"),
        k("matrix size", "", "image matrix; acquisition matrix; matrix of; base resolution; pixels across",
           also="matrix rows; matrix columns; matrix dimension", clues="matrix; pixel matrix; image matrix; acquisition matrix"),
        k("k-space step", "1/m", "k-space spacing; k-space sampling interval; sampling interval in k-space; delta k; "
           "k-space sampling step; sampling step; step in k-space; spacing in k-space; spacing of k-space; Δk"),
        k("specific absorption rate", "W/kg", "SAR; whole-body SAR; whole body SAR; head SAR"),
        k("SAR ratio", "", "relative SAR; ratio of SAR; ratio of the SARs; SAR change; change in SAR; change of SAR; SAR factor; "
           "factor does SAR; factor does the SAR; factor will SAR; factor will the SAR; how much does SAR; "
           "how much does the SAR; SAR go up; SAR increase; times larger is the SAR; times higher is the SAR; times larger is SAR; "
           "times higher is SAR")),
)
SOUND = (
    *found_in("the ultrasound system or a tissue table",
        k("pulse repetition frequency", "kHz", "PRF; pulse repetition rate; repetition frequency; pulse rate", "hertz"),
        k("aliasing velocity", "cm/s", "maximum velocity without aliasing; Nyquist velocity; maximum unaliased velocity; "
           "highest velocity without aliasing; fastest flow; maximum measurable velocity; maximum velocity; highest velocity; "
           "velocity limit; largest velocity; maximum detectable velocity; top speed of blood", also="blood velocity"),
        k("cycles per pulse", "", "number of cycles; number of cycles per pulse; pulse of cycles", clues="cycles; cycle; cycles per pulse"),
        k("spatial pulse length", "mm", "SPL; pulse length; length of the pulse"),
        k("axial resolution", "mm", "resolution along the beam; depth resolution; axial resolving power"),
        k("aperture diameter", "mm", "transducer diameter; diameter of the transducer; element diameter; piston diameter; "
           "aperture; diameter of the aperture; disc transducer; disc diameter; transducer element; transducer aperture; "
           "transducer face; transducer width; diameter transducer", clues="transducer; disc; diameter transducer"),
        k("near-field length", "mm", "near field; near-field; near field length; near zone; near zone length; near-zone length; "
           "Fresnel zone; Fresnel zone length; length of the near field; length of the near zone; near field depth; "
           "near-field depth; length of the Fresnel zone; near field distance; near-field distance"),
        k("beam divergence", "deg", "divergence angle; divergence; far-field divergence; far field divergence; "
           "angle of divergence; divergence of the beam; far-field divergence angle"),
        k("incidence angle", "deg", "angle of incidence; incident angle; incident at"),
        k("refraction angle", "deg", "angle of refraction; refracted angle; transmitted angle; transmission angle; "
           "refracted beam; angle of the refracted beam; angle of transmission"),
        k("critical angle", "deg", "critical angle of incidence; angle of total reflection; angle for total reflection"),
        k("ultrasound transmission coefficient", "", "transmission coefficient; intensity transmission coefficient; "
           "transmitted intensity; intensity transmitted; intensity is transmitted; intensity passes; "
           "intensity that is transmitted; fraction of the intensity transmitted; transmitted across the interface"),
        k("amplitude ratio", "", "ratio of amplitudes; voltage ratio; ratio of voltages; relative amplitude; ratio of the amplitudes; "
           "pressure ratio", also="transmission", clues="times the amplitude"),
        k("round-trip attenuation", "", "attenuation of the echo; echo attenuation; two-way attenuation; round trip loss; echo loss",
           also="attenuation in decibels"),
        k("ultrasound intensity", "mW/cm2", "acoustic intensity; intensity of the ultrasound; intensity of the sound; ultrasound intensities")),
)
QUALITY = (
    *found_in("measurements on the detector",
        k("aperture width", "mm", "detector aperture; aperture size; sampling aperture; square aperture; pixel aperture; "
           "detector element width; detector element aperture; active width; width of the aperture; element width; "
           "square detector element", also="sampling pitch; aperture diameter"),
        k("system MTF", "", "total MTF; overall MTF; combined MTF; MTF of the system; MTF of the whole system; system modulation transfer; "
           "overall modulation transfer; MTF of the chain; MTF of the imaging chain; MTF of the whole chain; resulting MTF; total modulation transfer; "
           "MTF of the complete system", also="modulation transfer"),
        k("total FWHM", "mm", "total blur; overall blur; combined blur; combined FWHM; overall FWHM; system FWHM; resulting FWHM; "
           "FWHM of the system; total width; combined resolution", also="full width at half maximum; system resolution"),
        k("noise power spectrum", "mm2", "NPS; Wiener spectrum; noise power"),
        k("normalised noise power spectrum", "mm2", "NNPS; normalized noise power spectrum; normalised NPS; normalized NPS"),
        k("detective quantum efficiency", "", "DQE; detector quantum efficiency"),
        k("noise equivalent quanta", "1/mm2", "NEQ; noise-equivalent quanta; number of noise equivalent quanta")),
)
READING = (
    *found_in("the two-by-two table of test and truth",
        k("true positives", "", "number of true positives; diseased and positive; TP",
           clues="true positives; true positive; were true positives; are true positives; were true positive; which were true positives; which are true positives; TP; TPs; true-positives; detected cancers; cancers detected; true positive cases; correctly called positive; were correctly called positive; "
           "which were correctly called positive; correctly detected; were detected; was detected; which were detected; which were found; correctly identified; were correctly identified; "
           "were picked up; picked up; are detected; correctly flagged; were flagged; which the test found; which were picked up; called positive; were called positive; detects; detected; finds; identifies; flags; picks up; flagged; detecting; finding; "
           "tested positive; test positive; read as positive; were read as positive; was called positive; had a positive test; which tested positive"),
        k("false negatives", "", "number of false negatives; FN; misses",
           clues="false negatives; false negative; were false negatives; are false negatives; were false negative; which were false negatives; FN; FNs; false-negatives; missed; missed cancers; misses; false negative cases; were missed; which were missed; are missed; overlooked; "
           "were overlooked; which were overlooked; which are missed; went undetected; missing; missed by the reader; which the reader missed; wrongly called negative; wrongly called normal; overlooks; overlooking; tested negative; test negative; called negative; "
           "were called negative; had a negative test; which tested negative; read as negative; were read as negative; which were called negative; were read as normal; read as normal; were called normal; called normal"),
        k("true negatives", "", "number of true negatives; TN",
           clues="true negatives; true negative; were true negatives; are true negatives; were true negative; which were true negatives; TN; TNs; true-negatives; true negative cases; correctly cleared; correctly called negative; "
           "correctly called normal; were correctly called negative; were correctly called normal; which were correctly called negative; correctly rejected; were called normal; called normal; "
           "read as normal; were read as normal; which were called normal; which were called negative; were cleared; "
           "tested negative; test negative; called negative; were called negative; had a negative test; which tested negative; read as negative; were read as negative"),
        k("false positives", "", "number of false positives; false alarms; FP",
           clues="false positives; false positive; are false positives; which are false positives; FP; FPs; false-positives; false alarms; false positive cases; "
           "wrongly called positive; falsely called positive; incorrectly called positive; wrongly called abnormal; falsely positive; were wrongly called positive; were falsely called positive; "
           "were false positive; were false positives; which were wrongly called positive; which were falsely called positive; which were called positive by mistake; "
           "called positive by mistake; which were false positive; which were false positives; wrongly flagged; were wrongly flagged; which were wrongly flagged; were false alarms; overcalled; were recalled; tested positive; test positive; called positive; "
           "were called positive; flagged; were flagged; read as positive; were read as positive; was called positive; had a false positive; had a false alarm; had a positive test; which tested positive"),
        k("diseased cases", "", "number of diseased; number of diseased cases; number of cancers; cases with disease",
           clues="diseased; cancers; cancer; cancer cases; cancer patients; women with cancer; men with cancer; patients with cancer; patients with disease; "
           "patients with the disease; with the disease; with disease; with cancer; abnormal cases; diseased patients; diseased cases; malignant; malignant cases; "
           "malignant lesions; sick patients; ill patients; proven cancers; patients who have the disease; actually diseased; images with a lesion; lesions"),
        k("healthy cases", "", "number of healthy; number of healthy cases; number of normal cases; cases without disease",
           clues="healthy; normal cases; normals; healthy patients; healthy women; healthy men; healthy people; healthy cases; healthy subjects; healthy volunteers; "
           "disease-free; disease-free patients; without disease; without the disease; without cancer; women without cancer; patients without the disease; "
           "patients without disease; benign; benign cases; benign lesions; normal images; normal patients; lesion-free images"),
        k("diagnostic sensitivity", "", "sensitivity; true-positive fraction; true positive fraction; true positive rate; "
           "true-positive rate; sensitivity of the test; sensitivity of a test; test sensitivity", clues="sensitive"),
        k("diagnostic specificity", "", "specificity; true-negative fraction; true negative fraction; true negative rate; "
           "true-negative rate; specificity of the test; specificity of a test; test specificity", clues="specific"),
        k("diagnostic accuracy", "", "accuracy of the test; accuracy of a test; test accuracy; overall accuracy; fraction correct; "
           "accuracy of the reader; accuracy of the observer; accuracy of the classifier; accuracy from TP; accuracy with TP"),
        k("prevalence", "", "disease prevalence; pretest probability; pre-test probability; prior probability; "
           "prevalence of the disease"),
        k("positive predictive value", "", "PPV; predictive value of a positive test; positive predictive; predictive value positive; "
           "probability of disease after a positive test; probability of disease given a positive test; "
           "probability of disease after a positive result; probability of disease given a positive result; chance of disease after a positive test; "
           "likely is disease after a positive test; disease after a positive test; disease after a positive result; disease given a positive test; disease given a positive result; "
           "positive patient is diseased; positive patient has the disease; positive result is true; positive test is true; positive result is correct; positive result means disease; "
           "really has the disease; actually has the disease; truly has the disease; really diseased"),
        k("negative predictive value", "", "NPV; predictive value of a negative test; negative predictive; "
           "predictive value negative; probability of no disease after a negative test"),
        k("positive likelihood ratio", "", "likelihood ratio; LR+; likelihood ratio of a positive test"),
        k("detectability index", "", "d'; d prime; d-prime; dprime; detectability; d′"),
        k("area under the ROC curve", "", "AUC; area under the curve; area under ROC; ROC area; area under an ROC curve; "
           "area under the ROC; Az")),
)
DETECTORS: tuple[Kind, ...] = (*RADIOGRAPHY, *SECTIONS, *SOUND, *QUALITY, *READING)
# fmt: on
