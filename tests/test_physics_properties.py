"""What must hold for every formula and any input: units, inverses, nonsense."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from medphys.errors import UserError
from physics.evaluate import evaluate
from physics.formula import Formula, Variable
from physics.formulas import FORMULAS
from physics.solve import solve_from_words
from physics.typed import read_value
from physics.units import Quantity, family, quantity, registry
from physics.work import Calculation

NUMERIC = [f for f in FORMULAS.values() if f.compute is not None]
numeric = pytest.mark.parametrize("formula", NUMERIC, ids=lambda f: f.id)
some = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def example(formula: Formula) -> dict[str, Quantity]:
    return {name: read_value(formula, name, text) for name, text in formula.example[0].items()}


def scalars(formula: Formula) -> list[Variable]:
    return [v for v in formula.needs if not v.many and v.name in formula.example[0]]


def other_units(variable: Variable) -> list[str]:
    """Units of the same dimension that keep the quantity's name: mm, m, inch for cm; never Gy for Sv."""
    unit = quantity(1.0, variable.unit)
    same = [str(u) for u in registry().get_compatible_units(unit.units)] if unit.dimensionality else ["percent"]
    named = [quantity(1.0, u) for u in same if not u.startswith("delta_")]
    return [str(q.units) for q in named if family(q) == family(unit) and from_zero(q)]


def from_zero(unit: Quantity) -> bool:
    """Whether a scale starts at zero: not degrees Celsius, not decibels."""
    try:
        return float((0 * unit).to_base_units().magnitude) == 0
    except Exception:  # pint's own errors of offset and logarithmic units
        return False


@some
@given(st.data())
def test_a_change_of_units_changes_no_result(data):
    formula = data.draw(st.sampled_from([f for f in NUMERIC if scalars(f)]))
    variable = data.draw(st.sampled_from(scalars(formula)))
    values = example(formula)
    units = [u for u in other_units(variable) if not math.isinf(float(values[variable.name].m_as(u)))]
    assume(units and "degC" not in variable.unit)
    before = evaluate(formula, values)
    values[variable.name] = values[variable.name].to(data.draw(st.sampled_from(units)))
    assert evaluate(formula, values).m_as(before.units) == pytest.approx(before.magnitude, rel=1e-9)


@numeric
def test_solving_for_a_variable_and_putting_it_back_gives_the_result_again(formula):
    values = example(formula)
    result = evaluate(formula, values)
    for variable in scalars(formula):
        rest = {name: value for name, value in values.items() if name != variable.name}
        try:
            root = evaluate(formula, rest | {formula.gives.name: result}, variable.name)
        except UserError as none:
            assert flat(formula, values, variable), f"{formula.id} for {variable.name}: {none}"
            continue
        again = evaluate(formula, rest | {variable.name: root})
        assert float(again.magnitude) == pytest.approx(float(result.magnitude), rel=1e-6, abs=1e-12), variable.name


def flat(formula: Formula, values: dict[str, Quantity], variable: Variable) -> bool:
    """Whether the result does not depend on a variable there, or has its extreme there: then there is no root to find."""
    x = float(values[variable.name].m_as(variable.unit))
    made = []
    for factor in (0.999, 1.0, 1.001):
        moved = registry().Quantity(min(max(x * factor, variable.low), variable.high), variable.unit)
        made.append(float(evaluate(formula, values | {variable.name: moved}).magnitude))
    rises = (made[2] - made[1]) * (made[1] - made[0])
    return rises <= 0


@some
@given(st.text(max_size=300))
def test_no_text_at_all_crashes_the_engine(text):
    solve_from_words(text)


WORDS = ["the", "what", "is", "dose", "how", "much", "rate", "beam", "and", "energy", "per", "of", "calculate", "patient", "find", "ratio",
         "time", "scan", "image", "a", "at", "noise", "field", "why", "source", "to", "by", "factor", "reading", "?", "-", "..."]  # fmt: skip
NUMBERS = [
    "3",
    "0.5",
    "10",
    "1e6",
    "5 cm",
    "2 Gy",
    "70 kg",
    "12 %",
    "4 mSv",
    "100 keV",
    "3 MHz",
    "-7",
    "1/2",
    "±",
    "×",
    "²",
    "µ",
]


@some
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_words_without_a_number_invent_no_calculation(words):
    assert not isinstance(solve_from_words(" ".join(words)), Calculation)


@some
@given(st.lists(st.sampled_from(WORDS + NUMBERS), max_size=25))
def test_words_and_numbers_in_any_order_crash_nothing(words):
    work = solve_from_words(" ".join(words))
    assert not isinstance(work, Calculation) or math.isfinite(float(work.result.magnitude))
