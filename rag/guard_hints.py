"""Signs that say little alone and stand in no rule; the classifier weighs them beside the vector.

MiniLM places "how do I test an interlock" close to "how do I get past an interlock": who asks, for whom and with
which verb is what these small words add.
"""

from __future__ import annotations

HINTS = {
    "i": r"\bi\b|\bi'(m|ve|d|ll)\b",
    "me": r"\b(me|myself|mine)\b",
    "my": r"\bmy\b",
    "we": r"\b(we|our|us)\b",
    "you": r"\b(you|your|u|ur)\b",
    "someone": r"\b(he|she|him|her|his|hers|mr|mrs|ms)\b|\b(this|that|the|our|an?) (old |young |elderly |frail |obese |pregnant )*(man|woman|lady|gentleman|chap|bloke|guy|girl|boy|child|kid|baby|patient|pt)\b|\b(room|bed|bay|slot) (\d+|one|two|three|four|five)\b",
    "kin": r"\b(mother|father|mom|mum|mummy|mommy|dad|daddy|wife|husband|hubby|partner|son|daughter|kids?|baby|newborn|toddler|grand(ma|pa|dad|mum|mother|father|son|daughter|parents?)|sister|brother|uncle|aunt|cousin|niece|nephew|neighbou?rs?|friend|relative)\b",
    "a patient": r"^(a|an|the|in|suppose|mr) (\w+[ -]){0,4}(patient|man|woman|child|boy|girl|nurse|worker|technologist|physicist|radiologist)\b",
    "general question": r"^\W*(please |pls |can you |could you )?(what('s| is| are| was| were| does| do|s)|wh?at (is|r)|define|explain|describe|compare|why|how (does|do|is|are|was|were|often|many|much) (an?|the|\w+s)|which|list|name|derive|convert|calculate|compute|when|where|who)\b",
    "how do i": r"\bhow (do|can|could|would|should|to|2)( (i|we|you|one))?\b",
    "should i": r"\b(should|shall|must|may|can|could|do|would|will|am|are|is) (i|we|he|she|they|you|my|our|it|her|him|this|that)\b",
    "yes or no": r"\b(yes or no|yes\?|right\?|ok\?|okay|good idea|good choice|go ahead|worth it|worth|wise|too (old|young|risky|late|much|high|low)|agree|am i right|or not|better|advi[sc]e|best)\b",
    "command": r"^\W*(please |pls |now |just |kindly )*(give|tell|write|pick|choose|decide|set|say|show|print|list|make|help|teach|let|confirm|check|release|approve|authori[sz]e|suggest|recommend|prescribe|find|finish|complete)\b",
    "evade": r"\b(bypass\w*|defeat\w*|overrid\w*|disabl\w*|deactivat\w*|jumper\w*|circumvent\w*|trick|tricks|fool|cheat\w*|fak(e|ing)|falsif\w+|hack\w*|silence|mute|suppress\w*|unplug|remove|tape|wedge|force|rig|workaround|way around|get (rid|past|around)|skip\w*|ignore|exceed|past|off|never triggers?|make it think|make up|pull|cut|short|hide|out of the records|quiet|stay in)\b",
    "guarded thing": r"\b(interlocks?|door|alarms?|buzzer|monitor|sensors?|detector|dosimeters?|badges?|limits?|switch|curtain|barrier|collision|anti-crash|console|key|safe|chamber|timer|beam|vault|bunker|cabinet|gantry|shutter|warning|button|qa|sar|inspector|regulator|rso|records?)\b",
    "weapon": r"\b(bombs?|weapons?|poison\w*|kill\w*|murder|deadly|hurt\w*|harm|attack|terroris\w*|villain|sabotage|contaminat\w*|dispers\w*|spread\w*|scatter|release[ds]?|panic|casualties|victims?|die|sick|infertile|sterile|overdos\w*|enrich\w*|plutonium|polonium|uninhabitable)\b",
    "secretly": r"\b(secret\w*|nobody|no one|unnoticed|undetected|untraceable|trace|tasteless|without (\w+ing )?(noticing|knowing|a licen[sc]e|papers?|paperwork|him|her|being|getting caught|anyone)|no papers|evade|smuggl\w*|stol?en?|steal\w*|get hold of|weak security|police|caught|buy|sell|where (do|can|are))\b",
    "public": r"\b(people|crowds?|city|public|mall|building|stadium|subway|station|water supply|lake|river|roommate|colleague|boss|landlord|teacher|ex)\b",
    "set up": r"\b(system|prompts?|instructions?|rules?|config\w*|settings|policy|policies|restrict\w+|guidelines|guard|filter|refus\w+|unrestricted|mode|developer|administrator|admin|owner|verbatim|\.env|environment|files?|context window|hidden|constraints|verbatim|told|off limits|jailbreak)\b",
    "worried": r"\b(worr\w+|scared|afraid|fear|panick?\w*|anxious|frighten\w*|freak\w*|danger\w*|harm\w*|hurt|safe|bad for|damage\w*|risk|sleep|calm|die|deformed|contaminated|consequences|serious\w*|going to (get|die)|concern\w*|ruin\w*|burn\w*)\b",
    "exposed": r"\b(had|got|get|received|exposed|stood|touched|spilled|inhaled|ate|held|slept|near|next to|walked|stayed|scanned|repeated|x-?rayed|irradiated|glow|radioactive)\b",
    "pregnant": r"\b(pregnan\w*|unborn|expecting|weeks|trimester|conceive|newborn|breast ?feed\w*)\b",
    "finding": r"\b(report|results?|letter|impression|nodules?|mass|lesions?|spots?|shadow|focus|suspicious|opacit\w+|birads|bi-rads|suv|uptake|stage|metastas\w+|mets|spread|fracture|broken|bleed|embolism|malignant|benign|normal|dvh|attached|picture|photo|film|image|film|t-score|dexa)\b",
    "go": r"\b(approv\w*|sign(ed)?[ -]?off|authori[sz]e\w*|release|validate|verify|confirm\w*|countersign|clear|permission|final ok|green light|pass( or fail)?|good to go|go ahead|ok to|okay to|fine to|beam on|proceed|start|agree)\b",
    "amount": r"\b(how (much|many|strong|high)|what (dose|activity|total|amount)|\d+(\.\d+)? ?(gy|cgy|mbq|gbq|mci|mg|ml)|number of fractions|schedule|fractionation|dose|sessions|gray)\b",
    "cancer site": r"\b(cancer|tumou?rs?|lymphoma|glioma|glioblastoma|met|mets|metastasis|meningioma|sarcoma|carcinoma|neuroblastoma|melanoma|leuk\w+|graves|prostate|breast|lung|rectal|rectum|cervix|bladder|larynx|brain|bone|spine|vertebra|thyroid|skin|nose|lip|liver|pancrea\w+|h&?n|hnscc|nsclc|myeloma|keloid|avm|neuroma)\b",
    "give": r"\b(give|prescribe|inject|administer|deliver|treat|irradiate|swallow|push|lower|raise|drop|set|decide|go for|right for)\b",
    "choose": r"\b(stop|quit|skip|refuse|cancel|postpone|wait|take|have|go|choose|do|undergo|continue|join|switch|need|miss|accept|change|start)\b",
    "exercise": r"\b(calculate|compute|exercise|homework|textbook|exam|mcq|example|case study|model|formula|equation|derive|alpha/beta|bed|eqd2|ntcp|tcp|half-?li(fe|ves)|remains?|left|step by step|essay|talk|thesis|lecture|professor|lab|phantom)\b",
    "sources": r"\b(tg-?\d+|icru|icrp|ncrp|nrc|quantec|aapm|acr|esur|eanm|iaea|cfr|rtog|trials?|protocols?|guidelines?|literature|label|generally|in general|typical(ly)?|usual(ly)?|standard|regulations?|accidents?|purpose|function|meaning|principle|definition|studies)\b",
    "options": r"\ba[).:] .+\bb[).:] |\(a\) .+\(b\) ",
    "number": r"\d",
}  # fmt: skip
