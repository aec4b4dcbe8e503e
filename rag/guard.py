"""What the tutor refuses, and the sentence it refuses with.

Each rule is a request (somebody asks for a decision) together with what makes it harmful (a particular
person, a safety system, a weapon). Text that only mentions these things, such as a textbook exercise
about a patient or a question on what a protocol says, is answered. A rule reads the question alone:
words inside documents never reach it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PERSON = (
    r"\b(my|our|his|her|this|that|the following|a certain) ((own|late|old|young|little|pregnant|\d+[\s-]year[\s-]old) )?(patient|mother|father|mom|mum|dad|wife|husband|son|daughter|child|kid|baby|friend|grand\w+|sister|brother|uncle|aunt|neighbou?r|dog|cat)('s)?\b"
    r"|\b(we|i) have a patient\b|\bmy (own )?(\w+ )?(tumou?r|cancer|scan|ct|mri|pet|x[\s-]?ray|mammogram|ultrasound|prostate|breast|thyroid|throat|treatment|therapy|radiotherapy|fraction|session|appointment|plan|report|oncologist|pregnancy|biopsy|lesion|brain|lung)\b"
    r"|\b(mrs?|ms|miss)\.? [A-Z]\w+|\b\d{1,3}[\s-](years?|yrs?|yo)([\s-]old)?\b|\bpatient (in front of|on (the|my) (table|couch)|in (room|bay))"
    r"|\bfor (him|her|me|them)\b|\b(he|she) (has|needs|weighs|is)\b|\bI('m| am| was| have| had|'ve)\b"
)
DECIDE = (
    r"\b(should|shall|must|can|could|may|do) (i|we|he|she|they|my \w+|this \w+|the (patient|doctor|therapist))\b"
    r"|\b(prescribe|recommend|advise|suggest|choose|decide|approve|sign off)\b|\b(what|which|how (much|many)) .{0,60}\b(should|would you|do you|to (give|inject|administer|prescribe|deliver|use|treat))\b"
    r"|\btell me (what|which|how|whether|if)\b|\bwhether to\b|\b(is|are|was|were) (that|this|it|\d+ ?\w+) (too (much|high|little|low|many)|enough|right|okay|ok|safe|dangerous|normal|correct|malignant|benign|cancer)\b"
    r"|\blooks? (dangerous|malignant|suspicious|bad|normal|benign|ok|okay)\b|\b(is it (ok|okay|safe|fine)|would it be (ok|safe))\b"
)
CLINICAL = r"\b(dose|gy|cgy|mbq|gbq|mci|activity|fraction\w*|prescription|prescrib\w+|treat\w*|radiotherapy|chemo\w*|boost|constraints?|inject\w*|administer\w*|mg|contrast agent|re-?irradiat\w*|radiation therapy|plan|iodine|scan|mri|ct|sbrt|srs|imrt|brachytherapy|protons?|surgery|therapy|cancer|tumou?r|ultrasound|mammogram|lump|lesion|malignant)\b"
SAFETY = (
    r"\b(bypass|defeat|override|disable|jumper|ignore|switch off|turn off|disconnect|circumvent|tape over|short out|get around|work around)\b.{0,60}"
    r"\b(interlock\w*|door switch|beam[\s-]?on|area monitor|radiation monitor|alarm|safety (system|limit|circuit)\w*|emergency (stop|off)|collision|dose limit|beam hold|last man out|search button)\b"
)
SAFETY_FIRST = (
    r"\b(interlock\w*|door switch|area monitor|radiation monitor|alarm|emergency (stop|off)|beam hold)\b.{0,80}"
    r"\bhow (can|do|could|should) (i|we|you)\b.{0,20}\b(bypass|defeat|override|disable|silence|jumper|switch (it )?off|turn (it )?off|disconnect|circumvent|get around)\b"
)
HARM = (
    r"\b(dirty bomb|radiological (weapon|dispersal|device)|poison|harm|hurt|kill|irradiate) (someone|somebody|people|a person|my|him|her|them|a crowd|without)\b"
    r"|\b(build|make|assemble|construct|create|design)\b.{0,60}\b(spread|dispers|scatter|contaminat)\w*\b.{0,40}\b(radioactiv\w*|c(a)?esium|cobalt|iridium|powder|isotopes?|nuclides?)\b"
    r"|\b(build|make|assemble|construct|create|design)\b.{0,40}\b(dirty bomb|radiological (weapon|dispersal device|device)|nuclear (weapon|bomb))\b"
    r"|\b(steal|smuggle|hide|divert|acquire illegally|get hold of)\b.{0,50}\b(source|cobalt|caesium|cesium|iridium|radioactive|isotope|nuclide|polonium)\b"
    r"|\bwithout (being )?(detected|a licen[sc]e|anyone (knowing|noticing))\b.{0,60}\b(source|radioactive|material)"
)
LEAK = (
    r"\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|rules?|prompt|guidelines|restrictions)\b"
    r"|\b(reveal|show|print|repeat|output|leak)\b.{0,40}\b(system prompt|hidden (prompt|instructions)|your (instructions|prompt|rules)|api key|environment variables?)\b"
    r"|\b(pretend|act|role[\s-]?play)\b.{0,40}\b(no (rules|restrictions)|without (rules|restrictions|limits)|unrestricted|my (doctor|oncologist|physician|radiologist|physicist))\b"
    r"|\byou are (now )?my (doctor|oncologist|physician|radiologist|physicist)\b"
)
OWN_EXPOSURE = (
    r"\b(am|will|could|can|might) i\b.{0,30}\bget (a )?cancer\b|\b(give|cause|giving|gave) me (a )?cancer\b|"
    r"\b(i|my (unborn )?(baby|child|son|daughter|wife|mother|father|husband))('m| am| was| were| have| had|'ve| got| just had)?\b.{0,80}"
    r"\b(worried|scared|afraid|anxious|danger\w*|harm\w*|cancer risk|exposed|too much radiation|safe|at risk)\b"
)
ACTING = r"\b(prescribe (me|us|him|her)?|(write|give|make|create|design|finali[sz]e|approve) (me )?(a|the|this|his|her)? ?(treatment plan|prescription|plan for|dose prescription))\b"
READING = r"\b(tell me|say|know|see|check) (if|whether) (i|he|she|they|we|it|this)\b.{0,40}\b(cancer|tumou?r|malignan\w+|metasta\w+|sick|ill)\b|\b(interpret|read|diagnose|look at|evaluate|assess|review|is (there|this|it) (a )?(cancer|tumou?r|malignan\w+|metasta\w+))\b.{0,60}\b(my|his|her|this|the patient'?s?|attached)\b.{0,40}\b(scan|ct|mri|pet|x[\s-]?ray|image|mammogram|plan|dvh|report)\b"
LITERATURE = r"\b(tg[\s-]?\d+|task group|report|protocol|quantec|icru|icrp|ncrp|iaea|guideline|textbook|exam|literature|typical(ly)?|in general|generally|standard|exercise|homework|problem set|a patient receives|definition|why)\b"


@dataclass(frozen=True, slots=True)
class Rule:
    """Every pattern of `all_of` must be found, and none of `none_of`."""

    name: str
    all_of: tuple[str, ...]
    reason: str
    instead: str
    none_of: tuple[str, ...] = ()

    def holds(self, text: str) -> bool:
        """Whether this rule refuses the text."""
        found = all(re.search(p, text, re.IGNORECASE | re.DOTALL) for p in self.all_of)
        return found and not any(re.search(p, text, re.IGNORECASE | re.DOTALL) for p in self.none_of)


_PATIENT = "This asks for a decision about one person's care, which only the treating team can make."
_PATIENT_HELP = (
    "I can explain the physics behind it: how prescriptions are expressed, what dose-volume metrics mean, how activity or dose is computed "
    "in a textbook case. For the person concerned, ask the radiation oncologist, nuclear medicine physician or medical physicist in charge."
)
RULES = (
    Rule("harm", (HARM,), "This asks for help in harming people with radiation.", "I can explain source security rules and radiation protection. If you know of a lost or misused source, call the emergency services and the regulator."),
    Rule("safety system", (f"{SAFETY}|{SAFETY_FIRST}",), "This asks how to defeat a safety system.", "I can explain what interlocks protect against and how they are tested. If one fails, stop, keep the machine off and call your medical physicist or service engineer.", (r"\bwhy\b.{0,40}\b(never|not|dangerous|must)\b", r"\b(what happens|consequences|accident|never)\b")),
    Rule("instructions", (LEAK,), "This asks me to set my rules aside or to show how I am set up.", "Ask me a medical physics question and I will answer it with sources."),
    Rule("patient decision", (PERSON, DECIDE, CLINICAL), _PATIENT, _PATIENT_HELP, (OWN_EXPOSURE + r"(?!.*\bshould\b)", r"\bI('m| am) (a |an )?(student|learning|studying|preparing)\b")),
    Rule("prescription", (ACTING, PERSON), _PATIENT, _PATIENT_HELP),
    Rule("approval", (r"^\W*(please |can you |could you |would you |kindly )*(approve|sign off|authori[sz]e|release|validate)\b.{0,30}\b(plan|prescription|treatment|fraction)\b",), _PATIENT, _PATIENT_HELP),
    Rule("prescription", (r"\b(what|which|how (much|many)) (dose|activity|fractionation|gy|mbq|mci|fractions)\b.{0,40}\b(should|shall|do|would) (i|we|you) (give|prescribe|use|deliver|inject|administer|treat|recommend)",), _PATIENT, _PATIENT_HELP),
    Rule("reading images", (READING,), "This asks me to read a particular person's images or plan.", "I can explain how such images are formed and what artefacts look like. The reading belongs to the radiologist, physician or physicist in charge."),
)  # fmt: skip
WORRY = Rule(
    "own exposure", (OWN_EXPOSURE, r"\b(x[\s-]?ray|ct|scan|radiation|dose|mri|pet|nuclear|exposed|mammogra\w+|msv)\b"),
    "This is about your own exposure, and I cannot judge a person's case.",
    "Diagnostic examinations are justified one by one and typically give effective doses of the order of a few millisieverts or less for radiographs, "
    "and up to some tens of millisieverts for complex CT; natural background gives about 2 to 3 mSv each year. Your physician or the medical physicist of the department "
    "can look up your own dose and explain it.",
    (r"\bI('m| am) (a |an )?(student|learning|studying|preparing)\b",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered, and what helps instead."""

    reason: str
    instead: str
    rule: str


def refusal(text: str) -> Refusal | None:
    """The first rule that refuses this question; None if it may be answered."""
    plain = re.sub(r"\s+", " ", text.replace("’", "'"))
    for rule in RULES:
        if rule.holds(plain) and not _exam(rule, plain):
            return Refusal(rule.reason, rule.instead, rule.name)
    return Refusal(WORRY.reason, WORRY.instead, WORRY.name) if WORRY.holds(plain) else None


def _exam(rule: Rule, text: str) -> bool:
    """A textbook exercise or a question on the literature that happens to name a patient."""
    if rule.name != "patient decision":
        return False
    particular = re.search(
        r"\b(my|our|this) (patient|mother|father|wife|husband|son|daughter|child|tumou?r|cancer|treatment)\b|\bfor me\b",
        text,
        re.I,
    )
    computes = re.search(
        r"\b(calculate|compute|what is the (bed|eqd2|activity|effective dose|dose rate|number of)|how many (mu|monitor units|half))\b",
        text,
        re.I,
    )
    return not particular and bool(computes or re.search(LITERATURE, text, re.IGNORECASE))
