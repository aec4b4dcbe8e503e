"""Values that plain words give: a place that is always occupied, a parent all of whose decays feed the daughter."""

from __future__ import annotations

import re
from collections.abc import Callable

from physics.extract import Reading
from physics.found import Found
from physics.units import quantity

_ALWAYS = r"(?:always|permanently|continuously|fully|completely|round[\s-]the[\s-]clock|24/7|full[\s-]time|all (?:day|week|year|the time)|the whole (?:day|week|time))"
_PRESENT = r"(?:occupied|present|manned|staffed|in use|sits|works|stays|person|someone|somebody|office|desk|neighbour)"
_OCCUPIED = re.compile(
    rf"\b(?:{_ALWAYS}\b[^.;?]{{0,25}}\b(?:{_PRESENT}|there)|{_PRESENT}\b[^.;?]{{0,35}}\b{_ALWAYS}|full occupancy|occupied (?:full|throughout))\b",
    re.IGNORECASE,
)
_ALL_DECAYS = re.compile(
    r"\b(?:all|every|each|always|only)\b[^.;?]{0,40}\b(?:decays? (?:to|into|only)|turns? into|goes? to|feeds?|becomes?|leads? (?:to|only)|yields?)\b"
    r"|\bdecays? only (?:to|into)\b",
    re.IGNORECASE,
)


def _said(pattern: re.Pattern[str], step: str) -> Callable[[Reading], Found | None]:
    """One, where the words say so."""

    def look(reading: Reading) -> Found | None:
        told = pattern.search(reading.text)
        return Found(quantity(1.0), step, "", assumed=f'Read from "{told[0]}": 1.') if told else None

    return look


WORD_LOOKUPS: dict[str, Callable[[Reading], Found | None]] = {
    "occupancy factor": _said(_OCCUPIED, "Occupied all the time: $T$ = 1."),
    "branching fraction": _said(_ALL_DECAYS, "All decays lead to the daughter: $b$ = 1."),
}
