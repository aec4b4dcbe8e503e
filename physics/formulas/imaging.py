"""Image quality: quantum noise, contrast, sampling, transfer, storage."""

from __future__ import annotations

import math

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import number, of, root
from physics.units import Quantity, exp

CONTRAST = Variable("C", "contrast", "", "C", low=1e-6, high=100)
SNR = Variable("SNR", "signal-to-noise ratio", "", r"\mathrm{SNR}", low=1e-3, high=1e9)

IMAGES = Variable("n", "number of images", "", "n", default="1", low=1, high=1e6)


def whole_bytes(bits: Quantity) -> Quantity:
    """12 bits fill two bytes."""
    return of(math.ceil(bits.m_as("bit") / 8 - 1e-9), "byte")


FORMULAS = (
    Formula(
        id="snr-poisson",
        name="Signal-to-noise ratio of counted quanta",
        latex=r"\mathrm{SNR} = \frac{N}{\sqrt N} = \sqrt N",
        needs=(Variable("N", "number of photons", "", "N", low=1, high=1e18),),
        gives=SNR,
        compute=lambda N: root(N),
        valid="Quantum noise alone, ideal detector.",
        source="Bushberg et al., chapter 4; IAEA Diagnostic Radiology Physics (2014), chapter 4",
        note="contrast-cnr-rose",
        example=({"N": "1000"}, "31.6228"),
        check=({"N": "2500"}, "50", "hand-worked: a noise of 2 % is an SNR of 50"),
    ),
    Formula(
        id="cnr",
        name="Contrast-to-noise ratio",
        latex=r"\mathrm{CNR} = \frac{|\bar S_A-\bar S_B|}{\sigma_B}",
        needs=(
            Variable(
                "S_A", "mean signal", "", r"\bar S_A", "object", ("object", "lesion", "insert", "A"), low=-1e9, high=1e9
            ),
            Variable("S_B", "mean signal", "", r"\bar S_B", "background", ("background", "B"), low=-1e9, high=1e9),
            Variable("sigma", "noise", "", r"\sigma_B", low=1e-9, high=1e9),
        ),
        gives=Variable("CNR", "contrast-to-noise ratio", "", r"\mathrm{CNR}", low=0, high=1e6),
        compute=lambda S_A, S_B, sigma: abs(S_A - S_B) / sigma,
        valid="Noise as the standard deviation of the background; state the regions measured.",
        source="IAEA Diagnostic Radiology Physics (2014), chapter 4",
        note="contrast-cnr-rose",
        example=({"S_A": "120", "S_B": "100", "sigma": "5"}, "4"),
        check=({"S_A": "45", "S_B": "60", "sigma": "3"}, "5", "hand-worked"),
    ),
    Formula(
        id="rose",
        name="Rose signal-to-noise ratio",
        latex=r"\mathrm{SNR}_\mathrm{Rose} = C\sqrt{\bar N A}",
        needs=(
            CONTRAST,
            Variable("N", "photon density", "1/mm2", r"\bar N", low=1e-3, high=1e12),
            Variable("A", "object area", "mm2", "A", low=1e-6, high=1e6),
        ),
        gives=SNR,
        compute=lambda C, N, A: C * root(N * A),
        valid="Uniform object on a quantum-limited background; about 5 is needed to see it reliably (3 to 5).",
        source="Rose (1948); ICRU Report 54 (1996)",
        says=("Rose",),
        note="contrast-cnr-rose",
        example=({"C": "0.02", "N": "10000 1/mm2", "A": "6.25 mm2"}, "5"),
        check=({"C": "0.01", "N": "250000 1/mm2", "A": "1 mm2"}, "5", "hand-worked: 0.01 x 500"),
    ),
    Formula(
        id="subject-contrast",
        name="Subject contrast",
        latex=r"C = 1-e^{-\Delta\mu\,x}",
        needs=(
            Variable("dmu", "attenuation difference", "1/cm", r"\Delta\mu", low=1e-6, high=1e3),
            Variable("x", "thickness", "cm", "x", low=1e-6, high=100),
        ),
        gives=Variable("C", "contrast", "", "C", low=0, high=1),
        compute=lambda dmu, x: number(1 - exp(-dmu * x)),
        valid="One photon energy, no scatter.",
        source="Bushberg et al., chapter 4; Johns and Cunningham (1983)",
        note="contrast-cnr-rose",
        example=({"dmu": "0.1 1/cm", "x": "1 cm"}, "0.0951626"),
        check=({"dmu": "0.693147 1/cm", "x": "1 cm"}, "0.5", "hand-worked: one half-value layer of difference"),
    ),
    Formula(
        id="scatter-contrast",
        name="Contrast reduced by scatter",
        latex=r"C = \frac{C_0}{1+SPR}",
        needs=(
            Variable("C0", "primary contrast", "", "C_0", low=1e-6, high=100),
            Variable("SPR", "scatter-to-primary ratio", "", "SPR", low=0, high=1000),
        ),
        gives=CONTRAST,
        compute=lambda C0, SPR: C0 / (1 + SPR),
        valid="Scatter adds a uniform haze.",
        source="Bushberg et al., chapter 7; IAEA Diagnostic Radiology Physics (2014), chapter 6",
        note="scatter-grids",
        example=({"C0": "0.1", "SPR": "3"}, "0.025"),
        check=({"C0": "20 %", "SPR": "1"}, "0.1", "hand-worked"),
    ),
    Formula(
        id="nyquist",
        name="Nyquist frequency",
        latex=r"f_N = \frac{1}{2\Delta}",
        needs=(Variable("pitch", "sampling pitch", "mm", r"\Delta", low=1e-5, high=1e3),),
        gives=Variable("f_N", "Nyquist frequency", "lp/mm", "f_N", low=1e-4, high=1e5),
        compute=lambda pitch: of(1, "line_pair") / (2 * pitch),
        valid="Pitch from centre to centre of the pixels; finer detail aliases.",
        source="ICRU Report 54 (1996); Bushberg et al., chapter 4",
        note="digital-detectors",
        example=({"pitch": "0.1 mm"}, "5 lp/mm"),
        check=({"pitch": "50 um"}, "10 lp/mm", "hand-worked: mammography detector"),
    ),
    Formula(
        id="fwhm-sigma",
        name="Full width at half maximum of a Gaussian",
        latex=r"FWHM = 2\sqrt{2\ln 2}\,\sigma = 2.355\,\sigma",
        needs=(Variable("sigma", "Gaussian sigma", "mm", r"\sigma", low=1e-6, high=1e4),),
        gives=Variable("FWHM", "full width at half maximum", "mm", "FWHM", low=1e-6, high=1e5),
        compute=lambda sigma: 2 * math.sqrt(2 * math.log(2)) * sigma,
        valid="A Gaussian profile.",
        source="The Gaussian falls to one half at sigma times the root of 2 ln 2",
        says=("sigma to FWHM", "FWHM for sigma", "FWHM to sigma"),
        note="resolution-mtf",
        example=({"sigma": "2 mm"}, "4.70964 mm"),
        check=({"sigma": "1 mm"}, "2.354820 mm", "scipy.stats.norm: twice the x at which the density has halved"),
    ),
    Formula(
        id="mtf-gaussian",
        name="Modulation transfer of a Gaussian blur",
        latex=r"MTF(f) = e^{-2\pi^2\sigma^2f^2},\quad \sigma = \frac{FWHM}{2\sqrt{2\ln 2}}",
        needs=(
            Variable("FWHM", "full width at half maximum", "mm", "FWHM", low=1e-4, high=1e3),
            Variable("f", "spatial frequency", "lp/mm", "f", low=1e-6, high=1e4),
        ),
        gives=Variable("MTF", "modulation transfer", "", "MTF", low=1e-12, high=1),
        compute=lambda FWHM, f: number(exp(-((math.pi * FWHM * f / of(1, "line_pair")) ** 2) / (4 * math.log(2)))),
        valid="Gaussian point spread, linear and shift-invariant system.",
        source="ICRU Report 54 (1996); Fourier transform of a Gaussian",
        note="resolution-mtf",
        example=({"FWHM": "4 mm", "f": "0.1 lp/mm"}, "0.565778"),
        check=({"FWHM": "1 mm", "f": "0.4412712 lp/mm"}, "0.5", "hand-worked: MTF is 1/2 at 2 ln 2/(pi FWHM)"),
    ),
    Formula(
        id="image-storage",
        name="Size of an uncompressed study",
        latex=r"S = N_x N_y\,b\,n",
        needs=(
            Variable("columns", "matrix columns", "", "N_x", low=1, high=1e5),
            Variable("rows", "matrix rows", "", "N_y", low=1, high=1e5),
            Variable("b", "bytes per pixel", "", "b", low=0.125, high=4),
            IMAGES,
        ),
        gives=Variable("S", "storage size", "MB", "S", low=1e-9, high=1e12),
        compute=lambda columns, rows, b, n: columns * rows * b * n * of(1, "byte"),
        valid="No compression or header; 1 MB is a million bytes, and 12 bits take two bytes.",
        source="Bushberg et al., chapter 5; DICOM PS3.5",
        note="dicom-basics",
        example=({"columns": "512", "rows": "512", "b": "2", "n": "300"}, "157.286 MB"),
        check=({"columns": "1024", "rows": "2048", "b": "2", "n": "4"}, "16.777216 MB", "hand-worked: 2^24 bytes"),
    ),
    Formula(
        id="image-storage-bits",
        name="Size of an uncompressed study from its bit depth",
        latex=r"S = N_x N_y\,\lceil d/8\rceil\,n",
        needs=(
            Variable("columns", "matrix columns", "", "N_x", low=1, high=1e5),
            Variable("rows", "matrix rows", "", "N_y", low=1, high=1e5),
            Variable("d", "bit depth", "bit", "d", low=1, high=64),
            IMAGES,
        ),
        gives=Variable("S", "storage size", "MB", "S", low=1e-9, high=1e12),
        compute=lambda columns, rows, d, n: columns * rows * whole_bytes(d) * n,
        valid="No compression or header; whole bytes per pixel, so that 12 bits take two; 1 MB is a million bytes.",
        source="DICOM PS3.5 (pixel data in 8- or 16-bit cells)",
        note="dicom-basics",
        example=({"columns": "512", "rows": "512", "d": "12 bit", "n": "100"}, "52.4288 MB"),
        check=({"columns": "1000", "rows": "1000", "d": "8 bit", "n": "3"}, "3 MB", "hand-worked: a byte per pixel"),
    ),
    Formula(
        id="cnr-difference",
        name="Contrast-to-noise ratio from the difference of signals",
        latex=r"\mathrm{CNR} = \frac{|\Delta S|}{\sigma_B}",
        needs=(
            Variable("dS", "signal difference", "", r"\Delta S", low=-1e9, high=1e9),
            Variable("sigma", "noise", "", r"\sigma_B", low=1e-9, high=1e9),
        ),
        gives=Variable("CNR", "contrast-to-noise ratio", "", r"\mathrm{CNR}", low=0, high=1e6),
        compute=lambda dS, sigma: abs(dS) / sigma,
        valid="Noise as the standard deviation of the background, in the unit of the signal.",
        source="Bushberg et al., The Essential Physics of Medical Imaging, chapter 4",
        note="contrast-cnr-rose",
        example=({"dS": "20", "sigma": "8"}, "2.5"),
        check=({"dS": "-30", "sigma": "10"}, "3", "hand-worked: the sign does not matter"),
    ),
)
