"""Weighting factors, dose limits, shielding fits and sealed sources: they are those printed, and physical."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import pytest

from medphys.errors import OutOfRange, UserError
from physics import nuclear_data
from physics.brachy_sources import geometry, models, radial_dose, source
from physics.constants_radiation import dose_limit, neutron_weight, radiation_weight, tissue_weight, tissue_weights
from physics.constants_shielding import archer, nuclide_layer, scatter_fraction, tenth_value_layers
from physics.csvs import grouped, rows
from physics.materials import material
from physics.nuclear_data import photon_lines, photons_in_equilibrium
from physics.tables import linear_attenuation
from physics.units import quantity

# weighting factors and limits


@pytest.mark.parametrize("edition", ["26", "60", "103"])
def test_tissue_weighting_factors_add_up_to_one(edition):
    assert sum(tissue_weights(edition).values()) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("tissue", "w26", "w60", "w103"),
    [
        ("gonads", 0.25, 0.20, 0.08),
        ("breast", 0.15, 0.05, 0.12),
        ("thyroid", 0.03, 0.05, 0.04),
        ("red marrow", 0.12, 0.12, 0.12),
        ("bone surfaces", 0.03, 0.01, 0.01),
        ("lungs", 0.12, 0.12, 0.12),
    ],
)
def test_tissue_weighting_factors_of_three_editions(tissue, w26, w60, w103):
    assert [tissue_weight(tissue, e) for e in ("26", "60", "103")] == [w26, w60, w103]


@pytest.mark.parametrize(
    ("edition", "by_weight"),
    [
        ("103", {0.12: 6, 0.08: 1, 0.04: 4, 0.01: 4}),  # ICRP 103, table 3: six tissues of 0.12, and so on
        ("60", {0.20: 1, 0.12: 4, 0.05: 6, 0.01: 2}),
        ("26", {0.25: 1, 0.15: 1, 0.12: 2, 0.03: 2, 0.30: 1}),
    ],
)
def test_how_many_tissues_have_each_weighting_factor(edition, by_weight):
    assert Counter(tissue_weights(edition).values()) == by_weight


def test_the_tissue_weights_that_look_ups_use_are_those_of_the_table():
    from physics.lookup_tissue import tissue_weights as named

    for tissue, weight in tissue_weights("103").items():
        if tissue not in {"remainder", "gonads"}:
            assert named(tissue)[-1][1] == weight, tissue


def test_neutron_weights():
    """ICRP 103: 2.5 for thermal neutrons, 20.7 at 1 MeV, its maximum, no jump where its pieces meet; ICRP 60: the steps."""
    at = [(2.5e-8, 2.500), (0.01, 3.031), (0.1, 10.022), (0.5, 19.299), (1, 20.692), (2, 17.341), (5, 12.026), (10, 8.809),
          (20, 6.760), (50, 5.496), (100, 4.859), (1000, 2.836)]  # fmt: skip
    for mev, weight in at:
        assert neutron_weight(quantity(f"{mev} MeV")) == pytest.approx(weight, rel=2e-4), mev
    for edge in (1, 50):
        below, above = (neutron_weight(quantity(f"{edge * f} MeV")) for f in (1 - 1e-9, 1 + 1e-9))
        assert below == pytest.approx(above, rel=2e-3), edge
    rising, falling = (
        [neutron_weight(quantity(f"{10**x} MeV")) for x in range_] for range_ in ((-4, -2, -1, 0), (0, 0.5, 1, 2, 3))
    )
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    steps = [(0.005, 5), (0.01, 10), (0.05, 10), (0.1, 10), (0.11, 20), (1, 20), (2, 20), (2.1, 10), (20, 10), (30, 5)]
    assert [neutron_weight(quantity(f"{e} MeV"), "60") for e, _ in steps] == [w for _, w in steps]
    assert neutron_weight(quantity("0.5 MeV"), "60", smooth=True) == pytest.approx(22.0)


def test_radiation_weights():
    assert [radiation_weight(r) for r in ("photons", "electrons", "protons", "pions", "alphas", "heavy ions")] == [
        1,
        1,
        2,
        2,
        20,
        20,
    ]
    assert radiation_weight("protons", "60", quantity("10 MeV")) == 5
    with pytest.raises(OutOfRange, match="above 2 MeV only"):
        radiation_weight("protons", "60", quantity("1 MeV"))
    with pytest.raises(UserError, match="depends on their energy"):
        radiation_weight("neutrons")
    with pytest.raises(OutOfRange, match="above zero"):
        neutron_weight(quantity("0 MeV"))
    with pytest.raises(UserError, match="No w_R of neutrinos"):
        radiation_weight("neutrinos")
    with pytest.raises(UserError, match="remainder"):
        tissue_weight("kidney")


def test_dose_limits():
    asked = [("worker", "effective"), ("worker", "lens"), ("public", "effective"), ("fetus", "effective")]
    assert [dose_limit(*a).value.m_as("mSv") for a in asked] == [20, 20, 1, 1]
    assert [dose_limit(*a, "10 CFR 20").value.m_as("mSv") for a in asked] == [50, 150, 1, 5]
    parts = [("worker", "skin"), ("worker", "extremities"), ("public", "lens"), ("public", "skin")]
    assert [dose_limit(*p).value.m_as("mSv") for p in parts] == [500, 500, 15, 50]
    parts = [("worker", "skin"), ("worker", "extremities"), ("worker", "organ"), ("minor", "effective")]
    assert [dose_limit(*p, "10 CFR 20").value.m_as("mSv") for p in parts] == [500, 500, 500, 5]
    with pytest.raises(UserError, match="sets no limit for minor lens"):
        dose_limit("minor", "lens")


# shielding


@pytest.mark.parametrize(
    ("material_name", "thickness", "printed"),  # AAPM TG-108, table IV, the Monte Carlo transmission of 511 keV
    [("lead", "1 mm", 0.8912), ("lead", "10 mm", 0.2484), ("lead", "50 mm", 0.0005), ("concrete", "10 cm", 0.3987)],
)
def test_the_fit_of_511_kev_gives_the_printed_transmission(material_name, thickness, printed):
    assert archer(material_name, "511 keV").transmission(quantity(thickness)) == pytest.approx(
        printed, rel=0.005, abs=5e-5
    )


@pytest.mark.parametrize("row", rows("archer"), ids=lambda row: f"{row['material']} {row['beam']}")
def test_an_archer_fit_is_physical_and_inverts(row):
    """B is 1 at no thickness and falls; alpha, its slope at depth, is no softer than the most penetrating photon's."""
    fit = archer(row["material"], row["beam"])
    assert fit.transmission(quantity("0 mm")) == pytest.approx(1)
    deep = fit.thickness(1e-4).m
    behind = [fit.transmission(quantity(f"{deep * i / 40} mm")) for i in range(41)]
    assert all(1 + 1e-9 > a > b > 0 for a, b in pairwise(behind))
    assert fit.thickness(0.01).m > fit.thickness(0.1).m > 0
    assert fit.transmission(fit.thickness(1e-3)) == pytest.approx(1e-3)
    where = material({"plate glass": "glass", "iron": "Fe", "gypsum": "wallboard"}.get(fit.material, fit.material))
    top = 511 if row["beam"] == "511 keV" else int(row["beam"].split()[1])
    hardest = min(linear_attenuation(where, quantity(f"{kev} keV")).m_as("1/mm") for kev in range(10, top + 1))
    assert 0.6 * hardest < fit.alpha < 6 * hardest


@pytest.mark.parametrize("where", ["lead", "concrete", "gypsum", "steel", "plate glass", "wood"])
@pytest.mark.parametrize("kind", ["primary", "secondary"])
@pytest.mark.parametrize("through", [0.5, 0.1, 0.01, 0.001])
def test_a_harder_beam_needs_more_of_a_barrier(where, kind, through):
    """Half- and tenth-value thicknesses rise with the tube voltage, no step of 10 kV by more than 60 % (30 kVp is Mo)."""
    beams = [r["beam"] for r in rows("archer") if r["material"] == where and r["beam"].startswith(kind)]
    need = [(int(beam.split()[1]), archer(where, beam).thickness(through).m) for beam in beams]
    for (soft, thin), (hard, thick) in pairwise(need):
        assert thin < thick, hard
        if soft >= 50:
            assert (thick / thin) ** (10 / (hard - soft)) < 1.6, hard


def test_two_transcriptions_of_the_lead_fit_differ_where_the_header_says():
    """alpha of lead falls smoothly with the tube voltage: 4.404 at 80 kVp, as one transcription has it, would not."""
    alphas = [archer("lead", f"primary {kvp} kVp").alpha for kvp in (60, 70, 80, 90, 100)]
    ratios = [b / a for a, b in pairwise(alphas)]
    assert all(0.74 < ratio < 0.82 for ratio in ratios)


def test_tenth_value_layers():
    six = tenth_value_layers("concrete", "6 MV")
    assert (six.tvl1.m_as("cm"), six.tvle.m_as("cm")) == (37, 33)
    assert tenth_value_layers("concrete", "6 MV", "leakage").tvl1.m_as("cm") == 34
    assert tenth_value_layers("concrete", "6 MV", "scatter 90 degrees").tvle.m_as("cm") == 17
    assert all(float(row["tvl1"]) >= float(row["tvle"]) for row in rows("tenth_value_layers"))
    for kind, name in (("primary", "concrete"), ("leakage", "concrete")):
        layers = [tenth_value_layers(name, f"{mv} MV", kind).tvle.m for mv in (4, 6, 10, 15, 18, 20, 25, 30)]
        assert layers == sorted(layers)
    with pytest.raises(OutOfRange, match="of kind 'scatter 100 degrees': there are primary, leakage, scatter 15"):
        tenth_value_layers("concrete", "6 MV", "scatter 100 degrees")
    with pytest.raises(OutOfRange, match="No primary tenth-value layer for 8 MV in lead: the table has 4 MV, 6 MV"):
        tenth_value_layers("lead", "8 MV")
    with pytest.raises(
        UserError, match=r"No primary tenth-value layer of wood in the tables. There is: concrete, steel, lead"
    ):
        tenth_value_layers("wood", "6 MV")


def test_scatter_fractions():
    assert scatter_fraction(quantity("90 degree"), "6 MV") == pytest.approx(4.26e-4)
    assert 3.0e-4 < scatter_fraction(quantity("120 degree"), "6 MV") < 4.26e-4
    with pytest.raises(OutOfRange, match="10 to 150 degrees"):
        scatter_fraction(quantity("5 degree"), "6 MV")
    with pytest.raises(OutOfRange, match="6, 10, 18 and 24 MV"):
        scatter_fraction(quantity("90 degree"), "15 MV")


@pytest.mark.parametrize(
    "row", rows("nuclide_layers"), ids=lambda row: f"{row['nuclide']} {row['material']} {row['kind']}"
)
def test_a_layer_of_a_nuclide_is_thicker_than_that_of_a_narrow_beam(row):
    """Broad beam needs more than a narrow beam of the mean photon, by a factor of 3.5 at most (tungsten, soft lines)."""
    lines = [line for line in photons_in_equilibrium(row["nuclide"]) if line.kev > 50]
    kev = sum(line.kev * line.kev * line.per100 for line in lines) / sum(line.kev * line.per100 for line in lines)
    mu = linear_attenuation(material(row["material"]), quantity(f"{kev} keV")).m_as("1/cm")
    narrow = math.log(2 if row["kind"] == "HVL" else 10) / mu
    assert 0.45 < float(row["cm"]) / narrow < 3.5
    assert nuclide_layer(row["nuclide"], row["material"], row["kind"]).thickness.m_as("cm") == float(row["cm"])


def test_shielding_outside_the_tables():
    with pytest.raises(OutOfRange, match=r"No Archer fit for primary 105 kVp in lead: the table has primary 30 kVp"):
        archer("lead", "primary 105 kVp")
    with pytest.raises(OutOfRange, match="transmission must lie above 0"):
        archer("lead", "511 keV").thickness(0)
    with pytest.raises(OutOfRange, match="No HVL for Tc-99m in lead"):
        nuclide_layer("Tc-99m", "lead")


# brachytherapy


@pytest.mark.parametrize("model", models())
def test_a_source_has_g_of_one_at_1_cm_and_the_half_life_of_its_nuclide(model):
    made = source(model)
    assert radial_dose(model, quantity("1 cm")) == pytest.approx(1)
    assert made.half_life.m_as("s") == pytest.approx(nuclear_data.half_life_seconds(made.nuclide), rel=1e-3)
    table = [(float(row["r_cm"]), float(row["g"])) for row in grouped("tg43_radial", "model")[model]]
    assert dict(table)[1.0] == 1
    assert [r for r, _ in table] == sorted({r for r, _ in table})
    lines = [line for line in photon_lines(made.nuclide) if line.kev > (60 if made.nuclide == "Ir-192" else 10)]
    mean = sum(line.kev * line.per100 for line in lines) / sum(line.per100 for line in lines)
    assert made.mean_energy.m_as("keV") == pytest.approx(mean, rel=0.01)


@pytest.mark.parametrize(
    ("model", "constant"),
    [("6711", 0.965), ("TheraSeed 200", 0.686), ("microSelectron mHDR-v2", 1.109), ("CS-1 Rev2", 1.056)],
)
def test_dose_rate_constants(model, constant):
    assert source(model).dose_rate_constant.m == constant


@pytest.mark.parametrize("model", models())
def test_beyond_2_cm_g_falls_as_smoothly_as_attenuation_makes_it(model):
    """d ln g / dr of neighbouring intervals: a digit misread, as 0.332 for 0.322 in the 6702, makes a kink."""
    table = [(float(row["r_cm"]), float(row["g"])) for row in grouped("tg43_radial", "model")[model]]
    slopes = [math.log(b / a) / (s - r) for (r, a), (s, b) in pairwise(table) if r >= 2]
    kinks = [q - p for p, q in pairwise(slopes)]
    soft = source(model).nuclide != "Ir-192"
    assert max(slopes) < (0 if soft else 0.005)
    assert all(abs(p - q) < 0.09 for p, q in pairwise(kinks[:-1])), kinks


@pytest.mark.parametrize(
    ("model", "cm", "g"),
    [("6711", 0.5, 1.071), ("6711", 5, 0.364), ("6702", 6, 0.322), ("2301", 3, 0.707), ("200", 0.5, 1.30), ("200", 5, 0.0887),
     ("CS-1 Rev2", 5, 0.518), ("GammaMed Plus", 5, 0.999), ("mHDR-v2", 5, 1.003), ("Flexisource", 10, 0.935)],
)  # fmt: skip
def test_radial_doses(model, cm, g):
    assert radial_dose(model, quantity(f"{cm} cm")) == pytest.approx(g, abs=6e-4)


def test_radial_dose_falls_beyond_the_peak_and_is_refused_outside_the_table():
    assert (
        radial_dose("6711", quantity("2 cm"))
        > radial_dose("6711", quantity("2.5 cm"))
        > radial_dose("6711", quantity("3 cm"))
    )
    with pytest.raises(OutOfRange, match=r"tabulated from 0.25 to 10 cm, and 0.1 cm is outside"):
        radial_dose("mHDR-v2", quantity("1 mm"))
    with pytest.raises(UserError, match="No single TG-43 source 'VS2000'"):
        source("VS2000")


def test_the_geometry_function_of_a_line_source():
    """Far off 1/r2; on the axis 1/(r2 - L2/4); at (1 cm, 90 degrees) the arctangent."""
    far, axis, reference = quantity("50 cm"), quantity("0 degree"), quantity("90 degree")
    assert geometry("6711", far, reference).real == pytest.approx(1 / 2500, rel=1e-4)
    assert geometry("6711", quantity("1 cm"), axis) == pytest.approx(1 / (1 - 0.0225))
    assert geometry("6711", quantity("1 cm"), reference) == pytest.approx(2 * math.atan(0.15) / 0.3)
    with pytest.raises(OutOfRange, match="lies on the source"):
        geometry("6711", quantity("1 mm"), axis)
