"""Kinds of dosimetry, treatment and radiobiology."""

from __future__ import annotations

from physics.kind import found_in, k

# fmt: off
CHAMBER = (
    *found_in("the electrometer and the calibration certificate",
        k("corrected reading", "nC", "fully corrected reading; corrected charge; corrected chamber reading"),
        k("raw reading", "nC", "uncorrected reading; chamber reading; electrometer reading; charge reading"),
        k("beam quality factor", "", "kQ; k_Q; quality conversion factor"),
        k("calibration coefficient", "cGy/nC", "N_D,w; NDw; chamber calibration factor", "gray"),
        k("temperature-pressure correction", "", "P_TP; PTP; temperature and pressure correction; "
           "air density correction; k_TP; kTP; P,T correction; pressure and temperature correction"),
        k("ion recombination correction", "", "P_ion; Pion; recombination correction"),
        k("polarity correction", "", "P_pol; Ppol; polarity factor"),
        k("electrometer correction", "", "P_elec; Pelec; electrometer factor"),
        k("chamber voltage", "V", "bias voltage; polarizing voltage; polarising voltage"),
        k("temperature", "degC", "air temperature; room temperature; water temperature"),
        k("pressure", "kPa", "air pressure; barometric pressure; atmospheric pressure")),
    *found_in("the measured electron depth curve",
        k("I50", "cm", "I_50; depth of 50 % ionization; depth of 50 % ionisation; half-value ionisation depth; "
           "half-value ionization depth; depth of half ionization; depth of half ionisation"),
        k("R50", "cm", "R_50; depth of 50 % dose; half-dose depth"),
        k("reference depth", "cm", "d_ref; dref; electron reference depth"),
        k("therapeutic range", "cm", "R90; R_90; depth of the 90 % isodose; 90 % isodose; 90% isodose; "
           "90 % depth; 90% depth; depth of 90 % dose; depth of the 90 % dose"),
        k("R80", "cm", "R_80; depth of the 80 % isodose; 80 % isodose; 80% isodose; 80 % depth; 80% depth; "
           "depth of 80 % dose; depth of the 80 % dose"),
        k("practical range", "cm", "Rp; R_p; electron range"),
        k("proton range", "cm", "range of protons; range of the protons"),
        k("mean electron energy", "MeV", "mean surface energy; average electron energy; mean incident energy; "
           "mean energy; mean energy at the surface; average energy at the surface")),
)
TREATMENT = (
    *found_in("the treatment plan",
        k("dose per fraction", "Gy", "fraction size; fractional dose; fraction dose; per fraction; each fraction; dose of each fraction", "gray"),
        k("number of fractions", "", "fractions; how many fractions; fraction number",
           clues="fractions; fx; sessions"),
        k("overall treatment time", "d", "overall time; treatment duration; duration of the course; course duration; course length; OTT; course lasts; treatment lasts; delivered over", also="time"),
        k("monitor units", "MU", "monitor unit; monitor unit setting; MU setting; how many MU", "monitor_unit"),
        k("field size", "cm", "field width; field length; side of the field; field side"),
        k("equivalent square", "cm", "equivalent square field; equivalent field; eq square; eq. square; equiv square; equivalent sq; side of the equivalent square"),
        k("source-to-skin distance", "cm", "SSD; source-to-surface distance; source-skin distance; "
           "source-surface distance"),
        k("source-to-point distance", "cm", "SPD; distance from the source to the point"),
        k("source-to-calibration distance", "cm", "SCD; calibration distance"),
        k("depth of maximum dose", "cm", "dmax; d_max; depth of dose maximum"),
        k("skin gap", "cm", "gap between fields; field gap; gap at the skin"),
        k("wedge angle", "deg", "angle of the wedge"),
        k("hinge angle", "deg", "angle between the beams; angle between beam axes"),
        k("prescription isodose volume", "cm3", "PIV; reference isodose volume; volume of the prescription isodose; volume of the reference isodose; prescription isodose encloses; "
           "reference isodose encloses; prescription isodose covers; volume inside the prescription isodose; volume inside the reference isodose"),
        k("half-prescription isodose volume", "cm3", "half-dose volume; volume of half the prescription dose; PIV50"),
        k("target volume", "cm3", "TV; PTV volume; PTV; volume of the target; volume of the PTV; target of"),
        k("covered target volume", "cm3", "target volume covered; TV_PIV; covered volume; lie inside the target; lies inside the target; lie within the target; lies within the target; "
           "lie in the PTV; lies in the PTV; of the target covered; of the PTV covered; of target are inside; of the target are inside; of the target is inside", also="overlap volume"),
        k("near-maximum dose", "Gy", "D2%; D2; near maximum dose; near-max dose; near max dose; D_2%; dose to the hottest 2 %; hottest 2 %; hottest 2%", "gray"),
        k("near-minimum dose", "Gy", "D98%; D98; near minimum dose; near-min dose; near min dose; D_98%", "gray"),
        k("median dose", "Gy", "D50%; D50; median target dose; D_50%", "gray"),
        k("dwell time", "s", "HDR dwell time; planned dwell time; treatment dwell; total dwell time; HDR treatment time; HDR time"),
        k("conformity index", "", "conformality index; Paddick index; conformation index; Paddick CI"),
        k("gradient index", "", "dose gradient index"),
        k("homogeneity index", "", "dose homogeneity index; HI of the target; HI")),
    *found_in("the machine's commissioning tables",
        k("calibration output", "cGy/MU", "machine output; calibration dose rate; "
           "dose per monitor unit", "gray"),
        k("collimator scatter factor", "", "Sc; S_c; head scatter factor; in-air output factor"),
        k("phantom scatter factor", "", "Sp; S_p"),
        k("tissue-maximum ratio", "", "TMR; tissue maximum ratio; TPR"),
        k("percent depth dose", "%", "PDD; percentage depth dose; depth dose"),
        k("wedge factor", "", "WF; wedge transmission factor; wedge with factor; wedge with a factor"),
        k("tray factor", "", "TF; block tray factor; tray transmission", clues="tray"),
        k("off-axis ratio", "", "off axis ratio; off-axis factor"),
        k("Mayneord factor", "", "Mayneord F factor; Mayneord F; F factor"),
        k("source diameter", "cm", "source size; diameter of the source; source width"),
        k("source-to-diaphragm distance", "cm", "SDD; source-diaphragm distance; source to collimator distance", clues="diaphragm; diaphragms"),
        k("penumbra", "cm", "penumbra width; geometric penumbra")),
    *found_in("the seed's AAPM consensus data (TG-43U1, HEBD)",
        k("air-kerma strength", "U", "air kerma strength; S_K; SK; source strength", "gray"),
        k("dose-rate constant", "cGy/(h*U)", "dose rate constant; Lambda constant", "gray"),
        k("radial dose function", "", "g(r); radial function"),
        k("anisotropy factor", "", "anisotropy; anisotropy function; anisotropy constant; phi_an"),
        k("reference distance", "cm", "TG-43 reference distance; r0")),
    *found_in("repeat imaging or QA measurements",
        k("systematic error", "mm", "systematic error SD; systematic setup error; systematic set-up error; systematic SD; systematic sigma; systematic component"),
        k("random error", "mm", "random error SD; random setup error; random set-up error; random SD; random sigma; random σ; random component"),
        k("setup margin", "mm", "PTV margin; CTV-to-PTV margin; CTV to PTV margin; margin", also="distal margin"),
        k("spatial offset", "mm", "distance to the evaluated point; spatial difference; distance between the points; spatial deviation; positional offset; spatial shift; distance off", also="distance", clues="displaced"),
        k("dose difference", "%", "dose deviation; difference in dose; dose error; lower dose; higher dose; dose disagreement; dose offset", clues="dose deviation; hotter; colder; off in dose"),
        k("distance-to-agreement criterion", "mm", "DTA; distance to agreement; DTA criterion; distance criterion; distance-to-agreement; DTA tolerance; distance tolerance"),
        k("dose-difference criterion", "%", "dose difference criterion; dose criterion; dose tolerance; dose-difference tolerance; dose difference tolerance"),
        k("gamma value", "", "gamma index; gamma-index; value of gamma"),
        k("overlap volume", "cm3", "intersection volume; volume of overlap; overlap; overlapping; intersection"),
        k("contour volume", "cm3", "structure volume; segmented volume; volume of the contour"),
        k("Dice coefficient", "", "Dice similarity coefficient; DSC; Dice")),
)
BIOLOGY = (
    *found_in("published values of α and β; state those used",
        k("linear LQ coefficient", "1/Gy", "alpha coefficient; linear coefficient; LQ alpha", "gray"),
        k("quadratic LQ coefficient", "1/Gy2", "beta coefficient; quadratic coefficient; LQ beta", "gray")),
    *found_in("published radiobiology data; state the value used",
        k("alpha/beta ratio", "Gy", "alpha/beta; alpha-beta ratio; alpha beta ratio; α/β; a/b; a/b ratio; "
           "ab ratio; α/β ratio; alpha to beta ratio", "gray"),
        k("D0", "Gy", "D_0; mean lethal dose; slope dose; 37 % dose", "gray"),
        k("D10", "Gy", "D_10; decimal reduction dose; dose for 10 % survival", "gray"),
        k("surviving fraction", "", "cell survival; survival; SF2; SF; survival fraction; fraction of cells surviving; "
           "fraction surviving; survival down to; survival to; survival drops to; survival falls to; fraction survives; fraction of cells survives; fraction of the cells survives; cells survive; surviving cells", also="transmission; fraction remaining"),
        k("BED", "Gy", "biologically effective dose; biological effective dose", "gray"),
        k("EQD2", "Gy", "equivalent dose in 2 Gy fractions; equieffective dose", "gray"),
        k("cumulative BED", "Gy", "sum BED; summed BED; sum of the BED; sum of BED; combined BED; accumulated BED; BED together; BED of both courses; BED of the two courses; total BED of both; total BED for both; BED of both; BED sum; composite BED", "gray"),
        k("cumulative EQD2", "Gy", "sum EQD2; summed EQD2; sum of the EQD2; sum of EQD2; combined EQD2; accumulated EQD2; EQD2 together; EQD2 of both courses; EQD2 of the two courses; total EQD2 of both; total EQD2 for both; EQD2 of both; EQD2 sum; composite EQD2", "gray"),
        k("oxygen enhancement ratio", "", "OER"),
        k("relative biological effectiveness", "", "RBE"),
        k("clonogen number", "", "number of clonogens; clonogenic cells; tumour cells; tumor cells",
           clues="clonogens; clonogenic cells; cells"),
        k("tumour control probability", "", "TCP; tumor control probability; probability of cure; cure probability; probability of tumour control; probability of tumor control; chance of cure"),
        k("kick-off time", "d", "kickoff time; kick off time; kick-off; kick-off day; onset of repopulation; repopulation starts on; repopulation starts at; repopulation starts after; repopulation starts; "
           "repopulation begins on; repopulation begins at; repopulation begins after; repopulation kicks in at; repopulation kicks in after; start of repopulation; repopulation delay"),
        k("doubling time", "d", "repopulation doubling time; clonogen doubling time; doubling time of the clonogens; clonogens double every; clonogens doubling every; cells double every; doubling every", also="potential doubling time")),
)
# fmt: on
