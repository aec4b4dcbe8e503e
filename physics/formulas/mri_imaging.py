"""Magnetic resonance images: signal-to-noise, chemical shift, k-space, absorbed power."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, root
from physics.units import pure

OLD = ("first", "old", "original", "reference", "initially", "from ¦", "¦ to", "¦ ->", "¦ →")  # "from 50 to 25 kHz"
NEW = ("second", "new", "changed", "instead", "to ¦", "-> ¦", "→ ¦")
VOXEL1 = Variable("V1", "voxel volume", "mm3", "V_1", "reference", OLD, low=1e-6, high=1e6)
VOXEL2 = Variable("V2", "voxel volume", "mm3", "V_2", "new", NEW, low=1e-6, high=1e6)
NEX1 = Variable("n1", "number of averages", "", "NEX_1", "reference", OLD, low=0.1, high=1e5)
NEX2 = Variable("n2", "number of averages", "", "NEX_2", "new", NEW, low=0.1, high=1e5)
BW1 = Variable("BW1", "receiver bandwidth", "kHz", "BW_1", "reference", OLD, low=1e-3, high=1e5)
BW2 = Variable("BW2", "receiver bandwidth", "kHz", "BW_2", "new", NEW, low=1e-3, high=1e5)
GAIN = Variable("ratio", "SNR ratio", "", r"SNR_2/SNR_1", low=1e-4, high=1e4)
FIELD1 = Variable("B1", "magnetic field", "T", "B_1", "reference", OLD, low=0.01, high=20)
FIELD2 = Variable("B2", "magnetic field", "T", "B_2", "new", NEW, low=0.01, high=20)
FLIP1 = Variable("a1", "flip angle", "deg", r"\alpha_1", "reference", OLD, low=0.1, high=360)
FLIP2 = Variable("a2", "flip angle", "deg", r"\alpha_2", "new", NEW, low=0.1, high=360)
SAR1 = Variable("SAR1", "specific absorption rate", "W/kg", "SAR_1", "reference", OLD, low=1e-6, high=1e4)
SAR2 = Variable("SAR2", "specific absorption rate", "W/kg", "SAR_2", "new", NEW, low=1e-6, high=1e5)
HEATING = Variable("ratio", "SAR ratio", "", "SAR_2/SAR_1", low=1e-6, high=1e6)
SHIFT = Variable("delta", "chemical shift", "", r"\delta", default="3.5e-6", low=1e-8, high=1e-3)
LARMOR = Variable("f0", "frequency", "MHz", "f_0", low=0.01, high=2000)
PIXEL = Variable("dx", "sampling pitch", "mm", r"\Delta x", low=1e-4, high=100)

SNR_SOURCE = "Haacke et al., Magnetic Resonance Imaging, chapter 15; Bushberg et al., chapter 13"
SAR_SOURCE = "Haacke et al., Magnetic Resonance Imaging; Bushberg et al., chapter 13"
QUASI_STATIC = "Same pulse shapes and duty cycle, up to about 3 T: beyond that wave effects spoil the square law."

FORMULAS = (
    Formula(
        id="mri-snr",
        name="Change of the MR signal-to-noise ratio",
        latex=r"\frac{SNR_2}{SNR_1} = \frac{V_2}{V_1}\sqrt{\frac{NEX_2}{NEX_1}\cdot\frac{BW_1}{BW_2}}",
        needs=(VOXEL1, NEX1, BW1, VOXEL2, NEX2, BW2),
        gives=GAIN,
        compute=lambda V1, n1, BW1, V2, n2, BW2: V2 / V1 * root(n2 / n1 * (BW1 / BW2)),
        valid="Same field, coil, tissue and sequence timing; as many phase encodes and readout samples.",
        source=SNR_SOURCE,
        note="mr-image-quality-artifacts",
        example=(
            {"V1": "4 mm3", "V2": "2 mm3", "n1": "1", "n2": "4", "BW1": "32 kHz", "BW2": "32 kHz"},
            "1",
        ),
        check=(
            {"V1": "1 mm3", "V2": "2 mm3", "n1": "1", "n2": "2", "BW1": "64 kHz", "BW2": "32 kHz"},
            "4",
            "hand-worked: doubled by volume, doubled by averages and bandwidth together",
        ),
    ),
    Formula(
        id="mri-snr-averages",
        name="SNR gain by averaging",
        latex=r"\frac{SNR_2}{SNR_1} = \sqrt{\frac{NEX_2}{NEX_1}}",
        needs=(NEX1, NEX2),
        gives=GAIN,
        compute=lambda n1, n2: root(n2 / n1),
        valid="Only the number of averages changes; the scan time grows in proportion to it.",
        source=SNR_SOURCE,
        note="mr-image-quality-artifacts",
        example=({"n1": "1", "n2": "4"}, "2"),
        check=({"n1": "2", "n2": "18"}, "3", "hand-worked: nine times as many"),
    ),
    Formula(
        id="mri-snr-bandwidth",
        name="SNR change by the receiver bandwidth",
        latex=r"\frac{SNR_2}{SNR_1} = \sqrt{\frac{BW_1}{BW_2}}",
        needs=(BW1, BW2),
        gives=GAIN,
        compute=lambda BW1, BW2: root(BW1 / BW2),
        valid="Only the receiver bandwidth changes.",
        source=SNR_SOURCE,
        note="mr-image-quality-artifacts",
        example=({"BW1": "32 kHz", "BW2": "16 kHz"}, "1.41421"),
        check=({"BW1": "10 kHz", "BW2": "40 kHz"}, "0.5", "hand-worked: four times the noise power"),
    ),
    Formula(
        id="mri-snr-voxel",
        name="SNR change by the voxel volume",
        latex=r"\frac{SNR_2}{SNR_1} = \frac{V_2}{V_1}",
        needs=(VOXEL1, VOXEL2),
        gives=GAIN,
        compute=lambda V1, V2: V2 / V1,
        valid="Only the voxel volume changes, with the same number of samples and the same bandwidth.",
        source=SNR_SOURCE,
        note="mr-image-quality-artifacts",
        example=({"V1": "4 mm3", "V2": "1 mm3"}, "0.25"),
        check=({"V1": "2 mm3", "V2": "5 mm3"}, "2.5", "hand-worked"),
    ),
    Formula(
        id="mri-snr-voxel-averages",
        name="SNR change by voxel volume and averages",
        latex=r"\frac{SNR_2}{SNR_1} = \frac{V_2}{V_1}\sqrt{\frac{NEX_2}{NEX_1}}",
        needs=(VOXEL1, NEX1, VOXEL2, NEX2),
        gives=GAIN,
        compute=lambda V1, n1, V2, n2: V2 / V1 * root(n2 / n1),
        valid="The receiver bandwidth stays the same, as do field, coil, tissue and sequence timing.",
        source=SNR_SOURCE,
        note="mr-image-quality-artifacts",
        example=({"V1": "4 mm3", "n1": "1", "V2": "2 mm3", "n2": "4"}, "1"),
        check=({"V1": "1 mm3", "n1": "2", "V2": "3 mm3", "n2": "8"}, "6", "hand-worked: three times two"),
    ),
    Formula(
        id="chemical-shift-frequency",
        name="Frequency difference of fat and water",
        latex=r"\Delta f = \delta\,f_0",
        needs=(SHIFT, LARMOR),
        gives=Variable("df", "chemical shift frequency", "Hz", r"\Delta f", low=1e-3, high=1e6),
        compute=lambda delta, f0: delta * f0,
        valid="Fat and water unless another shift is given; f0 is the Larmor frequency.",
        source="Haacke et al., Magnetic Resonance Imaging, chapter 17; Bushberg et al., chapter 13",
        says=("fat and water", "fat-water", "water and fat", "fat shift", "fat from water", "chemical shift"),
        note="mr-image-quality-artifacts",
        example=({"delta": "3.5e-6", "f0": "63.87 MHz"}, "223.545 Hz"),
        check=({"delta": "2e-6", "f0": "100 MHz"}, "200 Hz", "hand-worked: one ppm of 100 MHz is 100 Hz"),
    ),
    Formula(
        id="chemical-shift-hertz",
        name="Chemical shift in pixels from its frequency",
        latex=r"\Delta x = \frac{\Delta f}{BW/\mathrm{pixel}}",
        needs=(
            Variable("df", "chemical shift frequency", "Hz", r"\Delta f", low=1e-3, high=1e6),
            Variable("bw_pixel", "bandwidth per pixel", "Hz", r"BW/\mathrm{pixel}", low=0.1, high=1e5),
        ),
        gives=Variable("pixels", "chemical shift in pixels", "", r"\Delta x", low=1e-4, high=1e4),
        compute=lambda df, bw_pixel: df / bw_pixel,
        valid="Along the frequency-encoding direction.",
        source="Haacke et al., Magnetic Resonance Imaging, chapter 17; Bushberg et al., chapter 13",
        note="mr-image-quality-artifacts",
        example=({"df": "440 Hz", "bw_pixel": "220 Hz"}, "2"),
        check=({"df": "220 Hz", "bw_pixel": "440 Hz"}, "0.5", "hand-worked: half a pixel"),
    ),
    Formula(
        id="chemical-shift",
        name="Chemical shift in pixels",
        latex=r"\Delta x = \frac{\delta\,f_0}{BW/\mathrm{pixel}}",
        needs=(
            SHIFT,
            LARMOR,
            Variable("bw_pixel", "bandwidth per pixel", "Hz", r"BW/\mathrm{pixel}", low=0.1, high=1e5),
        ),
        gives=Variable("pixels", "chemical shift in pixels", "", r"\Delta x", low=1e-4, high=1e4),
        compute=lambda delta, f0, bw_pixel: delta * f0 / bw_pixel,
        valid="Along the frequency-encoding direction; fat and water (3.5 ppm) unless another shift is given.",
        source="Haacke et al., Magnetic Resonance Imaging, chapter 17; Bushberg et al., chapter 13",
        note="mr-image-quality-artifacts",
        example=({"delta": "3.5e-6", "f0": "63.87 MHz", "bw_pixel": "125 Hz"}, "1.78836"),
        check=({"delta": "3.5e-6", "f0": "128 MHz", "bw_pixel": "448 Hz"}, "1", "hand-worked: 3.5 x 128 = 448 Hz"),
    ),
    Formula(
        id="kspace-sampling",
        name="Pixel size from field of view and matrix",
        latex=r"\Delta x = \frac{FOV}{N} = \frac{1}{N\,\Delta k}",
        needs=(
            Variable("FOV", "field of view", "mm", "FOV", low=0.1, high=3000),
            Variable("N", "matrix size", "", "N", low=1, high=1e5),
        ),
        gives=PIXEL,
        compute=lambda FOV, N: FOV / N,
        valid="Along one direction, all of k-space sampled; interpolated pixels are smaller and resolve no more.",
        source="Haacke et al., Magnetic Resonance Imaging, chapter 12",
        note="mr-spatial-encoding",
        example=({"FOV": "240 mm", "N": "256"}, "0.9375 mm"),
        check=({"FOV": "51.2 cm", "N": "512"}, "1 mm", "hand-worked"),
    ),
    Formula(
        id="kspace-fov",
        name="Field of view from the k-space step",
        latex=r"FOV = \frac{1}{\Delta k}",
        needs=(Variable("dk", "k-space step", "1/m", r"\Delta k", low=1e-3, high=1e5),),
        gives=Variable("FOV", "field of view", "mm", "FOV", low=0.01, high=1e6),
        compute=lambda dk: 1 / dk,
        valid="k in cycles per metre; a larger object wraps around.",
        source="Haacke et al., Magnetic Resonance Imaging, chapter 12",
        note="mr-spatial-encoding",
        example=({"dk": "4.16667 1/m"}, "240 mm"),
        check=({"dk": "0.05 1/cm"}, "20 cm", "hand-worked"),
    ),
    Formula(
        id="sar-scaling",
        name="Change of SAR with field and flip angle",
        latex=r"\frac{SAR_2}{SAR_1} = \left(\frac{B_2}{B_1}\right)^2\left(\frac{\alpha_2}{\alpha_1}\right)^2",
        needs=(FIELD1, FLIP1, FIELD2, FLIP2),
        gives=HEATING,
        compute=lambda B1, a1, B2, a2: (B2 / B1) ** 2 * (a2 / a1) ** 2,
        valid=QUASI_STATIC,
        source=SAR_SOURCE,
        note="mr-safety-sar",
        example=({"B1": "1.5 T", "B2": "3 T", "a1": "180 deg", "a2": "120 deg"}, "1.77778"),
        check=({"B1": "1 T", "B2": "2 T", "a1": "180 deg", "a2": "90 deg"}, "1", "hand-worked: 4 and a quarter"),
    ),
    Formula(
        id="sar-field-ratio",
        name="Change of SAR with the field",
        latex=r"\frac{SAR_2}{SAR_1} = \left(\frac{B_2}{B_1}\right)^2",
        needs=(FIELD1, FIELD2),
        gives=HEATING,
        compute=lambda B1, B2: (B2 / B1) ** 2,
        valid=QUASI_STATIC,
        source=SAR_SOURCE,
        note="mr-safety-sar",
        example=({"B1": "1.5 T", "B2": "3 T"}, "4"),
        check=({"B1": "0.5 T", "B2": "1.5 T"}, "9", "hand-worked: three times the field"),
    ),
    Formula(
        id="sar-flip-ratio",
        name="Change of SAR with the flip angle",
        latex=r"\frac{SAR_2}{SAR_1} = \left(\frac{\alpha_2}{\alpha_1}\right)^2",
        needs=(FLIP1, FLIP2),
        gives=HEATING,
        compute=lambda a1, a2: number(pure(a2 / a1) ** 2),
        valid=QUASI_STATIC,
        source=SAR_SOURCE,
        note="mr-safety-sar",
        example=({"a1": "180 deg", "a2": "120 deg"}, "0.444444"),
        check=({"a1": "20 deg", "a2": "60 deg"}, "9", "hand-worked: three times the angle"),
    ),
    Formula(
        id="sar-field",
        name="SAR at another field",
        latex=r"SAR_2 = SAR_1\left(\frac{B_2}{B_1}\right)^2",
        needs=(SAR1, FIELD1, FIELD2),
        gives=SAR2,
        compute=lambda SAR1, B1, B2: SAR1 * (B2 / B1) ** 2,
        valid=QUASI_STATIC,
        source=SAR_SOURCE,
        note="mr-safety-sar",
        example=({"SAR1": "0.5 W/kg", "B1": "1.5 T", "B2": "3 T"}, "2 W/kg"),
        check=({"SAR1": "3.6 W/kg", "B1": "3 T", "B2": "1 T"}, "0.4 W/kg", "hand-worked: a ninth"),
    ),
    Formula(
        id="sar-flip",
        name="SAR at another flip angle",
        latex=r"SAR_2 = SAR_1\left(\frac{\alpha_2}{\alpha_1}\right)^2",
        needs=(SAR1, FLIP1, FLIP2),
        gives=SAR2,
        compute=lambda SAR1, a1, a2: SAR1 * pure(a2 / a1) ** 2,
        valid=QUASI_STATIC,
        source=SAR_SOURCE,
        note="mr-safety-sar",
        example=({"SAR1": "3.6 W/kg", "a1": "180 deg", "a2": "120 deg"}, "1.6 W/kg"),
        check=({"SAR1": "4 W/kg", "a1": "180 deg", "a2": "90 deg"}, "1 W/kg", "hand-worked: half the angle, a quarter"),
    ),
)
