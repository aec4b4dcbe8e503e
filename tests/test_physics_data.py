"""The data tables: they parse, say where they came from, and those of tissues and materials agree with libraries."""

from __future__ import annotations

import pytest
import xraylib

from medphys.errors import OutOfRange, UserError
from physics.csvs import provenance, rows
from physics.materials import density, material, materials, weights
from physics.nuclear_data import photons_in_equilibrium
from physics.tissue import (
    acoustic_impedance,
    effective_atomic_number,
    electrons_per_gram,
    mean_excitation_energy,
    relative_electron_density,
    tissue_property,
)

NEW = [
    "archer", "decays", "dose_limits", "excitation_energies", "gamma_constants", "gammas", "nuclide_layers",
    "radiation_weights", "scatter_fractions", "tenth_value_layers", "tg43_radial", "tg43_sources", "tissue_properties",
    "tissue_weights",
]  # fmt: skip


# every table


@pytest.mark.parametrize("table", NEW)
def test_a_table_parses_and_says_where_it_came_from(table):
    assert len(rows(table)) >= 8
    assert all(None not in row and None not in row.values() for row in rows(table)), (
        "a row has too many or too few cells"
    )
    said = provenance(table)
    assert "November 2026" in said
    assert "ncertainty" in said or "see there" in said or "standard deviation" in said
    assert any(word in said for word in ("ICRP", "NCRP", "ICRU", "AAPM", "Health Phys.", "Radiology", "10 CFR"))


# tissues and materials


def test_relaxation_times_sound_and_the_rest():
    assert tissue_property("gray matter", "T1", "3 T").value.m_as("ms") == 1820
    assert tissue_property("fat", "T2", "1.5 T").value.m_as("ms") == 58
    assert tissue_property("bone", "speed of sound").value.m_as("m/s") == 3476
    assert acoustic_impedance("water").m_as("kg/(m**2*s)") == pytest.approx(1.48e6)
    assert tissue_property("prostate", "alpha/beta").value.m_as("Gy") == 1.5


@pytest.mark.parametrize(
    "row", rows("tissue_properties"), ids=lambda row: f"{row['tissue']} {row['property']} {row['condition']}"
)
def test_a_property_lies_in_its_range_and_t2_is_shorter_than_t1(row):
    value = float(row["value"])
    if row["low"]:
        assert float(row["low"]) <= value <= float(row["high"])
    if row["property"] == "T2":
        assert value < tissue_property(row["tissue"], "T1", row["condition"]).value.m_as("ms")
    if row["property"] == "T1" and row["condition"] == "3 T":
        assert value >= tissue_property(row["tissue"], "T1", "1.5 T").value.m_as("ms")
    assert tissue_property(row["tissue"], row["property"], row["condition"]).source


def test_tissues_outside_the_table():
    with pytest.raises(UserError, match=r"T1 of liver is tabulated at 1.5 T, 3 T"):
        tissue_property("liver", "T1")
    with pytest.raises(OutOfRange, match=r"T1 of liver is tabulated at 1.5 T, 3 T"):
        tissue_property("liver", "T1", "7 T")
    with pytest.raises(UserError, match=r"No HU of spleen in the table\. It has: air, lung"):
        tissue_property("spleen", "HU")
    with pytest.raises(UserError, match="No mean excitation energy of wood"):
        mean_excitation_energy("wood")


@pytest.mark.parametrize(
    "name", [row["material"] for row in rows("excitation_energies") if "ICRU" not in row["material"]]
)
def test_an_excitation_energy_goes_by_the_name_of_a_material_and_is_near_bloch_or_bragg(name):
    """I/Z of elements lies between 8.5 and 16.5 eV; a compound's between those of water and of uranium."""
    assert name in {m.name for m in materials().values()}
    what, ev = (
        material(next(say for say, m in materials().items() if m.name == name)),
        mean_excitation_energy(name).m_as("eV"),
    )
    if len(what.formula) <= 2:
        assert 8.5 < ev / xraylib.SymbolToAtomicNumber(what.formula) < 16.5
    else:
        assert 50 < ev < 560


@pytest.mark.parametrize(
    ("name", "electron_density", "z_eff"),
    # relative electron density and Mayneord's Z of Johns and Cunningham, Khan, ICRU 44
    [("water", 1.0, 7.42), ("perspex", 1.16, 6.48), ("air", 0.001085, 7.64), ("muscle", 1.03, 7.46), ("polystyrene", 1.03, 5.69),
     ("solid water", 1.013, 7.40)],
)  # fmt: skip
def test_electron_density_and_effective_atomic_number(name, electron_density, z_eff):
    assert relative_electron_density(material(name)) == pytest.approx(electron_density, rel=0.01)
    assert effective_atomic_number(material(name)) == pytest.approx(z_eff, rel=0.01)


@pytest.mark.parametrize(
    ("kind", "asked", "value"),
    [
        ("branching fraction", "positron branching fraction of Cu-64", 0.174),
        ("branching fraction", "electron capture branching fraction of Cu-64", 0.436),
        ("branching fraction", "branching of Mo-99 to Tc-99m", 0.8773),
        ("rest energy", "rest energy of the proton in MeV", 938.272),
        ("rest energy", "rest energy of the neutral pion", 134.977),
        ("radiation weighting factor", "w_R of heavy ions", 20),
        ("radiation weighting factor", "w_R of 2 MeV neutrons", 17.34),
        ("tissue weighting factor", "w_T of the red marrow", 0.12),
        ("T1", "T1 of gray matter at 3 T", 1820),
        ("mass number", "a neutron on a deuteron", 2),
        ("mass number", "a neutron scattered by iron", 56),
        ("atomic number", "a deuterium atom", 1),
        ("atomic number", "moly anode", 42),
        ("molar mass", "1 g of copper", 63.546),
        ("rest energy", "protons that make knock-on electrons", 938.272),
        ("rest energy", "rest energy of the electron that a proton hits", 0.511),
        ("rest energy", "What is its β = v/c, for a muon?", 105.658),
        ("charge number", "a doubly charged ion", 2),
        ("half-life", "30 mCi of tech-99m", 6.015),
        ("gyromagnetic ratio", "a phosphorus-31 coil at 7 T", 17.235),
        ("gyromagnetic ratio", "31P at 7 T", 17.235),
        ("septal attenuation coefficient", "lead septa at 140.5 keV", 26.9),
        ("Archer alpha", "primary 100 kVp, lead", 2.5),
        ("patient scatter fraction", "scatter at 90 degrees of a 6 MV beam", 4.26e-4),
    ],
)
def test_look_ups_take_what_the_words_mean(kind, asked, value):
    from physics.extract import read
    from physics.lookup import look_up

    assert look_up(kind, read(asked)).value.m == pytest.approx(value, rel=1e-3)


def test_the_limits_of_an_older_edition_are_not_those_of_the_present_one():
    from physics.extract import read
    from physics.lookup import look_up

    assert look_up("dose limit", read("dose limit for the lens of a worker, ICRP 60")) is None


def test_rest_energies_are_codatas():
    from scipy.constants import physical_constants

    from physics.lookup_particles import PARTICLES

    ours = [rest for _, rest, _ in PARTICLES]
    for name in ("electron", "proton", "neutron", "alpha particle", "deuteron", "muon"):
        there = physical_constants[f"{name} mass energy equivalent in MeV"][0]
        assert min(abs(rest / there - 1) for rest in ours) < 1e-8, name


def test_the_photon_that_a_nuclide_stands_for_is_among_its_photons():
    from physics.found import MEAN_OF, PRINCIPAL_PHOTON_KEV

    for name, kev in PRINCIPAL_PHOTON_KEV.items():
        lines = photons_in_equilibrium(name)
        if name not in MEAN_OF:
            nearest = min(lines, key=lambda line: abs(line.kev - kev))
            assert nearest.kev == pytest.approx(kev, abs=0.06), name
            assert nearest.per100 >= 0.99 * max(line.per100 for line in lines if line.kind != "x"), name
        else:
            strong = [line for line in lines if line.kind == "gamma" and line.per100 > 1]
            mean = sum(line.kev * line.per100 for line in strong) / sum(line.per100 for line in strong)
            assert kev == pytest.approx(mean, rel=0.04), name


def test_electrons_per_gram_of_water():
    assert electrons_per_gram(material("water")).m_as("1/g") == pytest.approx(3.343e23, rel=1e-3)


@pytest.mark.parametrize("what", dict.fromkeys(materials().values()), ids=lambda m: m.name)
def test_the_elements_of_a_material_add_up_to_one(what):
    assert sum(weights(what).values()) == pytest.approx(1, abs=2e-3)


@pytest.mark.parametrize("name", ["Lu2SiO5", "Gd2SiO5", "LaBr3"])
def test_a_crystal_is_composed_as_its_formula_says(name):
    ours = {"Lu2SiO5": "lso", "Gd2SiO5": "gso", "LaBr3": "labr3"}[name]
    parsed = xraylib.CompoundParser(name)
    there = {
        xraylib.AtomicNumberToSymbol(z): w for z, w in zip(parsed["Elements"], parsed["massFractions"], strict=True)
    }
    assert weights(material(ours)) == pytest.approx(there, abs=1e-5)


@pytest.mark.parametrize(
    "what", [m for m in dict.fromkeys(materials().values()) if len(m.formula) > 2], ids=lambda m: m.name
)
def test_the_density_of_a_compound_is_xraylibs(what):
    if what.name == "lung":
        assert density(what).m_as("g/cm**3") == 0.26  # with air in it; xraylib has 1.05, without
    elif what.formula in xraylib.GetCompoundDataNISTList():
        there = xraylib.GetCompoundDataNISTByName(what.formula)["density"]
        assert density(what).m_as("g/cm**3") == pytest.approx(there, rel=1e-3)
