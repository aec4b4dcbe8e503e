"""Kinds of shielding design, patient release and intakes that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
SURVEYS: tuple[Kind, ...] = (
    *found_in("the patient's history",
        k("number of examinations", "", "number of scans; number of exams; number of procedures",
           clues="scans; bone scans; CT scans; PET scans; PET/CT scans; chest scans; CTs; examinations; exams; CT examinations; CT exams; mammograms; radiographs; x-rays; chest x-rays; "
           "identical scans; identical exams; abdominal CTs; procedures")),
)
RELEASE: tuple[Kind, ...] = (
    *found_in("NRC Regulatory Guide 8.39",
        k("bystander dose", "mSv", "dose to a bystander; dose to the maximally exposed person; dose to a family member; dose to family members; dose to the family; "
           "dose to others; dose to other individuals; dose to another person; dose to any other individual; dose to the most exposed person; "
           "dose to the most exposed individual; dose to the maximally exposed individual; dose to the caregiver; dose to a caregiver; "
           "dose to other people; dose to the partner; dose to the spouse; dose to another individual; dose to the bystander; dose to someone; "
           "bystander's dose; dose of a bystander; dose to a member of the public; maximally exposed person; maximally exposed individual; most exposed person; "
           "bystander receive; bystander receives; bystander get; caregiver receive; caregiver get; family member receive; family member get", "sievert",
           also="effective dose; equivalent dose"),
        k("dose rate at 1 m", "mSv/h", "dose rate at one metre; dose rate at 1 metre; dose rate 1 m from the patient; dose rate from the patient; "
           "dose rate at 1 meter; rate at 1 m from the patient; reading at 1 m", "sievert", also="equivalent dose rate")),
)
VAULTS: tuple[Kind, ...] = (
    *found_in("NCRP Report 151, appendix B",
        k("leakage fraction", "%", "head leakage; head leakage fraction; leakage of the head; leakage through the head"),
        k("workload distance", "m", "distance of the workload; workload reference distance", also="distance"),
        k("patient scatter fraction", "", "scatter fraction of the patient; scatter fraction at 90 degrees; scatter fraction a; 90 degree scatter fraction; "
           "scatter fraction for 400 cm2; scattered fraction; fraction scattered by the patient; scatter fraction at 1 m; scatter factor a", also="scatter fraction"),
        k("target-to-patient distance", "m", "source-to-patient distance; source to patient distance; target to patient; source to patient; "
           "distance from the target to the patient; distance from the source to the patient; distance from target to patient; target-to-scatterer distance; d_sca; "
           "distance to the scatterer; source-to-scatterer distance; target-to-isocentre distance", also="distance", clues="from the target; target to patient; from target to patient"),
        k("patient-to-point distance", "m", "distance from the patient; patient-to-barrier distance; distance from the patient to the point; patient to point; "
           "distance from the patient to the protected point; scatterer-to-point distance; d_sec; distance from the scatterer; distance from patient to point; "
           "distance from the patient to the wall; patient to protected point; patient to the protected point; patient to barrier", also="distance",
           clues="from the patient; from patient; patient to point; from the scatterer"),
        k("weekly TADR", "uSv/week", "TADR; time-averaged dose-equivalent rate; time averaged dose equivalent rate; time-averaged dose rate; weekly dose; "
           "time averaged dose rate; weekly dose equivalent; weekly time-averaged dose equivalent rate; R_w; weekly dose-equivalent rate; weekly time-averaged dose; "
           "weekly dose equivalent rate; weekly time averaged dose rate; time-averaged weekly dose rate", "sievert"),
        k("peak patient load", "", "ratio of the maximum to the average number of patients per hour; ratio of maximum to average patients per hour; patient load ratio; "
           "ratio of the busiest to the average hour; ratio of the busiest hour to the average hour; peak-to-average ratio; peak to average ratio; peak-to-average patient load; "
           "ratio of the maximum to the average number of patients; maximum-to-average ratio; ratio of the busiest to the average hourly workload; "
           "ratio of maximum to average hourly patients; M ratio; ratio of maximum to average; maximum to average patients per hour; ratio of peak to average patients; "
           "ratio of peak to average patients per hour; busiest-to-average ratio", clues="times the average; times as many patients; times the average hour; times busier"),
        k("dose equivalent in any one hour", "uSv", "dose in any one hour; in any one hour; in-any-one-hour dose; in-any-one-hour dose equivalent; dose in the busiest hour; R_h; "
           "any one hour; dose in any hour; hourly dose equivalent; maximum hourly dose; dose equivalent in any hour; hourly dose; dose of the busiest hour", "sievert",
           also="equivalent dose"),
        k("instantaneous dose rate", "uSv/h", "IDR; instantaneous dose equivalent rate; instantaneous dose-equivalent rate; beam-on dose rate; dose rate with the beam on; "
           "instantaneous rate", "sievert", also="equivalent dose rate"),
        k("output dose rate at 1 m", "Gy/h", "output rate; dose output rate; machine dose rate; absorbed dose rate at 1 m; dose rate at isocentre; dose rate at the isocentre; "
           "linac dose rate; dose rate at isocenter; dose rate at the isocenter; linac output rate; dose rate of the linac; output dose rate; linac output", "gray", also="dose rate")),
    *found_in("NCRP Report 151, section 2.4 and Table B.9",
        k("neutron dose equivalent", "uSv", "neutron dose at the maze entrance; neutron dose equivalent at the maze entrance; neutron dose at the maze door; "
           "neutron dose equivalent at the maze door; maze neutron dose; neutron dose at the door; neutron dose equivalent at the door; maze neutron dose equivalent", "sievert",
           also="equivalent dose"),
        k("reference neutron dose", "uSv", "neutron dose equivalent at 1.41 m; neutron dose at 1.41 m; neutron dose equivalent at 1.41 m from the target; "
           "neutron dose at 1.41 m from the target; neutron dose equivalent at d0; neutron dose equivalent near the target; reference neutron dose equivalent; "
           "neutron source term; neutron dose equivalent 1.41 m from the target; neutron dose 1.41 m from the target", "sievert", also="neutron dose equivalent; equivalent dose"),
        k("reference neutron dose per gray", "uSv/Gy", "neutron dose equivalent per gray at 1.41 m; neutron dose equivalent per Gy at 1.41 m; neutron dose per Gy at 1.41 m", "sievert"),
        k("isocentre dose", "Gy", "dose at the isocentre; dose at the isocenter; isocenter dose; x-ray dose at the isocentre; dose at isocentre; dose at isocenter", "gray", also="absorbed dose"),
        k("maze area ratio", "", "S0/S1; ratio S0/S1; area ratio; ratio of the areas; ratio of the maze areas; opening ratio; ratio of inner maze opening to maze cross-section; "
           "ratio of the inner maze opening to the maze cross-section; ratio of the maze openings; area ratio S0/S1; ratio of opening to cross-section"),
        k("inner maze opening", "m2", "area of the inner maze opening; inner maze entrance area; inner maze entrance; inner opening area; inner opening; inner maze opening area"),
        k("maze cross-section", "m2", "maze cross-section area; cross-section of the maze; cross-sectional area of the maze; maze cross section; maze cross-sectional area", also="cross-sectional area"),
        k("isocentre-to-maze distance", "m", "distance from the isocentre to the maze; isocentre to maze; isocentre to the inner maze point; distance from the isocenter to the maze; "
           "isocentre to inner maze; isocenter to maze; isocentre to the maze; distance from isocentre to the inner maze point; isocentre to the inner maze opening; "
           "isocentre to inner maze point; isocenter to the inner maze point; distance from the isocentre to the inner maze point; isocentre to the maze centre line",
           also="distance", clues="from the isocentre; from the isocenter; from isocentre; from isocenter"),
        k("maze length", "m", "length of the maze; long maze; maze leg; maze of length", also="distance", clues="maze; of maze; along the maze; down the maze; maze length; long maze"),
        k("Kersey distance", "m", "Kersey reference distance; reference distance d0; reference distance of Kersey", also="reference distance; distance; target-to-patient distance")),
)
ROOMS: tuple[Kind, ...] = (
    *found_in("NCRP Report 147",
        k("air-kerma design goal", "mGy/week", "air kerma design goal; kerma design goal; design goal in air kerma; weekly air kerma limit; weekly kerma limit; weekly kerma goal", "gray",
           clues="design goal; shielding design goal; design limit; weekly limit"),
        k("kerma distance", "m", "distance of the kerma per patient", also="distance"),
        k("unshielded kerma per patient", "mGy", "unshielded air kerma per patient; air kerma per patient; kerma per patient; unshielded kerma; unshielded air kerma; "
           "unshielded air kerma per patient at 1 m; unshielded kerma per patient at 1 m; kerma per patient at 1 m; unshielded secondary air kerma per patient; air kerma per patient at 1 m; "
           "unshielded primary air kerma per patient; unshielded secondary kerma per patient; air kerma per procedure; secondary kerma per patient; secondary air kerma per patient; unshielded primary air kerma", "gray", also="unshielded secondary kerma; air kerma",
           clues="per patient; per patient at 1 m; each patient; of secondary air kerma per patient; per procedure"),
        k("patients per week", "", "number of patients per week; weekly patients; patients a week; patients each week; weekly number of patients; exams per week; examinations per week; "
           "patients weekly; procedures per week; studies per week", clues="patients per week; patients a week; patients/week; patients each week; exams per week; examinations per week; patients weekly; "
           "procedures per week; studies per week; scans per week; patients/wk; pts/week; patients every week; exams a week; examinations a week; injections per week; patients a wk"),
        k("unshielded secondary kerma", "mGy", "unshielded secondary air kerma; scatter air kerma; scatter kerma; CT scatter kerma; secondary air kerma; scattered air kerma; secondary kerma; "
           "unshielded scatter kerma; secondary air kerma at 1 m; scatter kerma at 1 m; scatter air kerma at 1 m; unshielded secondary air kerma at 1 m; unshielded scatter air kerma; "
           "secondary kerma at 1 m; unshielded secondary kerma at 1 m; unshielded scatter", "gray", also="unshielded kerma per patient; air kerma"),
        k("DLP phantom factor", "", "phantom factor; body phantom factor; body factor; DLP factor; factor for body scans; factor f"),
        k("CT scatter fraction per length", "1/cm", "scatter fraction per length; scatter fraction per centimetre; scatter fraction per centimeter; scatter fraction per unit length; "
           "scatter fraction per cm; CT scatter factor; CT scatter coefficient; CT scatter fraction; CT scatter fraction per centimetre; DLP scatter fraction; scatter coefficient")),
    *found_in("AAPM TG-108 (2006)",
        k("uptake time", "h", "uptake period; uptake phase; time in the uptake room; resting time; uptake duration; in the uptake room; waiting time; rest period", also="time",
           clues="uptake; uptake time; uptake period; uptake phase; in the uptake room; rest"),
        k("dose reduction factor", "", "decay reduction factor; R_tU; RtU; decay factor over uptake; reduction factor; dose-reduction factor; reduction factor for decay; decay factor over the uptake; "
           "decay factor over the uptake time; dose reduction factor for decay; decay factor of the uptake; dose reduction factor over the uptake"),
        k("uptake-room dose", "uSv", "dose during uptake; uptake room dose; dose during the uptake; dose during the uptake time; dose during the uptake period; dose from the uptake room; "
           "dose in the uptake period; dose over the uptake time; dose over the uptake period; dose next to the uptake room; dose beside the uptake room; dose from a PET patient; "
           "dose behind the uptake room; dose from the PET patient", "sievert", also="equivalent dose; effective dose"),
        k("weekly uptake-room dose", "uSv/week", "weekly dose from the uptake room; weekly uptake-room dose; unshielded weekly dose; weekly dose beside the uptake room", "sievert", also="weekly TADR")),
    *found_in("10 CFR 20 appendix B or EPA Federal Guidance Report 11",
        k("annual limit on intake", "MBq", "ALI; annual limits on intake; annual limit of intake; ALI value; stochastic ALI; limit on intake; limits on intake", "becquerel", also="activity",
           clues="ALI; ALIs")),
    *found_in("bioassay",
        k("intake", "MBq", "intakes; inhaled activity; ingested activity; activity inhaled; activity ingested; inhales; ingests; inhaled; ingested; activity taken in", "becquerel", also="activity",
           clues="inhaled; ingested; intake; taken in"),
        k("fraction of the annual limit", "", "fraction of the limit; fraction of the annual dose limit; sum of fractions; sum of the fractions; sum rule; share of the annual limit; "
           "fraction of the yearly limit; fraction of the annual limits; fraction of the occupational limit; fraction of the dose limit; part of the annual limit")),
)
SHIELDING: tuple[Kind, ...] = (*SURVEYS, *RELEASE, *VAULTS, *ROOMS)
# fmt: on
