"""Phrases by which a question asks for a quantity without naming it: "how dense", "what fraction gets through"."""

from __future__ import annotations

import re
from functools import cache

# "how long is the other side" asks for a length
_LENGTHS = r" (?:is|are|must|should|was) (?:the|its|an?|one|each|my) (?:\w+ ){0,2}?(?:side|strip|wave|maze|holes?|wall|spot|slab|field|wire|corridor|piece)\b"
_PHRASED = (  # a kind asked for by a phrase that does not name it
    ("monitor units", r"^\W*(?:calculate |find |give )?(?:MU|MUs|monitor units?)\b(?! \d)|\b(?:MU|MUs|monitor units?)\s*\?\s*$|\bhow many (?:MU|MUs|monitor units?)\b"),
    ("kinetic energy", r"\bhow energetic\b"),
    ("electrons per gram", r"\bhow many electrons\b.{0,40}\bgram\b"),
    ("thickness", r"\bhow (many|much) (mm|cm|millimet\w+|centimet\w+|lead|concrete|shielding|aluminium|aluminum|copper|steel|water)\b"),
    ("absorbed fraction", r"(?:\b(?:fraction|percent(?:age)?|proportion|share|how much)\b|(?<!\d)(?<!\d )%).{0,50}\b(absorbed|attenuated|stopped|blocked|removed|decayed|lost)\b|\b(absorbed|attenuated) (fraction|percentage)"),
    ("relative standard deviation", r"\b(percent\w*|per cent|relative|fractional|%) (standard deviation|uncertainty|error|SD)\b"),
    ("relative standard deviation", r"\b(standard deviation|uncertainty|error|precision)\b.{0,25}\b(in|as) (a )?(per ?cent|%)"),
    ("surviving fraction", r"^(?=.*(?:\bcells?\b|clonogen|Gy\b)).*\b(fraction|percent\w*|proportion|share)\b.{0,40}\bsurviv"),
    ("surviving fraction", r"\b(fraction|percent(age)?|proportion|share|how many)\b.{0,20}\bcells?\b.{0,30}\bsurviv\w*|\bsurviv\w*\b.{0,20}\bcells\b"),
    ("transmission", r"(?:\b(?:fraction|percent(?:age)?|per cent|proportion|share|how much|how many percent)\b|(?<!\d)(?<!\d )%).{0,60}\b(transmit\w*|pass(es)?|penetrat\w*|(gets?|makes? it|comes?|goes) (through|past)|emerg\w*|survives?|reach(es)?|remain\w* unattenuated)\b"),
    ("reflection coefficient", r"\b(fraction|percent(age)?|proportion|share|how much)\b.{0,50}\breflect\w*|\breflect\w*\b.{0,20}\b(fraction|percentage)\b"),
    ("attenuation in decibels", r"\bhow many (dB|decibels?)\b|\b(dB|decibel) loss\b|\b(loss|attenuation) in (dB|decibels?)\b"),
    ("transmission", r"\b(transmit\w*|pass(es)?|get(s)? through)\b.{0,30}\b(fraction|percent(age)?|proportion)\b"),
    ("number of half-value layers", r"\bhow many (hvls?|half[\s-]value (layer|thickness)(e?s)?)\b"),
    ("number of tenth-value layers", r"\bhow many (tvls?|tenth[\s-]value (layer|thickness)(e?s)?)\b"),
    ("fraction remaining", r"(?:\b(?:fraction|percent(?:age)?|proportion|share)\b|(?<!\d)(?<!\d )%).{0,40}\b(remain\w*|left|undecayed)\b"),
    ("transmission", r"\b(fraction|percent(age)?|proportion|share)\b.{0,40}\b(remain\w*|left)\b"),
    ("electron energy", r"\benergy\b.{0,25}\b(transferred|given|imparted|transfer) to the\b.{0,15}\belectron\b"),
    ("corrected reading", r"\bcorrect (a|an|the|this|my)\b.{0,30}\breading\b"),
    ("wavelength shift", r"\bwavelength\b.{0,25}\b(change|shift|increase|grow|lengthen)|\b(change|shift|increase) (of|in) (the )?wavelength"),
    ("pair kinetic energy", r"\bkinetic energy\b.{0,60}\b(pair|positron)\b|\b(pair|positron)\b.{0,60}\bkinetic energy\b"),
    ("proton range", r"\bhow (far|deep) (do|does|can|will|would)\b.{0,40}\bprotons?\b|\bprotons?\b.{0,40}\b(range|reach)\b|\brange\b.{0,40}\bprotons?\b"),
    ("practical range", r"\bhow (far|deep) (do|does|can|will|would)\b.{0,40}\belectrons?\b|\belectrons?\b.{0,40}\brange\b|\brange\b.{0,40}\belectrons?\b"),
    ("mean free path", r"\bhow far\b.{0,50}\b(on average|before)\b.{0,40}\binteract"),
    ("localisation uncertainty", r"\bhow (well|precisely|accurately)\b.{0,40}\blocali[sz]|\blocali[sz]\w* (the |an )?(event|annihilation)"),
    ("scan length", r"\bhow long (is|was) the scan"),
    ("attenuation in decibels", r"\battenuation\b.{0,60}\bdB\b"),
    ("time", r"\b(how (long(?!" + _LENGTHS + r")|soon|old)|when (does|do|will|is|can|has)|after (what|how much|how many \w+) ?(time)?)\b"),
    ("distance", r"\b(how (far|close)|(at|from) (what|which) distance)\b"),
    ("true count rate", r"\btrue (?:count(?:ing)? )?rate\b.{0,3}\?|\bwhat (?:is|was) the true (?:count(?:ing)? )?rate"),
    ("measured count rate", r"\bwhat\b.{0,80}\b(measure|record|show|observe)s?\b.{0,40}\b(if|when|for|at)\b.{0,20}\btrue\b|\bwhat\b.{0,30}\brate\b.{0,20}\b(measured|recorded|observed)\b"),
)  # fmt: skip
_NARROWER = (  # phrases that say more than the name in them: "the depth of the 80 % line", "how many times"
    ("f-factor", r"^(?!.*\b(?:SSD|Mayneord|d_?m(?:ax)?)\b).*\bf[- ]factor\b"),
    ("half-life", r"(?:->|→|[,;:]|\b(?:what|find|calculate|is))\s*T_?(?:1/2|½)\s*(?:\(\w+\)|in \w+)?\s*=?\s*\??\s*$"),
    ("density", r"\bhow dense\b"),
    ("mass", r"\bhow heavy\b(?!.{0,20}\b(?:body|patient|she|he)\b)"),
    ("magnetic field", r"\bhow strong\b.{0,25}\b(?:field|magnet)\b"),
    ("photon energy", r"\bhow energetic\b.{0,25}\b(?:photons?|gammas?|quant\w+)\b"),
    ("R80", r"^(?=.*\b(?:electrons?|e-)(?!\w)).*\b(?:what|which|how|at|give|the) (?:depth|deep)\b[^.?]{0,60}\b80 ?(?:%|per ?cent) ?(?:line|isodose|dose)|^(?=.*\belectrons?\b).*\b80 ?(?:%|per ?cent) (?:line|isodose)\b.{0,40}\bdepth of that"),
    ("R50", r"^(?=.*\b(?:electrons?|ioni[sz]ation)\b).*\b(?:depth\b.{0,30}|where )\bdose\b.{0,60}\b(?:half|50 ?%)"),
    ("I50", r"\bdepth\b.{0,30}\bioni[sz]ation\b.{0,30}\b(?:half|50 ?%)"),
    ("upper window limit", r"^(?=.*\bwindow\b).*(?:\b(?:highest|maximum|top) energy\b|\bup to (?:which|what) energy\b|\b(?:upper|top) (?:edge|limit|threshold)\b(?=.{0,30}(?:\?|keV|\.)))"),
    ("lower window limit", r"^(?=.*\bwindow\b).*(?:\b(?:lowest|minimum) energy\b|\b(?:from|above) (?:which|what) energy\b)"),
    ("bystander dose", r"\bdose\b.{0,20}\b(?:to|of|for) (?:an?|the|any) (?:bystander|relative|family member|partner)\b"),
    ("RF wavelength", r"^(?=.*(?:GHz|magnetron|klystron|microwave)).*\bhow long is (?:one|a|the) wave\b"),
    ("acoustic wavelength", r"^(?=.*(?:tissue|ultrasound|probe|transducer)).*\bhow long is (?:one|a|the) wave\b"),
    ("field size", r"\bhow long (?:is|must|are)\b.{0,25}\bsides?\b|^(?=.*\b(?:field|rectangle)\b).*\bfind its length\b"),
    ("action-limit interval", r"\b(?:interval|difference|distance|spread|gap|apart)\b.{0,40}\baction (?:limits?|lines?|levels?)\b|\bhow wide\b.{0,20}\baction"),
    ("number of decays", r"\bhow many times does it (?:go off|decay)|\bhow many (?:nuclei|atoms|of them) (?:will )?(?:have )?(?:decay|disintegrate)"),
    ("activity ratio", r"\bhow many times (?:more|as) active\b|\bby what factor\b.{0,40}\bactivity exceeds?\b|\bratio of (?:the )?(?:daughter|progeny)\b.{0,30}\bactivit"),
    ("photoelectric ratio", r"\b(?:(?:by|to) (?:what|which|roughly what|about what) (?:factor|fraction)|how many times|how much (?:more|less|stronger|weaker))\b.{0,90}\bphoto(?:electric|[ -]?effect)|\bphoto(?:electric|[ -]?effect)\b.{0,40}\b(?:how many times|by (?:what|which) factor)|\b(?:tau|τ)(?:/rho|/ρ)? ratio\b"),
    ("relative biological effectiveness", r"\bhow many times (?:more|as) effective\b"),
    ("BED", r"^(?=.*(?:fraction|implant|twice|times|occasions))(?!.*\b(?:RBE|protons?|carbon|neutrons?)\b).*\bbiological dose\b"),
    ("counting time ratio", r"\bratio\b.{0,20}\bcounting times?\b|\bcount(?:ing)? the sample compared (?:with|to)\b"),
    ("SAR ratio", r"\bSAR\b.{0,60}\brelative to\b"),
    ("SNR ratio", r"\bSNR ?2 ?/ ?(?:SNR)? ?1\b|\bSNR of B relative to A\b"),
    ("magnification", r"\bhow much (?:bigger|larger)\b.{0,30}\b(?:look|appear|seem)"),
    ("homogeneity coefficient", r"^(?!.*\bGy\b).*\bhow homogeneous\b"),
    ("broad-beam half-value layer", r"\b(?:reduces?|cuts?|halves?)\b.{0,20}\bbroad[- ]beam\b.{0,20}\b(?:half|two)\b"),
    ("half-value layer", r"\bhow thick\b.{0,30}\b(?:to )?(?:cut|halve|reduce)\b.{0,30}\b(?:half|halves|two)\b"),
    ("maximum energy-loss fraction", r"^(?=.*\bneutrons?\b).*\b(?:share|fraction|part|bite|percentage)\b.{0,40}\bof its energy\b"),
    ("system calibration factor", r"\bcalibration factor\b,? in (?:cps|counts)"),
    ("coincidence survival probability", r"\b(?:probability|chance|how likely)\b.{0,40}\b(?:both|pair)\b"),
)  # fmt: skip
_MEASURES = (  # what a question word says of the unit of the answer, whatever the quantity is called
    ("cm/s", r"\bhow fast\b|\b(?:what|which|at what) (?:speed|velocity)\b"),
    ("g/cm**3", r"\bhow dense\b"),
    ("degree", r"\b(?:what|which|whose) (?:\w+ )?angle\b|\bhow many degrees\b|\bθ\s*=?\s*\?"),
    ("cm", r"\bhow (?:thick|deep|far|wide|tall|close|large a distance)\b|\bhow long must the \w+ (?:be|maze|wall)|\b(?:what|which) (?:thickness|depth|distance|diameter|radius|wavelength|gap|width)\b|\b(?:diameter|radius)\b[^.;,]{0,25}\?\s*$"),
    ("h", r"\bhow (?:long (?:does|do|did|will|until|after|is it|must (?:i|we|you|one) (?:wait|count))|soon|old)\b|\bhalf[- ]?life\b[^.;,]{0,15}\?\s*$"),
    ("keV", r"\b(?:what|which) (?:\w+ )?energy\b|\bhow energetic\b|\benergy of (?:the|one|a|1|each|this)\b|\b\w+ energy\s*\??\s*$"),
    ("Gy", r"\b(?:what|which|how much) (?:\w+ )?dose(?! rate)\b"),
    ("Bq", r"\b(?:what|which|how much) (?:\w+ ){0,3}activity\b"),
    ("tesla", r"\b(?:what|which) (?:magnet|field) strength\b"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[float, str, re.Pattern[str]], ...]:
    both = [*((-0.01, *row) for row in _NARROWER), *((0.03, *row) for row in _PHRASED)]
    return tuple((rank, kind, re.compile(pattern, re.I)) for rank, kind, pattern in both)


def phrased(text: str) -> list[tuple[float, str]]:
    """The kinds that phrases ask for, each with a rank: below 0.01 before what stands right behind the question word."""
    return [(rank, kind) for rank, kind, pattern in _patterns() if pattern.search(text)]


@cache
def _measures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(pattern, re.I)) for unit, pattern in _MEASURES)


def asked_measure(text: str) -> str:
    """A unit of the dimension that the question words ask for: "how fast" asks for a speed; "" if they leave it open."""
    return next((unit for unit, pattern in _measures() if pattern.search(text)), "")
