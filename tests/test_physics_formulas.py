"""Every formula proves itself: its example, its second value, its units, its words."""

from __future__ import annotations

import math
import re
from collections import Counter

import numpy as np
import pint
import pytest
import scipy.constants
import scipy.stats
import xraylib

from medphys.errors import OutOfRange, UnitError, UserError
from physics.evaluate import evaluate, solve
from physics.formula import Formula, Variable
from physics.formulas import FIELDS, FORMULAS, arithmetic
from physics.kinds import KINDS
from physics.units import Quantity, family, quantity, registry

ALL = list(FORMULAS.values())
CHECKED = [f for f in ALL if f.check]
NUMERIC = [f for f in ALL if f.compute is not None]
by_id = pytest.mark.parametrize("formula", ALL, ids=lambda f: f.id)
numeric = pytest.mark.parametrize("formula", NUMERIC, ids=lambda f: f.id)


def value(variable: Variable, written: str) -> Quantity | list[Quantity]:
    """'2.5 mm' in the variable's unit; '1, 20' as a list where the variable is one."""
    if variable.many:
        return [quantity(part.strip()).to(variable.unit) for part in written.split(",")]
    return quantity(written).to(variable.unit)


def computed(formula: Formula, given: dict[str, str], unit: str) -> float:
    """The result of `compute` for written values and stated defaults, as a number in that unit."""
    values = {v.name: value(v, given.get(v.name, v.default or f"no value for {v.name}")) for v in formula.needs}
    result = formula.compute(**values)
    result = result if isinstance(result, pint.Quantity) else registry().Quantity(result, "")
    return float(result.m_as(unit))


def test_a_hundred_formulas_and_no_id_twice():
    assert len(FORMULAS) == sum(len(formulas) for formulas in FIELDS.values()) > 100
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", f.id) for f in ALL)


@numeric
def test_a_formula_reproduces_its_own_worked_example(formula):
    given, expected = formula.example
    want = quantity(expected)
    assert computed(formula, given, want.units) == pytest.approx(want.magnitude, rel=1e-3)


@pytest.mark.parametrize("formula", CHECKED, ids=lambda f: f.id)
def test_a_formula_reproduces_a_value_from_elsewhere(formula):
    given, expected, provenance = formula.check
    want = quantity(expected)
    assert len(provenance) > 5
    assert computed(formula, given, want.units) == pytest.approx(want.magnitude, rel=1e-3)


def test_most_formulas_carry_a_second_value():
    assert len(CHECKED) >= 0.8 * len(NUMERIC)


def test_a_relation_is_named_as_one_and_takes_no_numbers():
    relations = [f for f in ALL if f.compute is None]
    assert {f.id for f in relations} == {"convolution-superposition", "radon-fbp", "nps"}
    for formula in relations:
        with pytest.raises(UserError, match="relation"):
            evaluate(formula, {})


@by_id
def test_every_variable_is_of_a_known_kind_and_dimension(formula):
    for variable in (*formula.needs, formula.gives):
        kind = KINDS[variable.quantity]
        assert quantity(1.0, variable.unit).dimensionality == quantity(1.0, kind.unit).dimensionality, variable.name
        assert variable.low < variable.high, variable.name
        if variable.default is not None:
            assert variable.low <= quantity(variable.default).m_as(variable.unit) <= variable.high


@numeric
def test_an_example_lies_within_the_stated_ranges(formula):
    given, expected = formula.example
    for variable in formula.needs:
        if not variable.many and variable.name in given:
            assert variable.low <= quantity(given[variable.name]).m_as(variable.unit) <= variable.high, variable.name
    assert formula.gives.low <= quantity(expected).m_as(formula.gives.unit) <= formula.gives.high


@by_id
def test_variables_of_one_kind_are_told_apart_and_names_are_not_repeated(formula):
    names = [v.name for v in (*formula.needs, formula.gives)]
    assert len(set(names)) == len(names)
    needed = Counter(v.quantity for v in formula.needs)
    for variable in formula.needs:
        if needed[variable.quantity] > 1:
            assert variable.role and variable.cues, variable.name


@by_id
def test_a_formula_says_where_it_holds_and_who_says_so(formula):
    assert len(formula.valid) > 8 and formula.source and formula.name
    depth = 0
    for mark in re.findall(r"(?<!\\)[{}]", formula.latex):
        depth += 1 if mark == "{" else -1
        assert depth >= 0
    assert formula.latex and depth == 0
    assert formula.latex.count(r"\left") - formula.latex.count(r"\leftarrow") == formula.latex.count(
        r"\right"
    ) - formula.latex.count(r"\rightarrow")


@numeric
def test_a_wrong_dimension_returns_no_number(formula):
    """A length times a mass in place of any one value: some step refuses it, or the result has another dimension."""
    wrong = registry().Quantity(1.234, "m*kg")
    given = {v.name: value(v, formula.example[0].get(v.name) or v.default) for v in formula.needs}
    for variable in formula.needs:
        try:
            spoilt = formula.compute(
                **(given | {variable.name: [wrong] * len(given[variable.name]) if variable.many else wrong})
            )
            spoilt.to(formula.gives.unit)
        except Exception:  # any refusal will do: pint, math or our own UnitError
            continue
        pytest.fail(f"{formula.id} took a {wrong.units} for {variable.name} and returned {spoilt}")


def test_no_two_kinds_share_a_phrase():
    owners = Counter(phrase.lower() for kind in KINDS.values() for phrase in kind.says)
    assert [phrase for phrase, times in owners.items() if times > 1] == []


def test_a_kind_names_its_unit_its_stand_ins_and_a_place_to_look():
    for kind in KINDS.values():
        unit = quantity(1.0, kind.unit)
        assert family(unit) in {None, kind.family}, kind.name
        assert kind.where and kind.says, kind.name
        for other in kind.also:
            assert quantity(1.0, KINDS[other].unit).dimensionality == unit.dimensionality, (kind.name, other)


def test_gray_and_sievert_stay_apart():
    """No formula takes one and gives the other unless a weighting, a risk or a shielding convention stands between."""
    passes = {"radiation-weighted-dose", "equivalent-dose", "ct-effective-dose", "primary-barrier", "leakage-barrier"}
    passes |= {"scatter-barrier", "ncrp147-transmission-sv", "tadr-weekly", "maze-neutron-kersey-per-gray"}
    for formula in ALL:
        families = {KINDS[v.quantity].family for v in (*formula.needs, formula.gives)}
        assert not {"gray", "sievert"} <= families or formula.id in passes, formula.id


@pytest.mark.parametrize(
    ("ours", "scipys"),
    [
        (arithmetic.light, scipy.constants.c),
        (arithmetic.planck, scipy.constants.h),
        (arithmetic.avogadro, scipy.constants.N_A),
        (arithmetic.electron_rest, scipy.constants.physical_constants["electron mass energy equivalent"][0]),
    ],
)
def test_constants_of_nature_agree_with_scipy(ours, scipys):
    assert ours().to_base_units().magnitude == pytest.approx(scipys, rel=1e-8)


@pytest.mark.parametrize("kev", [20.0, 140.5, 511.0, 661.7, 800.0])
def test_compton_energies_and_cross_sections_agree_with_xraylib(kev):
    given = {"E": f"{kev} keV"}
    assert computed(FORMULAS["klein-nishina-total"], given, "b") == pytest.approx(xraylib.CS_KN(kev), rel=1e-4)
    for degrees in (15, 90, 180):
        want = xraylib.ComptonEnergy(kev, math.radians(degrees))
        assert computed(FORMULAS["compton-energy"], given | {"theta": f"{degrees} deg"}, "keV") == pytest.approx(
            want, rel=1e-5
        )


def test_klein_nishina_tends_to_thomson():
    thomson = scipy.constants.physical_constants["Thomson cross section"][0] * 1e28
    assert computed(FORMULAS["klein-nishina-total"], {"E": "1 eV"}, "b") == pytest.approx(thomson, rel=1e-4)


@pytest.mark.parametrize(("k", "n"), [(0, 5), (3, 9), (12, 12), (45, 60)])
def test_wilson_limits_agree_with_scipy(k, n):
    interval = scipy.stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    given = {"k": str(k), "n": str(n), "z": str(scipy.stats.norm.ppf(0.975))}
    assert computed(FORMULAS["wilson"], given, "") == pytest.approx(interval.low, abs=1e-9)
    assert computed(FORMULAS["wilson-upper"], given, "") == pytest.approx(interval.high, abs=1e-9)


def test_daughter_growth_agrees_with_a_step_by_step_chain():
    """Ten thousand small steps of decay and feeding, no Bateman in sight."""
    parent, daughter = math.log(2) / 65.94, math.log(2) / 6.015
    atoms, grown, step = 100 / parent, 0.0, 24 / 10_000
    for _ in range(10_000):
        decays = atoms * (1 - math.exp(-parent * step))
        grown += 0.8773 * decays - grown * (1 - math.exp(-daughter * step))
        atoms -= decays
    given, _ = FORMULAS["bateman-two"].example
    assert computed(FORMULAS["bateman-two"], given, "GBq") == pytest.approx(grown * daughter, rel=1e-3)


def test_the_mtf_of_a_gaussian_is_its_fourier_transform():
    x = np.arange(-40, 40, 0.01)
    spread = np.exp(-4 * math.log(2) * (x / 4) ** 2)
    want = np.sum(spread * np.cos(2 * math.pi * 0.1 * x)) / np.sum(spread)
    assert computed(FORMULAS["mtf-gaussian"], {"FWHM": "4 mm", "f": "0.1 lp/mm"}, "") == pytest.approx(want, rel=1e-6)


@pytest.mark.parametrize(
    ("formula_id", "given"),
    [
        ("transient-equilibrium", {"b": "1", "T1": "6 h", "T2": "66 h"}),
        ("p-ion-pulsed", {"VH": "150 V", "VL": "300 V", "MH": "20 nC", "ML": "19.9 nC"}),
        ("collimator-resolution", {"d": "1 mm", "l": "1 mm", "mu": "1 1/mm", "b": "10 mm"}),
        ("archer", {"alpha": "2.5 1/mm", "beta": "-9 1/mm", "gamma": "0.75", "x": "1 mm"}),
        ("wilson", {"k": "7", "n": "3"}),
    ],
)
def test_a_formula_without_a_physical_answer_gives_no_number(formula_id, given):
    with pytest.raises(OutOfRange):
        computed(FORMULAS[formula_id], given, FORMULAS[formula_id].gives.unit)


def test_a_unit_behind_the_last_of_a_list_is_that_of_all_and_one_value_is_a_list_too():
    whole = solve("chang-attenuation", mu="0.15 1/cm", l="40, 75, 120 mm")
    assert whole == solve("chang-attenuation", mu="0.15 1/cm", l="4, 7.5, 12")
    assert solve("mird-dose", A_tilde="4e4 MBq*h", S="1e-3 mGy/(MBq*h)").m_as("mGy") == pytest.approx(40)
    assert solve("ali-sum", I="100 kBq,", ALI="1 MBq", DDE="0 mSv").m_as("") == pytest.approx(0.1)
    for mixed in ("40 mm, 75, 120 mm", "40 mm, 75, 120", "40, 75 mm, 120"):
        with pytest.raises(UnitError, match="behind every value"):
            solve("chang-attenuation", mu="0.15 1/cm", l=mixed)
