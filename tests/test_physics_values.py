"""How values are read from a question: spelt numbers, rates, shares, short forms."""

from __future__ import annotations

from time import perf_counter

import pytest

from physics.extract import read
from physics.number_words import figures_for_words
from physics.reductions import LEFT
from physics.shorthand import written_out
from physics.units import Quantity, quantity
from physics.values import Given


def stated(text: str) -> list[Given]:
    reading = read(text)
    return sorted((*reading.givens, *reading.loose), key=lambda g: g.start)


def only(text: str) -> Quantity:
    (one,) = stated(text)
    return one.value


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("one hundred and five MeV", "105 MeV"),
        ("nine point four GHz", "9.4 GHz"),
        ("zero point two five", "0.25"),
        ("twelve hundred counts", "1200 counts"),
        ("two thousand one hundred", "2100"),
        ("half a dozen beams", "6 beams"),
        ("twenty-four hours", "24 hours"),
        ("two of the three", "two of the three"),  # up to ten the words stay
        ("between one hundred and two hundred keV", "between 100 and 200 keV"),
        ("between one hundred and thirty keV", "between one hundred and thirty keV"),
    ],
)
def test_a_spelt_number_is_put_into_figures(words, figures):
    assert figures_for_words(words) == figures


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("The probe fires 6500 times a second", 6500, "1/s"),
        ("It makes 5,200 clicks a minute", 5200, "1/min"),
        ("1.64 interactions per centimetre", 1.64, "1/cm"),
        ("9,200 of the coincidences per second", 9200, "1/s"),
        ("48,000 photons hit each square millimetre", 48e3, "1/mm**2"),
        ("0.85 net counts per second", 0.85, "1/s"),
        ("30 per second and MBq", 30, "1/(s*MBq)"),
        ("5e13 neutrons per cm2 and second", 5e13, "1/(cm**2*s)"),
        ("phi 4e13 cm-2 s-1", 4e13, "1/(cm**2*s)"),
        ("0.5 Gy every hour", 0.5, "Gy/h"),
        ("half a gray every hour", 0.5, "Gy/h"),
        ("1 cGy for each monitor unit", 1, "cGy/MU"),
        ("7.29 MeV per g/cm2", 7.29, "MeV*cm**2/g"),
        ("0.965 cGy per hour and U", 0.965, "cGy/(h*U)"),
        ("2.2 R cm2 per mCi and hour", 2.2, "R*cm**2/(mCi*h)"),
        ("2.2 R·cm²/mCi·h", 2.2, "R*cm**2/(mCi*h)"),
        ("0.017 mSv/mGycm", 0.017, "mSv/(mGy*cm)"),
        ("0.6 dB per cm and MHz", 0.6, "1/(cm*MHz)"),
        ("1.85 mGy of air kerma per hour", 1.85, "mGy/h"),
        ("0.02 mSv weekly", 0.02, "mSv/week"),
        ("The weekly workload is 500 Gy", 500, "Gy/week"),
        ("1 mCi = 1.27 U", 1.27, "U/mCi"),
        ("14 g a mole", 14, "g/mol"),
        ("920 cubic millimetres", 920, "mm**3"),
        ("|A| = 8.4cc", 8.4, "cm**3"),
        ("mu = 22 1/cm", 22, "1/cm"),
        ("density 1.2 kg m^-3)", 1.2, "kg/m**3"),
        ("463 microkelvin", 463, "uK"),
        ("0.465 U/pA", 0.465, "U/pA"),
        ("theta = 2.0 rad", 2.0, "radian"),
        ("a scattering angle of 10 mrad", 10, "mradian"),
        ("Seen at a right angle to the beam", 90, "degree"),
    ],
)
def test_a_rate_or_unit_in_plain_words(text, number, unit):
    assert only(f"{text}.").m_as(quantity(1.0, unit).units) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("seven of ten decays are seen", 0.7),
        ("we agree 9 times out of 10", 0.9),
        ("four out of every hundred decays", 0.04),
        ("one part in two thousand of it", 5e-4),
        ("it moves at half the speed of light", 0.5),
        ("an electron of the third shell", 3),
        ("a doubly charged ion", 2),
        ("an area ratio of unity", 1),
        ("the heat defect is zero", 0),
        ("things show up 1.1x bigger", 1.1),
        ("a threefold SNR gain", 3),
        ("se .75", 0.75),
        ("about 224k carriers", 224e3),
    ],
)
def test_a_pure_number_in_plain_words(text, number):
    assert only(f"{text}.").m_as("") == pytest.approx(number)


@pytest.mark.parametrize(
    "text",
    [
        "It halves in 76 s.",
        "It takes 76 s to halve.",
        "It loses half of its activity in 76 s.",
        "It takes 76 s to lose half of its strength.",
        "Half of it is gone every 76 s.",
        "After 76 s it was only half as much.",
    ],
)
def test_a_time_to_halve_is_a_half_life_and_no_share(text):
    (one,) = stated(text)
    assert one.kinds == ("half-life",) and one.value.m_as("s") == 76


def test_an_intensity_that_is_halved_is_still_a_share():
    assert [g.kinds for g in stated("Which thickness halves the intensity?")] == [LEFT]
    assert [g.kinds for g in stated("How much tungsten lets only a quarter of it emerge, so a quarter of it emerges?")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A third of the time the beam points at the wall", "use factor"),
        ("Someone is there 5 % of the time", "occupancy factor"),
        ("The office is always occupied", "occupancy factor"),
    ],
)
def test_a_part_of_the_time_is_a_use_or_an_occupancy(text, kind):
    (one,) = stated(f"{text}. What may the wall let through?")
    assert kind in one.kinds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("K 5.2 mGy g .195 c 1.12 s 1.061", {"K": "5.2 mGy", "g": "0.195", "c": "1.12", "s": "1.061"}),
        ("d 1.5mm s 0.3mm D 15 cm b 0.8 mm", {"d": "1.5 mm", "s": "0.3 mm", "D": "15 cm", "b": "0.8 mm"}),
        ("T=.2 d=2.5m N=150", {"T": "0.2", "d": "2.5 m", "N": "150"}),
        ("T1/T2 = 1200/45 ms", {"T1": "1200 ms", "T2": "45 ms"}),
        ("O6 S7 D2 rpn", {"O": "6", "S": "7", "D": "2"}),
    ],
)
def test_symbols_in_a_row_have_their_own_values(text, values):
    assert {g.symbol: g.value for g in stated(text)} == {k: quantity(v) for k, v in values.items()}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("half-lives of 2.75 days and 6.01 hours", ["2.75 day", "6.01 hour"]),
        ("after 2 days and 3 hours", ["51 hour"]),
        ("with T = 1/2 and 600 Gy/week", ["0.5", "600 Gy/week"]),
        ("bias 400/200 V", ["400 V", "200 V"]),
        ("10.4±1.1 (sd, n=12)", ["10.4", "1.1", "12"]),
        ("a lesion of 920 mm3, 890 of them inside", ["920 mm**3", "890 mm**3"]),
        ("2.5e12 photons of 60 keV cross every square metre", ["2.5e12 / m**2", "60 keV"]),
        ("How many photons of 60 keV per square centimetre carry 0.02 mJ/cm2", ["60 keV", "0.02 mJ/cm**2"]),
        ("at 1 m = 2 mSv/h", ["1 m", "2 mSv/h"]),
        ("2 Gy given once per day", ["2 Gy"]),
        ("2 Gy every second day", ["2 Gy"]),
    ],
)
def test_values_that_stand_together_are_told_apart(text, values):
    assert [g.value for g in stated(text)] == [quantity(v) for v in values]


def test_an_electron_across_a_field_has_no_scattering_angle():
    assert not [g for g in stated("An electron at right angles to a 1.5 T field") if "degree" in str(g.value.units)]


def test_a_unit_that_is_asked_for_is_no_value():
    assert not stated("By how much does the coefficient differ, in 1/cm?")


def test_counts_stay_counts_where_an_interval_is_asked_for():
    assert written_out("Wilson interval for 18 out of 20") == "Wilson interval for 18 out of 20"
    assert written_out("wilson lower bound 18/20") == "wilson lower bound k = 18, n = 20"


@pytest.mark.parametrize("words", ["one ", "seven of ", "K 5 ", "half of it ", "5 mSv a ", "one hundred and "])
def test_no_text_takes_long_to_put_into_figures(words):
    start = perf_counter()
    written_out(figures_for_words(words * 300))
    assert perf_counter() - start < 1.0
