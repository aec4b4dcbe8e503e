"""Shielding of vaults and imaging rooms (NCRP 147 and 151, AAPM TG-108): scatter, mazes, hourly limits, PET rooms."""

from __future__ import annotations

from physics.formula import Formula, Variable
from physics.formulas.arithmetic import LN2, number, of
from physics.formulas.protection import B, DISTANCE, GOAL, OCCUPANCY, WORKLOAD, B as TRANSMISSION
from physics.units import Quantity, exp, pure
