"""Computed tomography: CT numbers, pitch, dose indices, effective dose."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import of, root
from physics.units import exp

CTDI_W = Variable("CTDI_w", "weighted CTDI", "mGy", "CTDI_w", low=1e-3, high=1e4)
CTDI_VOL = Variable("CTDI_vol", "volume CTDI", "mGy", "CTDI_{vol}", low=1e-3, high=1e4)
PITCH = Variable("p", "pitch", "", "p", low=0.05, high=5)
DLP = Variable("DLP", "dose-length product", "mGy*cm", "DLP", low=1e-3, high=1e6)
DIAMETER = Variable("D_w", "effective diameter", "cm", "D_w", low=5, high=60)
GEOMETRIC = Variable("d_eff", "effective diameter", "cm", r"d_\mathrm{eff}", low=3, high=80)
OLD = ("first", "old", "original", "reference", "initially", "from ¦", "¦ to", "¦ ->", "¦ →")  # "from 50 to 25 kHz"
NEW = ("second", "new", "changed", "instead", "to ¦", "-> ¦", "→ ¦")
MAS = "tube current-time product"
NOISE1 = Variable("sigma1", "CT noise", "HU", r"\sigma_1", "reference", OLD, low=1e-3, high=5000)
NOISE2 = Variable("sigma2", "CT noise", "HU", r"\sigma_2", "new", NEW, low=1e-3, high=5000)
MAS1 = Variable("mAs1", MAS, "mAs", "mAs_1", "reference", OLD, low=0.1, high=1e4)
MAS2 = Variable("mAs2", MAS, "mAs", "mAs_2", "new", NEW, low=0.1, high=1e4)
SLICE1 = Variable("T1", "slice thickness", "mm", "T_1", "reference", OLD, low=0.05, high=100)
SLICE2 = Variable("T2", "slice thickness", "mm", "T_2", "new", NEW, low=0.05, high=100)
QUANTUM = "Filtered back projection, same kernel and tube potential, quantum noise only; iterative methods differ."
NOISE_SOURCE = "IAEA Diagnostic Radiology Physics (2014), chapter 11; Bushberg et al., chapter 10"
SSDE = Variable("SSDE", "size-specific dose estimate", "mGy", "SSDE", low=1e-3, high=1e4)

FORMULAS = (
    Formula(
        id="hounsfield",
        name="CT number",
        latex=r"HU = 1000\,\frac{\mu-\mu_w}{\mu_w-\mu_\mathrm{air}} \approx 1000\,\frac{\mu-\mu_w}{\mu_w}",
        needs=(
            Variable(
                "mu",
                "linear attenuation coefficient",
                "1/cm",
                r"\mu",
                "tissue",
                ("tissue", "bone", "fat", "lung", "muscle", "liver", "material"),
                low=0,
                high=100,
            ),
            Variable(
                "mu_w", "linear attenuation coefficient", "1/cm", r"\mu_w", "water", ("water",), low=1e-3, high=10
            ),
        ),
        gives=Variable("HU", "CT number", "HU", "HU", low=-1000, high=50000),
        compute=lambda mu, mu_w: 1000 * (mu - mu_w) / mu_w * of(1, "hounsfield_unit"),
        valid="Both coefficients at the effective energy of the beam; attenuation by air neglected.",
        source="Hounsfield (1973); IAEA Diagnostic Radiology Physics (2014), chapter 11",
        note="ct-basics",
        example=({"mu": "0.38 1/cm", "mu_w": "0.19 1/cm"}, "1000 HU"),
        check=(
            {"mu": "0.47151 1/cm", "mu_w": "0.192852 1/cm"},
            "1444.9 HU",
            "xraylib mu of cortical bone and water, 70 keV",
        ),
    ),
    Formula(
        id="ctdiw",
        name="Weighted CTDI",
        latex=r"CTDI_w = \tfrac13\,CTDI_{100,c}+\tfrac23\,CTDI_{100,p}",
        needs=(
            Variable("c", "central CTDI", "mGy", "CTDI_{100,c}", low=1e-4, high=1e4),
            Variable("p", "peripheral CTDI", "mGy", "CTDI_{100,p}", low=1e-4, high=1e4),
        ),
        gives=CTDI_W,
        compute=lambda c, p: c / 3 + 2 * p / 3,
        valid="100 mm pencil chamber in the 16 cm (head) or 32 cm (body) PMMA phantom; p is the mean of four.",
        source="AAPM Report 96 (2008); IEC 60601-2-44",
        note="ctdi-dose",
        example=({"c": "9 mGy", "p": "18 mGy"}, "15 mGy"),
        check=({"c": "30 mGy", "p": "33 mGy"}, "32 mGy", "hand-worked: 10 + 22"),
    ),
    Formula(
        id="ctdivol",
        name="Volume CTDI",
        latex=r"CTDI_{vol} = \frac{CTDI_w}{p}",
        needs=(CTDI_W, PITCH),
        gives=CTDI_VOL,
        compute=lambda CTDI_w, p: CTDI_w / p,
        valid="Output of the scanner for the stated phantom; not the dose of a patient.",
        source="AAPM Report 96 (2008); IEC 60601-2-44",
        note="ctdi-dose",
        example=({"CTDI_w": "15 mGy", "p": "1.5"}, "10 mGy"),
        check=({"CTDI_w": "12 mGy", "p": "0.8"}, "15 mGy", "hand-worked"),
    ),
    Formula(
        id="ct-pitch",
        name="CT pitch",
        latex=r"p = \frac{I}{N\,T}",
        needs=(
            Variable("I", "table travel per rotation", "mm", "I", low=0.1, high=1000),
            Variable("NT", "beam collimation", "mm", "N\\,T", low=0.1, high=500),
        ),
        gives=PITCH,
        compute=lambda I, NT: I / NT,  # noqa: E741
        valid="Collimation is the total nominal beam width (slices times slice width).",
        source="AAPM Report 96 (2008); IEC 60601-2-44",
        note="ct-acquisition-pitch",
        example=({"I": "55 mm", "NT": "40 mm"}, "1.375"),
        check=({"I": "24 mm", "NT": "32 mm"}, "0.75", "hand-worked"),
    ),
    Formula(
        id="dlp",
        name="Dose-length product",
        latex=r"DLP = CTDI_{vol}\,L",
        needs=(CTDI_VOL, Variable("L", "scan length", "cm", "L", low=0.1, high=300)),
        gives=DLP,
        compute=lambda CTDI_vol, L: CTDI_vol * L,
        valid="L is the irradiated length, overranging included.",
        source="AAPM Report 96 (2008)",
        note="ctdi-dose",
        example=({"CTDI_vol": "10 mGy", "L": "40 cm"}, "400 mGy*cm"),
        check=({"CTDI_vol": "60 mGy", "L": "150 mm"}, "900 mGy*cm", "hand-worked: a head scan"),
    ),
    Formula(
        id="ct-effective-dose",
        name="Effective dose of a CT scan",
        latex=r"E = k\,DLP",
        needs=(Variable("k", "DLP conversion coefficient", "mSv/(mGy*cm)", "k", low=1e-4, high=0.5), DLP),
        gives=Variable("E", "effective dose", "mSv", "E", low=1e-6, high=1e4),
        compute=lambda k, DLP: (k * DLP).to("mSv"),
        valid="Adult k of AAPM Report 96: head 0.0021, chest 0.014, abdomen 0.015 mSv/(mGy cm). A reference "
        "person, not a patient.",
        source="AAPM Report 96 (2008), Table 3",
        note="ctdi-dose",
        example=({"k": "0.015 mSv/(mGy*cm)", "DLP": "400 mGy*cm"}, "6 mSv"),
        check=({"k": "0.0021 mSv/(mGy*cm)", "DLP": "1000 mGy*cm"}, "2.1 mSv", "hand-worked: head CT"),
    ),
    Formula(
        id="effective-diameter",
        name="Effective diameter of a patient",
        latex=r"d_\mathrm{eff} = \sqrt{AP\times LAT}",
        needs=(
            Variable("AP", "anteroposterior dimension", "cm", "AP", low=3, high=80),
            Variable("LAT", "lateral dimension", "cm", "LAT", low=3, high=80),
        ),
        gives=GEOMETRIC,
        compute=lambda AP, LAT: root(AP * LAT),
        valid="Circle of the same area as the ellipse AP by LAT; chests, with their lungs, need the "
        "water-equivalent diameter.",
        source="AAPM Report 204 (2011)",
        note="ctdi-dose",
        example=({"AP": "22 cm", "LAT": "32 cm"}, "26.533 cm"),
        check=({"AP": "16 cm", "LAT": "25 cm"}, "20 cm", "hand-worked: root of 400"),
    ),
    Formula(
        id="ssde",
        name="Size-specific dose estimate (32 cm phantom)",
        latex=r"SSDE = 3.704369\,e^{-0.03671937\,D_w/\mathrm{cm}}\;CTDI_{vol}^{32}",
        needs=(CTDI_VOL, DIAMETER),
        gives=SSDE,
        compute=lambda CTDI_vol, D_w: CTDI_vol * 3.704369 * exp(-0.03671937 * D_w / of(1, "cm")),
        valid="CTDI_vol of the 32 cm phantom, body scans.",
        source="AAPM Report 204 (2011), with the diameter of Report 220 (2014)",
        note="ctdi-dose",
        example=({"CTDI_vol": "10 mGy", "D_w": "25 cm"}, "14.792 mGy"),
        check=({"CTDI_vol": "10 mGy", "D_w": "8 cm"}, "27.6 mGy", "AAPM Report 204, Table 1D: factor 2.76 at 8 cm"),
    ),
    Formula(
        id="ssde-head",
        name="Size-specific dose estimate (16 cm phantom)",
        latex=r"SSDE = 1.874799\,e^{-0.03871313\,D_w/\mathrm{cm}}\;CTDI_{vol}^{16}",
        needs=(CTDI_VOL, DIAMETER),
        gives=SSDE,
        compute=lambda CTDI_vol, D_w: CTDI_vol * 1.874799 * exp(-0.03871313 * D_w / of(1, "cm")),
        valid="CTDI_vol of the 16 cm phantom, bodies; for head scans AAPM Report 293 (2019) has its own factors.",
        source="AAPM Report 204 (2011)",
        says=("16 cm phantom", "16 cm PMMA", "16-cm phantom"),
        note="ctdi-dose",
        example=({"CTDI_vol": "10 mGy", "D_w": "16 cm"}, "10.091 mGy"),
        check=({"CTDI_vol": "10 mGy", "D_w": "22 cm"}, "8 mGy", "AAPM Report 204, Table 2D: factor 0.80 at 22 cm"),
    ),
    Formula(
        id="water-equivalent-diameter",
        name="Water-equivalent diameter",
        latex=r"D_w = 2\sqrt{\left[\frac{\overline{HU}}{1000}+1\right]\frac{A}{\pi}}",
        needs=(
            Variable("HU", "CT number", "HU", r"\overline{HU}", low=-1000, high=3000),
            Variable("A", "cross-sectional area", "cm2", "A", low=1, high=5000),
        ),
        gives=Variable("D_w", "water-equivalent diameter", "cm", "D_w", low=0.1, high=100),
        compute=lambda HU, A: 2 * root((HU / 1000 + 1) * A / math.pi),
        valid="Mean CT number and area of one region that holds the whole cross-section and no table.",
        source="AAPM Report 220 (2014), equation 4b",
        note="ctdi-dose",
        example=({"HU": "-50 HU", "A": "700 cm2"}, "29.0982 cm"),
        check=(
            {"HU": "-750 HU", "A": "1256.637 cm2"},
            "20 cm",
            "hand-worked: a disc of 20 cm radius at a quarter of water's attenuation is one of 10 cm radius in water",
        ),
    ),
    Formula(
        id="ct-noise",
        name="CT noise at another mAs and slice thickness",
        latex=r"\sigma_2 = \sigma_1\sqrt{\frac{mAs_1\,T_1}{mAs_2\,T_2}}",
        needs=(NOISE1, MAS1, SLICE1, MAS2, SLICE2),
        gives=NOISE2,
        compute=lambda sigma1, mAs1, T1, mAs2, T2: sigma1 * root(mAs1 * T1 / (mAs2 * T2)),
        valid=QUANTUM,
        source=NOISE_SOURCE,
        note="ct-image-quality",
        example=(
            {"sigma1": "10 HU", "mAs1": "100 mAs", "mAs2": "200 mAs", "T1": "5 mm", "T2": "2.5 mm"},
            "10 HU",
        ),
        check=(
            {"sigma1": "12 HU", "mAs1": "100 mAs", "mAs2": "200 mAs", "T1": "1 mm", "T2": "8 mm"},
            "3 HU",
            "hand-worked: sixteen times the photons, a quarter of the noise",
        ),
    ),
    Formula(
        id="ct-noise-mas",
        name="CT noise at another mAs",
        latex=r"\sigma_2 = \sigma_1\sqrt{\frac{mAs_1}{mAs_2}}",
        needs=(NOISE1, MAS1, MAS2),
        gives=NOISE2,
        compute=lambda sigma1, mAs1, mAs2: sigma1 * root(mAs1 / mAs2),
        valid=QUANTUM,
        source=NOISE_SOURCE,
        note="ct-image-quality",
        example=({"sigma1": "10 HU", "mAs1": "100 mAs", "mAs2": "200 mAs"}, "7.07107 HU"),
        check=({"sigma1": "20 HU", "mAs1": "50 mAs", "mAs2": "200 mAs"}, "10 HU", "hand-worked: four times the dose"),
    ),
    Formula(
        id="ct-noise-thickness",
        name="CT noise at another slice thickness",
        latex=r"\sigma_2 = \sigma_1\sqrt{\frac{T_1}{T_2}}",
        needs=(NOISE1, SLICE1, SLICE2),
        gives=NOISE2,
        compute=lambda sigma1, T1, T2: sigma1 * root(T1 / T2),
        valid=QUANTUM,
        source=NOISE_SOURCE,
        note="ct-image-quality",
        example=({"sigma1": "10 HU", "T1": "5 mm", "T2": "1 mm"}, "22.3607 HU"),
        check=({"sigma1": "6 HU", "T1": "10 mm", "T2": "2.5 mm"}, "12 HU", "hand-worked: a quarter of the photons"),
    ),
    Formula(
        id="radon-fbp",
        name="Radon transform and filtered back projection",
        latex=r"p_\theta(s)=\int f(s\cos\theta-t\sin\theta,\;s\sin\theta+t\cos\theta)\,dt,\quad "
        r"f(x,y)=\int_0^{\pi}\left[p_\theta * h\right](x\cos\theta+y\sin\theta)\,d\theta,\quad H(\nu)=|\nu|",
        needs=(),
        gives=Variable("f_xy", "linear attenuation coefficient", "1/cm", "f(x,y)", low=0, high=100),
        compute=None,
        valid="Parallel rays over 180 degrees, one photon energy; the ramp filter h is tapered against noise.",
        source="Hsieh, Computed Tomography (2022), chapter 3; IAEA Diagnostic Radiology Physics (2014), chapter 11",
        note="ct-acquisition-pitch",
        example=({}, ""),
    ),
)
