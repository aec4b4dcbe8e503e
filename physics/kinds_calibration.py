"""Kinds of cavity theory, beam calibration, machines and counting statistics that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
CAVITY = (
    *found_in("the question, or fluence times energy",
        k("energy fluence", "mJ/cm2", "photon energy fluence; energy per unit area; energy fluence of the photons; radiant energy per area"),
        k("radiative kerma", "mGy", "bremsstrahlung kerma; radiative part of the kerma", "gray"),
        k("f-factor", "cGy/R", "roentgen-to-rad conversion factor; roentgen to rad conversion factor; roentgen-to-cGy conversion factor; roentgen to cGy conversion factor; "
           "rad per roentgen; "
           "cGy per roentgen; exposure-to-dose conversion factor; f_med", "gray")),
    *found_in("NIST tables of mass energy-absorption coefficients",
        k("mass energy-absorption coefficient ratio", "", "ratio of mass energy-absorption coefficients; mu_en ratio; mu_en/rho ratio; "
           "water-to-air mu_en ratio; mass energy absorption coefficient ratio; energy-absorption ratio; (mu_en/rho) ratio; "
           "ratio of the mass energy-absorption coefficients; ratio of energy-absorption coefficients; μen/ρ ratio; μ_en/ρ ratio")),
    *found_in("the electrometer reading",
        k("ionization charge", "nC", "ionisation charge; charge produced; charge is produced; charge liberated; charge is liberated; "
           "charge released; charge is released; charge generated; charge is collected; charge does; charge would; charge will; charge is expected; "
           "charge created", also="corrected reading; raw reading"),
        k("ionization current", "nA", "ionisation current; chamber current; current from the chamber; current does; current is produced; "
           "current produced; saturation current"),
        k("dose to air", "cGy", "air dose; dose to the air; dose to the gas; dose to the cavity gas; dose to the cavity air; dose to air in the cavity; "
           "cavity dose; dose in the cavity; absorbed dose to air; dose to the cavity; dose to the air cavity; gas dose; dose in the air", "gray")),
    *found_in("the chamber's data sheet",
        k("gas mass", "mg", "mass of gas; mass of the gas; mass of air; mass of the air; air mass; cavity gas mass; mass of the air in the cavity; "
           "mass of gas in the cavity; mass of air in the cavity", also="mass"),
        k("cavity volume", "cm3", "volume of the cavity; chamber volume; sensitive volume; volume of the chamber; collecting volume; air volume; "
           "active volume; volume of air", clues="chamber; ion chamber; ionization chamber; ionisation chamber; cavity; Farmer chamber; air cavity"),
        k("cavity radius", "mm", "radius of the cavity; r_cav; rcav; inner radius; internal radius; chamber radius; radius of the chamber; "
           "cavity inner radius; inner cavity radius; internal cavity radius"),
        k("upstream shift", "mm", "effective point of measurement; effective point of measurement shift; EPOM; EPOM shift; shift upstream; "
           "shift of the effective point of measurement; shifted upstream; shift of the curve; shift of the depth-dose curve; "
           "shift to shallower depth; point of measurement shift; depth shift; shift in depth")),
    *found_in("TRS-398, TG-51 or ICRU Report 90 (stopping powers)",
        k("stopping-power ratio", "", "ratio of stopping powers; mass stopping-power ratio; mean stopping-power ratio; mass collision stopping-power ratio; "
           "ratio of mass stopping powers; ratio of mean mass stopping powers; water-to-air stopping-power ratio; s_w,air; water/air stopping-power ratio; "
           "ratio of mass collision stopping powers; collision stopping-power ratio; ratio of the stopping powers"),
        k("restricted stopping-power ratio", "", "restricted mass stopping-power ratio; L ratio; L/rho ratio; L/ρ ratio; Spencer-Attix stopping-power ratio; "
           "ratio of restricted stopping powers; Spencer-Attix ratio; restricted mass collision stopping-power ratio; "
           "ratio of restricted mass stopping powers", also="stopping-power ratio")),
    *found_in("physical tables",
        k("specific heat capacity", "J/(kg*K)", "specific heat; heat capacity; c_w; specific heat capacity of water; specific heat of water; "
           "specific heat capacity of graphite; specific heat of graphite"),
        k("heat defect", "", "thermal defect"),
        k("temperature rise", "mK", "rise in temperature; temperature increase; rise of temperature; temperature change; increase in temperature; "
           "change in temperature; increase of temperature; temperature of water rise; temperature of the water rise; temperature rise of the water; "
           "temperature of graphite rise; temperature of the graphite rise; warm up; warms up; warms; heat up; heats up; heating of the water")),
    *found_in("the spectrophotometer",
        k("absorbance change", "", "change in absorbance; change of absorbance; change in optical density; change of optical density; "
           "optical density change; delta OD; ΔOD; dOD; increase in absorbance; increase in optical density; absorbance increase; "
           "optical density increases; absorbance rises; absorbance increases; net absorbance"),
        k("optical path length", "cm", "path length; path length of the cell; cell length; cuvette; cuvette length; light path; optical path; "
           "cell path length; optical cell", also="thickness", clues="cell; cuvette; quartz cell; light path; path length; path")),
    *found_in("ICRU Report 35 or Attix (Fricke dosimetry)",
        k("absorptivity times yield", "m2/J", "epsilon G; epsilon times G; εG; ε·G; product of epsilon and G; epsilon*G; εG product; "
           "product of molar absorptivity and yield"),
        k("molar absorption coefficient", "m2/mol", "molar absorptivity; molar extinction coefficient; extinction coefficient; molar absorbance"),
        k("radiation chemical yield", "umol/J", "chemical yield; G-value; ferric yield; yield of ferric ions; ferric ion yield; "
           "Fricke yield; radiation yield of ferric ions; G(Fe3+)")),
)
PROTOCOL = (
    *found_in("the measured depth-dose curve",
        k("open-beam %dd(10)", "%", "%dd(10); dd(10); pdd(10); % dd(10); open-beam PDD; open beam PDD; %dd10; open-beam depth dose; open-field PDD; open field PDD",
           also="percent depth dose"),
        k("lead-filtered %dd(10)", "%", "%dd(10)Pb; %dd(10)_Pb; pdd(10)Pb; PDD with lead; PDD with the lead foil; PDD with lead foil; lead-foil PDD; "
           "lead-filtered PDD; depth dose with lead; depth dose with the lead foil; PDD under lead; PDD with a lead foil; "
           "PDD with 1 mm lead; %dd(10) with lead; %dd(10) with the lead foil; %dd(10) with lead foil; pdd(10) with lead; "
           "%dd(10) with a lead foil", also="open-beam %dd(10); percent depth dose"),
        k("lead foil distance", "cm", "distance of the foil; foil distance; distance of the lead foil; foil-to-surface distance; "
           "distance from the foil to the surface; distance of the lead", also="distance"),
        k("%dd(10)x", "%", "%dd(10)_x; % dd(10)x; pdd(10)x; pdd10x; %dd10x; dd(10)x; PDD(10)_x; photon component of the PDD; photon component of PDD; "
           "photon component of the depth dose; photon component of the percent depth dose; photon quality specifier; photon beam quality specifier; "
           "beam quality specifier; photon-only PDD; electron-free PDD; PDD without electron contamination"),
        k("PDD20,10", "", "PDD_20,10; PDD20/PDD10; PDD20/10; PDD(20)/PDD(10); PDD 20,10; PDD(20,10); PDD_{20,10}; PDD ratio; "
           "ratio of PDD at 20 and 10 cm; ratio of PDDs at 20 and 10 cm; ratio of PDDs; depth-dose ratio; ratio of depth doses; "
           "ratio of the PDDs at 20 and 10 cm; ratio of percent depth doses; ratio of the PDDs"),
        k("PDD at 20 cm depth", "%", "PDD(20); %dd(20); dd(20)", also="percent depth dose"),
        k("TPR20,10", "", "TPR_20,10; TPR20/10; TPR(20,10); TPR 20,10; TPR_{20,10}; TPR2010; tissue-phantom ratio TPR20,10; beam quality index; "
           "photon quality index; quality index; TRS-398 beam quality; TPR 20/10")),
    *found_in("AAPM TG-51 (1999) or its 2024 electron addendum",
        k("electron beam quality factor", "", "k'R50; k'_R50; kR50; k_R50; k'(R50); electron quality factor; electron quality conversion factor; "
           "electron beam quality conversion factor; k'_{R50}; k′R50; k' R50; kprime R50; k_R50'; k prime R50"),
        k("photon-electron conversion factor", "", "k_ecal; kecal; photon-to-electron conversion factor; photon electron conversion; k ecal"),
        k("gradient correction", "", "P_gr; Pgr; gradient correction factor; gradient factor; electron gradient correction; P gr; dose gradient correction")),
    *found_in("the calibration certificate or AAPM TG-61 (2001)",
        k("air-kerma calibration coefficient", "cGy/nC", "N_K; NK; air-kerma calibration factor; air kerma calibration; N K", "gray"),
        k("stem correction", "", "P_stem; Pstem; P_stem,air; chamber stem correction; stem correction factor; stem factor; Pstem,air"),
        k("chamber quality correction", "", "P_Q,cham; PQ,cham; P_Qcham; PQcham; overall chamber correction; overall chamber correction factor"),
        k("sheath correction", "", "P_sheath; Psheath; sheath correction factor; waterproof sheath correction; sleeve correction; "
           "waterproofing sleeve correction; sheath factor")),
    *found_in("measured field profiles and TRS-483 tables",
        k("output correction factor", "", "field output correction factor; small-field correction factor; output correction; detector correction factor; "
           "small-field output correction factor; TRS-483 correction factor; k_clin,msr"),
        k("reading ratio", "", "ratio of readings; ratio of the readings; detector reading ratio; ratio of detector readings; signal ratio; "
           "uncorrected output ratio; ratio of signals"),
        k("field output factor", "", "output factor; small-field output factor; relative output factor; small-field OF; corrected output factor"),
        k("profile FWHM", "cm", "dosimetric field width; in-line FWHM; cross-line FWHM; inline FWHM; crossline FWHM; FWHM of the field; field FWHM; "
           "FWHM field size; in-plane FWHM; cross-plane FWHM; FWHM of the profile; inplane FWHM; crossplane FWHM; "
           "FWHM of the dose profile; inline field size; crossline field size", also="field size; full width at half maximum"),
        k("circular field radius", "cm", "radius of the circular field; radius of the cone; cone radius; field radius; radius of the field"),
        k("circular field diameter", "cm", "diameter of the circular field; cone diameter; diameter of the cone; field diameter; diameter of the field", clues="cone; circular cone; circular field; stereotactic cone; collimator cone; circular collimator"),
        k("small-field equivalent square", "cm", "equivalent square small-field size; S_clin; Sclin; equivalent square small field; "
           "equivalent small field size; small-field equivalent square size; equivalent square small field size; small field equivalent square; "
           "equivalent square field size of the small field; equivalent square of the small field", also="equivalent square"),
        k("LCPE range", "cm", "r_LCPE; rLCPE; lateral charged-particle equilibrium range; range of lateral charged-particle equilibrium; "
           "LCPE radius; LCPE distance; lateral equilibrium range; distance for lateral charged-particle equilibrium; lateral electronic equilibrium range")),
)
MACHINES = (
    *found_in("the machine's technical manual",
        k("RF wavelength", "cm", "microwave wavelength; wavelength of the microwaves; wavelength of the RF; radiofrequency wavelength; "
           "free-space wavelength; wavelength of microwaves; wavelength of the radiofrequency; RF wave; wavelength of the RF power", also="wavelength"),
        k("magnetic rigidity", "T*m", "rigidity; B rho; Bρ; B-rho; Brho; beam rigidity; rigidity of the beam; B·ρ; Bρ product")),
    *found_in("repeat imaging of a group of patients",
        k("patient setup SD", "mm", "patient SD; individual SD; individual random error; SD of the individual patient; patient standard deviation; "
           "SDs of the individual patients; SDs of individual patients; standard deviations of the patients; standard deviation of each patient; "
           "standard deviations of individual patients; standard deviations of the individual patients; SD of each patient; "
           "random errors of the patients; SDs of the patients; per-patient SD; individual standard deviation; intrapatient SD; "
           "daily setup SD; patients' SDs; patients SDs; patient-specific SD", clues="SDs"),
        k("patient mean error", "mm", "patient mean; individual mean; mean setup error; mean set-up error; mean error of the patient; mean error of each patient; "
           "mean errors of the patients; mean setup errors of the patients; mean displacement; average displacement; mean shift; mean deviation of the patient; "
           "mean errors of individual patients; mean setup deviation; mean patient error; means of the patients; patients' means; mean error; "
           "average setup error; patients' mean errors; average shift"),
        k("combined systematic error", "mm", "total systematic error; overall systematic error; quadrature sum of the systematic errors; "
           "total Σ; combined Σ; total systematic uncertainty; combined systematic uncertainty; total Sigma", also="systematic error")),
)
REPEATED = (
    *found_in("the counter's background measurement",
        k("background counts", "", "background count; blank counts; counts of the blank; counts of background; counts in the background; "
           "counts of the background; counts from background", also="counts", clues="background counts; background count; blank counts; counts of background"),
        k("critical level", "", "decision threshold; decision level; Currie critical level; L_C; critical limit"),
        k("detection limit", "", "lower limit of detection; LLD; L_D; limit of detection; Currie limit; Currie detection limit; "
           "minimum detectable counts; minimum detectable net counts; detection limit in counts"),
        k("minimum detectable activity", "Bq", "MDA; smallest detectable activity; lowest detectable activity; minimal detectable activity; "
           "smallest activity that can be detected; smallest activity that is detectable; minimum activity detectable; lower limit of detectable activity; "
           "smallest activity it can detect; smallest activity you can detect; least activity that can be detected", "becquerel")),
    *found_in("the repeated measurements",
        k("chi-square", "", "chi squared; χ2; χ²; chi2; chi^2; chi-squared statistic; chi-square statistic"),
        k("reduced chi-square", "", "reduced chi squared; chi-square per degree of freedom; chi squared per degree of freedom; reduced χ²; reduced χ2; "
           "reduced chi2"),
        k("combined relative uncertainty", "%", "relative uncertainty of the product; relative uncertainty of the quotient; uncertainty of the product; "
           "uncertainty of the quotient; relative uncertainty of the result; total relative uncertainty; overall relative uncertainty; "
           "combined relative standard uncertainty; relative combined uncertainty; combined percentage uncertainty; combined percent uncertainty; "
           "uncertainty of the ratio; relative uncertainty of the ratio; total percent uncertainty; overall percent uncertainty; "
           "relative uncertainty of a product; uncertainty of a product; combined per cent uncertainty", also="relative standard deviation"),
        k("measured value", "", "measured values; individual results; individual values; results x_i"),
        k("value uncertainty", "", "standard deviations of the values; uncertainties of the values; their standard deviations; their uncertainties; "
           "respective standard deviations; respective uncertainties; sigmas; uncertainty of each value", also="sample standard deviation"),
        k("weighted mean", "", "weighted average; inverse-variance weighted mean; inverse-variance weighted average; best estimate; combined estimate; "
           "inverse-variance mean"),
        k("uncertainty of the weighted mean", "", "standard deviation of the weighted mean; uncertainty of the weighted average; standard error of the weighted mean; "
           "sigma of the weighted mean; error of the weighted mean; uncertainty in the weighted mean; SD of the weighted mean; "
           "standard deviation of the weighted average; standard uncertainty of the weighted mean")),
)
CALIBRATION: tuple[Kind, ...] = (*CAVITY, *PROTOCOL, *MACHINES, *REPEATED)
# fmt: on
