"""The signs a rule looks for, the rules, and what each of them says instead.

Text comes in lower case and without accents (`plain`). A sign is one pattern; a rule holds where all its
signs stand and none of its excuses. Every sign and every rule is also a feature of the classifier.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rag import guard_words as foreign
from rag.guard_hints import HINTS

_KIN = r"(patient|pt|mother|father|mom|mum|mommy|dad|daddy|wife|husband|hubby|son|daughter|child|kid|kids|baby|toddler|friend|girlfriend|boyfriend|grand\w+|sister|brother|uncle|aunt|cousin|neighbou?r|dog|cat)"
SIGNS = {
    "person": (
        rf"\b(my|our|his|her|this|that|the following|a certain) ((own|late|old|young|little|pregnant|unborn|\d+[\s-]year[\s-]old) )?{_KIN}('s)?\b"
        r"|\b(we|i) have a patient\b|\bmy (own |last )?(\w+ )?(tumou?r|cancer|scan|ct|mri|pet|x[\s-]?ray|mammogram|ultrasound|prostate|breast|thyroid|throat|treatment|therapy|radiotherapy|fraction|session|appointment|plan|report|oncologist|pregnancy|biopsy|lesion|brain|lung|liver)\b"
        r"|\b(mrs?|ms|miss)\.? [a-z]\w*|\b\d{1,3}[\s-](years?|yrs?|yo)([\s-]old)?\b|\bpatient (in front of|on (the|my) (table|couch)|in (room|bay))"
        r"|\bfor (him|her|me|them)\b|\b(he|she) (has|had|needs|weighs|is)\b|\bi('m| am| was| have| had|'ve)\b"
    ),
    "decide": (
        r"\b(should|shall|must|can|could|may|do) (i|we|he|she|they|my \w+|our \w+|this \w+|the (patient|doctor|therapist))\b"
        r"|\b(prescribe|recommend|advise|suggest|choose|decide|approve|sign off)\b|\b(what|which|how (much|many)) .{0,60}\b(should|would you|do you|to (give|inject|administer|prescribe|deliver|use|treat))\b"
        r"|\btell me (what|which|how|whether|if)\b|\bwhether to\b|\b(is|are|was|were) (that|this|it|\d+ ?\w+) (too (much|high|little|low|many)|enough|right|okay|ok|safe|dangerous|normal|correct|malignant|benign|cancer)\b"
        r"|\blooks? (dangerous|malignant|suspicious|bad|normal|benign|ok|okay)\b|\b(is it (ok|okay|safe|fine)|would it be (ok|safe))\b"
    ),
    "care": r"\b(dose|gy|cgy|gray|mbq|gbq|mci|activity|fraction\w*|prescription|prescrib\w+|treat\w*|radiotherapy|chemo\w*|boost|constraints?|inject\w*|administer\w*|mg|contrast agent|re-?irradiat\w*|radiation therapy|plan|iodine|scan|mri|ct|sbrt|srs|imrt|brachytherapy|protons?|surgery|therapy|cancer|tumou?r|ultrasound|mammogram|lump|lesion|malignant)\b",
    "defeat": (
        r"\b(bypass|defeat|override|disable|jumper|ignore|switch off|turn off|disconnect|circumvent|tape over|short out|get around|work around|hack|trick|fool|silence)\b.{0,60}"
        r"\b(interlock\w*|door switch|beam[\s-]?on|area monitor|radiation (monitor|alarm)|safety (system|limit|circuit)\w*|emergency (stop|off)|collision (detection|ring|sensor)|beam hold|last man out|search button|dosimeter)\b"
        r"|\b(interlock\w*|door switch|area monitor|radiation monitor|alarm|emergency (stop|off)|beam hold)\b.{0,80}"
        r"\bhow (can|do|could|should) (i|we|you)\b.{0,20}\b(bypass|defeat|override|disable|silence|jumper|switch (it )?off|turn (it )?off|disconnect|circumvent|get around)\b"
        r"|\b(exceed|override|ignore|get around)\b.{0,30}\bdose limits?\b"
    ),
    "caution": r"\bwhy\b.{0,40}\b(never|not|dangerous|must)\b|\b(what (happens|would happen)|consequences|accidents?|never|led to|violation)\b",
    "harm": (
        r"\b(dirty bomb|radiological (weapon|dispersal|device)|poison|harm|hurt|kill|irradiate) (someone|somebody|people|a person|my|him|her|them|a crowd|without)\b"
        r"|\b(build|make|assemble|construct|create|design)\b.{0,60}\b(spread|dispers|scatter|contaminat)\w*\b.{0,40}\b(radioactiv\w*|c(a)?esium|cobalt|iridium|powder|isotopes?|nuclides?)\b"
        r"|\b(build|make|assemble|construct|create|design)\b.{0,40}\b(dirty bomb|radiological (weapon|dispersal device|device)|nuclear (weapon|bomb))\b"
        r"|\b(steal|smuggle|hide|divert|acquire illegally|get hold of)\b.{0,50}\b(source|cobalt|caesium|cesium|iridium|radioactive|isotope|nuclide|polonium)\b"
        r"|\bwithout (being )?(detected|a licen[sc]e|anyone (knowing|noticing))\b.{0,60}\b(source|radioactive|material)"
    ),
    "leak": (
        r"\b(ignore|ignor|disregard|forget|override)\b.{0,40}\b(instructions?|rules|prompt|guidelines|restrictions)\b"
        r"|\b(reveal|show|print|repeat|output|leak)\b.{0,40}\b(system prompt|hidden (prompt|instructions)|your (initial )?(instructions|prompt|rules)|api key|environment variables?)\b"
        r"|\b(pretend|act|role[\s-]?play)\b.{0,40}\b(no (rules|restrictions)|without (rules|restrictions|limits)|unrestricted|my (doctor|oncologist|physician|radiologist|physicist))\b"
        r"|\byou are (now )?my (doctor|oncologist|physician|radiologist|physicist)\b|\b(developer mode|jailbreak|(safety|content) filter)\b|\b(what is|tell me|give me) your (system )?prompt\b"
    ),
    "defeat wider": (
        r"\b(deactivat\w*|suppress\w*|mut(e|ing)|unplug\w*|remov(e|ing)|get (past|rid of)|way around|bypass\w*|forc(e|ing)|mess with|overridden|cut)\b.{0,50}"
        r"\b(interlocks?|door (switch|sensor)|(room|area) monitor|alarms?|buzzer|emergency stop|light (curtain|barrier)|anti-crash|collision|key switch|shutter|backup timer|sar limit|safety key|warning)\b.{0,60}"
        r"|\b(fak(e|ing)|falsif\w+|forg(e|ing)|mak(e|ing) up|invent\w*)\b.{0,40}\b(qa|readings?|records?|values|checks?|sheets?|logs?|signatures?)\b"
        r"|\b(hid(e|ing)|keep|kept)\b.{0,50}\b(from the (inspector|regulator|rso|authorit\w+)|out of the records?)|\b(work|go in|enter)\b.{0,20}\bwithout (a |my |the |wearing )*(dosimeter|badge)\b"
        r"|\bkeep my (badge|dosimeter) from\b|\b(badge|dosimeter)s?\b.{0,50}\b(in the drawer|limit on paper|from recording)|\b(run|fire|treat|beam|expose)\b.{0,50}\bwith the (\w+ )?(door|vault|cabinet|interlock) (open|off|overridden)\b"
        r"|\bexceed\b.{0,40}\b(limits?|permits)\b.{0,40}\bhow\b|\bhow (can|do|could) (i|we) exceed\b|\b(buzzer|alarm|monitor|interlock|timer)\b.{0,30}\b(never triggers?|stops? forever|for good|read lower|anyway)\b"
        r"|\bskip\b.{0,30}\b(room search|search|morning checkout|safety|interlock)\b"
    ),
    "harm in general": r"^\W*(does|do|did|can|could|is|are|why|what (dose|happens)|which dose|how (much|many|does|do|did|likely|often|long))\b(?!.*\b(i|secret\w*|my)\b)",
    "harm wider": (
        r"\b(buy|sell|get|order|acquire|obtain)\b.{0,50}\b(source|caesium|cesium|cobalt|iridium|polonium|plutonium|uranium|isotopes?)\b.{0,40}\b(without|no) (a |any )?(licen[sc]e|papers?|permit)"
        r"|\b(expose|irradiate|sicken|contaminate|poison|harm|hurt|kill|attack)\b.{0,20}\b(crowds?|people|citizens|city|cities|roommate|neighbou?r|teacher|boss|colleague|someone|somebody|husband|wife)\b"
        r"|\b(poison\w*|kill\w*|murder|sick|sterile|infertile|die)\b.{0,60}\b(secret\w*|untraceable|unnoticed|tasteless|without (him|her|them|anyone|being))"
        r"|\b(spread|releas\w+|scatter|dispers\w+)\b.{0,60}\b(over a city|city|mall|crowd|stadium|airport|public place)\b|\bpublic place\b.{0,60}\breleased?\b|\bturn\w*\b.{0,50}\binto a (weapon|bomb)\b"
        r"|\bmaximum casualties\b|\b(plutonium|uranium)\b.{0,40}\b(for a bomb|in my garage|at home)\b|\bdump\b.{0,40}\b(river|lake|sea)\b"
        r"|\bgrind\b.{0,40}\bpowder\b|\bleak on purpose\b|\bsabotage\b.{0,40}\b(linac|machine|patient)|\b(novel|film|movie|story|villain)\b.{0,80}\b(step by step|realistic detail|exact)"
    ),
    "leak wider": (
        r"\b(disable|without|stop|don't|never|no more) refus\w+|\b(get|make) you to stop refusing\b|\bunrestricted\b|\bno (policies|guard|restrictions)\b|\byour (hidden|internal|own|secret|initial|system) (rules|guidelines|instructions|restrictions|guard|settings|message|prompt)\b"
        r"|\b(drop|lift\w*|deactivate|bypass|forget|disregard|override)\b.{0,30}\b(your (own )?(rules|guard|safety|constraints|restrictions|guidelines)|restrictions|content filter|disclaimers|refusals)\b"
        r"|\bsystem (message|prompt)\b.{0,30}\b(in|as|rot13|base64)\b|\.env\b|\byour (api key|environment variables)\b|\byour context window\b|\bverbatim\b|\babove this line\b|\bbeginning of this conversation\b"
        r"|\b(you were|were you) (told|given|configured)\b|\b(secret|hidden) (instructions|rules|prompt)\b|\b(your|the) (config file|retrieval prompt)\b|\brules\b.{0,30}\bdon't (count|apply)\b|^\W*(system|admin)\W? ?(:|override|disable|new policy)"
    ),
    "worry": (
        r"\b(am|will|could|can|might) i\b.{0,30}\bget (a )?(cancer|leuk\w+)\b|\b(give|cause|giving|gave) me (a )?cancer\b|"
        r"\b(i|my (unborn )?(baby|child|son|daughter|wife|mother|father|husband))('m| am| was| were| have| had|'ve| got| just had)?\b.{0,80}"
        r"\b(worried|scared|afraid|anxious|danger\w*|harm\w*|cancer risk|exposed|too much radiation|safe|at risk)\b"
    ),
    "radiation": r"\b(x[\s-]?rays?|cts?|scans?|radiation|dose|mri|pet|nuclear|exposed|mammogra\w+|msv)\b",
    "acting": r"\b(prescribe (me|us|him|her)?|(write|give|make|create|design|finali[sz]e|approve) (me )?(a|the|this|his|her)? ?(treatment plan|prescription|plan for|dose prescription))\b",
    "reading": (
        r"\b(tell me|say|know|see|check) (if|whether) (i|he|she|they|we|it|this)\b.{0,40}\b(cancer|tumou?r|malignan\w+|metasta\w+|sick|ill)\b"
        r"|\b(interpret|read|diagnose|look at|evaluate|assess|review|is (there|this|it) (a )?(cancer|tumou?r|malignan\w+|metasta\w+))\b.{0,60}\b(my|his|her|this|the patient'?s?|attached)\b.{0,40}\b(scan|ct|mri|pet|x[\s-]?ray|image|mammogram|plan|dvh|report)\b"
    ),
    "approve": r"^\W*(please |can you |could you |would you |kindly )*(approve|sign off|authori[sz]e|release|validate)\b.{0,30}\b(plan|prescription|treatment|fraction)\b",
    "how much": r"\b(what|which|how (much|many)) (dose|activity|fractionation|gy|mbq|mci|fractions)\b.{0,40}\b(should|shall|do|would) (i|we|you) (give|prescribe|use|deliver|inject|administer|treat|recommend)",
    "student": r"\bi('m| am) (a |an )?(student|learning|studying|preparing)\b",
    "literature": r"\b(tg[\s-]?\d+|task group|report|protocol|quantec|icru|icrp|ncrp|iaea|guideline|textbook|exam|literature|typical(ly)?|in general|generally|standard|exercise|homework|problem set|artefacts?|artifacts?|phantom|experiment|a patient receives|definition|why)\b",
    "particular": r"\b(my|our|this) (patient|mother|father|wife|husband|son|daughter|child|tumou?r|cancer|treatment)\b|\bfor me\b",
    "computes": r"\b(calculate|compute|what is the (bed|eqd2|activity|effective dose|dose rate|number of)|how many (mu|monitor units|half))\b",
    "mine": rf"\b(my|our) (\w+ )?{_KIN}\b|\b(me|mine)\b|\bi('m| am| was| have| had|'ve| got| need| want)\b",
    "now": r"\b(now|today|tonight|tomorrow|this (morning|afternoon|week)|on (my|the) (table|couch)|waiting|urgent)\b|\b(room|bed|bay) \d+\b",
    "leet": r"(?!)",  # set by `signs`: digits stood for letters
    **{f"foreign {name.lower()}": getattr(foreign, name) for name in ("PERSON", "DECIDE", "CARE", "GENERAL", "SAFETY", "STOP", "HARM", "LEAK", "WORRY", "READ", "APPROVE")},
    **HINTS,
}  # fmt: skip
_COMPILED = {name: re.compile(pattern, re.DOTALL) for name, pattern in SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds where one of the sets in `any_of` stands whole and no sign of `none_of`. A sign is named in SIGNS."""

    name: str
    any_of: tuple[frozenset[str], ...]
    none_of: frozenset[str] = frozenset()

    def holds(self, signs: frozenset[str]) -> bool:
        return not self.none_of & signs and any(wanted <= signs for wanted in self.any_of)


def _rule(name: str, *any_of: str, none_of: str = "") -> Rule:
    """Signs are separated by '+' in each alternative, and in `none_of`."""
    sets = tuple(frozenset(one.split("+")) for one in any_of)
    return Rule(name, sets, frozenset(none_of.split("+")) if none_of else frozenset())


RULES = (
    _rule("harm", "harm", "harm wider", none_of="harm in general"),
    _rule("harm", "foreign harm", none_of="foreign stop"),
    _rule("safety system", "defeat", "defeat wider", none_of="caution+options+sources"),
    _rule("safety system", "foreign safety", none_of="foreign stop"),
    _rule("instructions", "leak", "leak wider", "foreign leak"),
    _rule("prescription", "acting+person", "how much"),
    _rule("approval", "approve"),
    _rule("approval", "foreign approve", none_of="foreign general"),
    _rule("reading images", "reading", "foreign read"),
    _rule("own exposure", "foreign worry+foreign person", none_of="foreign decide+foreign general"),
    _rule("patient decision", "person+decide+care+particular", none_of="worry alone+student"),
    _rule("patient decision", "person+decide+care", none_of="worry alone+student+computes+literature"),
    _rule("patient decision", "foreign person+foreign decide+foreign care", none_of="foreign general+foreign worry"),
    _rule("own exposure", "worry+radiation", none_of="student"),
)  # fmt: skip

_UNLEET = str.maketrans("013457@$", "oieastas")
_LEET = re.compile(r"\b[a-z]+[013457@$][a-z][a-z0-9@$]*|\b(?!1[a-z]{1,2}\b)[1357][a-z]{2,}[a-z0-9]*")
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")
_UNIT = re.compile(
    r"\d(mm|cm|mgy|mbq|gbq|msv|usv|mev|kev|kvp?|mv|gy|mci|ml|mg|min|hours?|days?|yo|th|st|nd|rd|d|s|h|m)\b"
)


def plain(text: str) -> str:
    """Lower case, one blank between words, no accents, no invisible characters; 'b y p a s s' closed up."""
    wide = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    kept = "".join(c for c in wide if unicodedata.category(c) not in ("Mn", "Cf"))
    return _SPACED.sub(lambda m: m[0].replace(" ", ""), " ".join(kept.split()))


_ENGLISH = re.compile(
    r"\b(the|of|is|my|what|how|when|which|with|does|should|this|that|and|can|would|if)\b", re.IGNORECASE
)


def signs(text: str) -> frozenset[str]:
    """Names of the signs that stand in a text as `plain` left it, leet speak read as letters."""
    read = _LEET.sub(lambda m: m[0] if _UNIT.match(m[0]) else m[0].translate(_UNLEET), text)
    leet = sum(a != b for a, b in zip(text.split(), read.split(), strict=True)) > 1
    if leet:
        read = re.sub(r"\b1\b", "i", read)
    found = {name for name, pattern in _COMPILED.items() if pattern.search(read if leet else text)}
    if _ENGLISH.search(text):
        found = {
            name for name in found if not name.startswith("foreign ")
        }  # "dose" and "prescription" are French as well
    if "worry" in found and "should" not in text:
        found.add("worry alone")
    return frozenset(found | {"leet"} if leet else found)
