"""`medphys calc`: values as students type them, formulas that hold in any unit, and what is said beside a result."""

from __future__ import annotations

import pytest

from medphys.cli import parser
from medphys.errors import UnitError, UserError
from physics.evaluate import solve
from physics.formulas import FORMULAS
from physics.show import page, worked
from physics.solve import solve_from_words
from physics.typed import read_value
from physics.work import Calculation


def steps(formula_id: str, solve_for: str | None = None, **given: str) -> str:
    return "\n".join(worked(FORMULAS[formula_id], given, solve_for).steps)


@pytest.mark.parametrize(
    ("formula_id", "name", "written", "value"),
    [
        ("p-tp", "T", "24.3 degC", 24.3),
        ("k-tp", "T", "24.3 °C", 24.3),
        ("k-tp", "T", "24.3 C", 24.3),
        ("p-tp", "T", "297.15 K", 24),
        ("p-tp", "P", "760 mm Hg", 101.325),
        ("conjugate-view", "IA", "500 cps", 500),
        ("conjugate-view", "IP", "30000 counts per minute", 500),
        ("conjugate-view", "C", "20 cps/MBq", 20),
        ("inverse-square-counts", "X1", "38 200 /s", 38200),
        ("rose", "N", "2.5 x 10^4 per mm2", 2.5e4),
        ("decay-law", "T_half", "2 h 15 min", 2.25),
        ("decay-law", "A0", "5 mci", 185),
        ("exposure-rate-constant", "Gamma", "13 R cm2/mCi h", 13),
        ("highland", "theta", "10 mrad", 10),
        ("klein-nishina", "theta", "3.14159265 rad", 180),
        ("bed", "n", "30 fractions", 30),
        ("bed", "d", "2 Gy per fraction", 2),
        ("maze-neutron-kersey-per-gray", "H0", "1.5 mSv per gray", 1500),
    ],
)
def test_a_value_is_read_as_a_student_spells_it(formula_id, name, written, value):
    assert read_value(FORMULAS[formula_id], name, written).magnitude == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize("written", ["", "cm", "10 20 cm", "10; 20 cm", "nan cm", "5**9999999999 cm", "3 Gy", "2.5 mn"])
def test_what_is_no_value_is_refused(written):
    with pytest.raises(UnitError):
        read_value(FORMULAS["inverse-square"], "d1", written)


@pytest.mark.parametrize(
    ("written", "per_cent"), [("7", 7), ("0.07", 7), ("1", 100), ("0.07 %", 0.07), ("0.07 dimensionless", 7)]
)
def test_a_bare_number_up_to_one_is_a_share_where_the_variable_is_a_fraction(written, per_cent):
    assert read_value(FORMULAS["y90-dose"], "LSF", written).m_as("%") == pytest.approx(per_cent)
    assert read_value(FORMULAS["lung-dose-y90"], "LSF", written).m_as("%") == pytest.approx(per_cent)


def test_a_bare_number_is_per_cent_where_the_variable_is_no_fraction():
    assert solve("error-propagation-product", u="0.3, 0.4").m_as("%") == pytest.approx(0.5)
    assert solve("error-propagation-product", u="0.03, 0.04 dimensionless").m_as("%") == pytest.approx(5)
    assert solve("nominal-risk", E="100 mSv", r="0.05 1/Sv") == solve("nominal-risk", E="100 mSv", r="5")


def test_a_bare_number_that_may_be_either_says_how_it_was_read():
    barrier = {"P": "0.02", "d": "5", "W": "500", "T": "1"}
    assert "f_L = 0.1 %" in steps("leakage-barrier", **barrier, f_L="0.001")
    assert "read as a share" in steps("leakage-barrier", **barrier, f_L="0.001")
    assert "read as per cent" in steps("error-propagation-product", u="0.3, 2 x 10^-1")
    assert "is read as" not in steps("leakage-barrier", **barrier, f_L="0.1 %")


def test_the_rule_for_bare_numbers_stands_in_the_help(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["calc", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "LSF=0.07 is 7 %" in said and "0.07 dimensionless" in said


@pytest.mark.parametrize(
    ("formula_id", "given", "result"),
    [
        ("weighted-mean", {"x": "10, 10.4 mm", "s": "100, 200 um"}, "10.08 mm"),
        ("standard-error", {"s": "4 %", "n": "16"}, "1 %"),
        ("standard-error", {"s": "12 HU", "n": "16"}, "3 HU"),
        ("bland-altman", {"d": "0.5 Gy", "s": "100 cGy"}, "2.46 Gy"),
        ("two-sample-t", {"m1": "12 mm", "m2": "1 cm", "s1": "3 mm", "s2": "4 mm", "n1": "36", "n2": "64"}, "2.82843"),
        ("inverse-square", {"X1": "100 mR/h", "d1": "1 m", "d2": "2 m"}, "25 mR/h"),
        ("inverse-square", {"X1": "100 uSv/h", "d1": "1 m", "d2": "2 m"}, "25 uSv/h"),
        ("inverse-square", {"X1": "100 cps", "d1": "1 m", "d2": "2 m"}, "25 count/s"),
        ("decay-law", {"A0": "800 cps", "T_half": "6 h", "t": "12 h"}, "200 count/s"),
    ],
)
def test_a_mean_or_a_ratio_holds_in_any_unit_and_keeps_it(formula_id, given, result):
    number, _, unit = result.partition(" ")
    assert solve(formula_id, **given).m_as(unit) == pytest.approx(float(number), rel=1e-5)


@pytest.mark.parametrize(
    ("formula_id", "given"),
    [
        ("bland-altman", {"d": "0.5 mm", "s": "1 s"}),
        ("inverse-square", {"X1": "5 cm", "d1": "1 m", "d2": "2 m"}),
        ("isoeffect-dose", {"D1": "60 Sv", "d1": "2 Gy", "d2": "3 Gy", "ab": "10 Gy"}),
        ("dead-man-time", {"H": "1 mSv", "rate": "4 mGy/h"}),
        ("wipe-activity", {"R_g": "500 Bq", "R_b": "5 Bq", "eff": "0.2"}),
    ],
)
def test_units_that_do_not_go_together_are_refused(formula_id, given):
    with pytest.raises(UnitError):
        solve(formula_id, **given)


def test_a_ratio_is_not_taken_between_two_kinds_of_unit():
    with pytest.raises(UnitError, match="in one unit"):
        solve("inverse-square", "d2", X1="100 mR/h", d1="1 m", X2="25 mGy/h")


def test_both_impedances_that_reflect_as_much_are_named():
    low, high = 1.63e6 * 0.9 / 1.1, 1.63e6 * 1.1 / 0.9  # sqrt(R) = 0.1
    said = steps("us-reflection", "Z2", Z1="1.63 MRayl", R="0.01")
    assert f"{low / 1e6:.3f}×10^6" in said and f"{high / 1e6:.3f}×10^6" in said and "fits these values as well" in said
    work = solve_from_words(
        "The reflection coefficient at an interface is 0.01 and the first medium has an impedance of 1.63 MRayl. "
        "What is the impedance of the second medium?"
    )
    assert isinstance(work, Calculation) and "fits these values as well" in "\n".join(work.steps)


def test_one_root_is_not_called_two():
    assert "as well" not in steps("hvl", "mu", HVL="15.07 mm")
    assert "as well" not in steps("dead-time-nonparalyzable", "m", n="3000 /s", tau="10 us")


def test_the_reading_at_negative_polarity_is_negative():
    found = solve("p-pol", "M_minus", M_plus="22.10 nC", M="22.10 nC", P_pol="1.004")
    assert found.m_as("nC") == pytest.approx(-22.2768)
    assert solve("p-pol", "M_plus", M_minus="-22.2768 nC", M="22.10 nC", P_pol="1.004").m_as("nC") == pytest.approx(
        22.1
    )


@pytest.mark.parametrize(
    ("formula_id", "unknown", "given", "said"),
    [
        ("isoeffect-fractions", None, {"n1": "30", "d1": "2", "d2": "3", "ab": "10"}, "number of fractions is 19"),
        ("standard-error", "n", {"s": "4 mm", "SE": "0.9 mm"}, "sample size is 20"),
        ("bohr-radius", "n", {"Z": "1", "r": "0.21 nm"}, "principal quantum number is 2"),
    ],
)
def test_a_count_that_comes_out_as_a_fraction_names_the_whole_number(formula_id, unknown, given, said):
    assert said in steps(formula_id, unknown, **given)
    assert "whole number" not in steps("standard-error", "n", s="4 mm", SE="0.5 mm")


def test_a_result_is_stated_in_the_unit_asked_for_or_not_at_all():
    hvl = FORMULAS["hvl"]
    assert worked(hvl, {"mu": "0.46 +/- 0.02 1/cm"}, unit="mm").shown == "(15.07 ± 0.66) mm"
    assert worked(FORMULAS["highland"], FORMULAS["highland"].example[0], unit="mrad").result.magnitude > 1
    for unit in ("Gy", "mm2"):
        with pytest.raises(UserError, match="has no value in"):
            worked(hvl, {"mu": "0.46"}, unit=unit)


def test_a_page_says_where_any_unit_will_do():
    assert "any unit" in page(FORMULAS["standard-error"]) and "any unit" not in page(FORMULAS["hvl"])
