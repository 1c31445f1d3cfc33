"""Plain words for the closed lists: statuses, rules, flags, responses, legal states, relations, kinds of access."""

from collections.abc import Mapping

from graph.model import Certainty, Polarity, Quote
from graph.standing import Access, Axis, Flag, Legal, Outcome, Relation, Response, Status

STATUSES: Mapping[Status, tuple[str, str]] = {
    Status.REPORTED: ("Reported", "Somebody says so. It blames nobody, and says nothing about whether it is so."),
    Status.ALLEGED: (
        "Alleged",
        "A party accuses another. What is known is that the accusation was made, not that it is so.",
    ),
    Status.DENIED: ("Denied", "An accused party, or one who speaks for it, says that it is not so."),
    Status.DISPUTED: ("Disputed", "An independent origin contradicts it, or people and fact-checks differ about it."),
    Status.CORROBORATED: ("Corroborated", "Two or more independent origins, each with access of its own, say so."),
    Status.CONFIRMED: ("Confirmed", "A person has looked at the evidence and signed for it."),
    Status.REFUTED: ("Refuted", "A person has looked at the evidence and signed against it."),
    Status.RETRACTED: ("Retracted", "Everybody who was an origin of it has taken it back."),
    Status.OPEN: ("Open", "The question has been asked; nobody says that it is so."),
}

RULES: Mapping[str, str] = {
    "R1": "somebody says it and blames nobody",
    "R2": "somebody accuses or suspects a party",
    "R3": "an accused party, or one who speaks for it, denies",
    "R4": "a third party denies; the status stays",
    "R5": "a party was asked, declined or did not respond; the status stays",
    "R6": "a repetition of a known origin; only the number of reports grows",
    "R7": "a new origin with access of its own",
    "R8": "an independent origin contradicts it",
    "R9": "an admission, a final judgment or a verified record; a person signs",
    "R10": "a suit, charge, judgment or settlement; the legal state changes",
    "R11": "an external fact-check, kept in its own words",
    "R12": "somebody says how the evidence stands",
    "R13": "an origin, or the outlet that alone carried it, took it back or corrected it",
    "R14": "a person pinned the value",
}

# "{}" is who raised it
FLAGS: Mapping[Flag, tuple[str, str]] = {
    Flag.NO_PUBLIC_EVIDENCE: ("no public evidence", "{} says that no evidence exists or has been shown in public"),
    Flag.EVIDENCE_OFFERED_UNVERIFIED: ("evidence offered, unverified", "{} offers evidence that nobody has verified"),
    Flag.NOT_INDEPENDENTLY_VERIFIED: ("not independently verified", "{} says that it could not check it"),
    Flag.RESPONSE_SOUGHT: ("response sought", "a response was sought from {}"),
    Flag.NO_COMMENT: ("no comment", "{} gave no comment"),
    Flag.DID_NOT_RESPOND: ("did not respond", "{} had not responded"),
    Flag.THIRD_PARTY_DENIAL: (
        "denied by a third party",
        "{}, who is not accused and does not speak for the accused, denies it",
    ),
    Flag.ANONYMOUS_ONLY: ("only unnamed holders", "only holders whose names are withheld say so"),
    Flag.DETAILS_CONFLICT: ("numbers differ", "reports give numbers that cannot all be right"),
    Flag.SUSPICION: ("suspicion", "it is a suspicion about a group that nobody names"),
    Flag.HEDGED: ("hedged", "nobody says it without reserve"),
    Flag.CHAIN_INCOMPLETE: ("chain incomplete", "an origin that a report declares is not held here"),
    Flag.MACHINE_ONLY: ("read by machine only", "no person has accepted or signed any of its utterances"),
}

# "{}" is the target
RESPONSES: Mapping[Response, tuple[str, str]] = {
    Response.NONE: ("none", "no answer of {} is in the material held on {date}"),
    Response.ASKED: ("asked", "{} had been asked, and no answer is in the material held on {date}"),
    Response.NO_COMMENT: ("no comment", "{} had given no comment in the material held on {date}"),
    Response.DID_NOT_RESPOND: ("did not respond", "{} had not responded in the material held on {date}"),
    Response.COULD_NOT_BE_REACHED: ("could not be reached", "{} could not be reached, in the material held on {date}"),
    Response.DENIED: ("denied", "{} denied it"),
    Response.DISMISSED: ("dismissed", "{} dismissed it"),
    Response.ADMITTED: ("admitted", "{} admitted it"),
    Response.COUNTER_ACCUSED: ("counter-accused", "{} answered with a counter-accusation"),
}

LEGAL: Mapping[Legal, tuple[str, str]] = {
    Legal.NONE: ("none", "nothing in law is reported of {}"),
    Legal.INVESTIGATED: ("investigated", "an investigation of {} is reported; that is no charge"),
    Legal.SUED: ("sued", "a suit against {} is reported; that is no judgment"),
    Legal.CHARGED: ("charged", "a charge against {} is reported; that is no judgment"),
    Legal.ON_TRIAL: ("on trial", "a trial of {} is reported; there is no judgment"),
    Legal.CONVICTED: ("convicted", "a conviction of {} is reported; it may not be final"),
    Legal.ACQUITTED: ("acquitted", "an acquittal of {} is reported"),
    Legal.DISMISSED: ("case dismissed", "the dismissal of a case against {} is reported"),
    Legal.SETTLED: ("settled", "a settlement with {} is reported; that is no admission"),
    Legal.OVERTURNED: ("overturned", "it is reported that a judgment against {} was overturned"),
    Legal.SANCTIONED: ("sanctioned", "sanctions against {} are reported"),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PENDING: "not yet known",
    Outcome.CAME_TRUE: "came true",
    Outcome.DID_NOT: "did not come true",
    Outcome.PARTLY: "came true in part",
    Outcome.EXPIRED: "its time has passed",
}

ACCESS: Mapping[Access, str] = {
    Access.WITNESSED: "as a witness",
    Access.OFFICIAL_RECORD: "by an official record",
    Access.PRIMARY_DOCUMENT: "by a primary document",
    Access.MEASURED_DATA: "by measurements",
    Access.TOLD_NAMED: "told by or to somebody named",
    Access.TOLD_ANONYMOUS: "told by or to somebody unnamed",
    Access.INFERRED: "by inference",
    Access.UNKNOWN: "how it knows is not stated",
}

# (this claim ... the other, the other ... this claim)
RELATIONS: Mapping[Relation, tuple[str, str]] = {
    Relation.SAME_AS: ("the same as", "the same as"),
    Relation.QUANTITY_VARIANT_OF: ("the same with another number", "the same with another number"),
    Relation.NARROWER_THAN: ("narrower than", "broader than"),
    Relation.BROADER_THAN: ("broader than", "narrower than"),
    Relation.CONTRADICTS: ("contradicts", "contradicted by"),
    Relation.DENIES: ("denies", "denied by"),
    Relation.COUNTER_ACCUSES: ("counter-accuses", "counter-accused by"),
    Relation.SUPPORTS: ("supports", "supported by"),
    Relation.MEANS_OF: ("gives means or numbers of", "has its means or numbers in"),
    Relation.POSSIBLY_SAME: ("possibly the same as", "possibly the same as"),
    Relation.STAGE_OF: ("a later stage of", "has a later stage in"),
    Relation.CORRECTS: ("corrects", "corrected by"),
    Relation.SUPERSEDES: ("supersedes", "superseded by"),
}

AXES: Mapping[Axis, str] = {
    Axis.STATUS: "status",
    Axis.FLAG: "flag",
    Axis.RESPONSE: "response",
    Axis.LEGAL: "legal state",
    Axis.OUTCOME: "outcome",
    Axis.ORIGINS: "origins",
    Axis.OVERRIDE: "pinned value",
}

QUOTES: Mapping[Quote, str] = {
    Quote.DIRECT: "quoted directly",
    Quote.INDIRECT: "reported speech",
    Quote.MIXED: "partly quoted",
    Quote.SCARE: "words set apart, nobody is quoted",
}

POLARITIES: Mapping[Polarity, str] = {
    Polarity.POSITIVE: "",
    Polarity.NEGATIVE: "in the negative",
    Polarity.UNKNOWN: "left open",
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: "held for probable",
    Certainty.POSSIBLE: "held for possible",
    Certainty.UNKNOWN: "how sure is not stated",
}

KINDS: Mapping[str, str] = {
    "org": "organisation",
    "person": "person",
    "place": "place, country or government",
    "thing": "product, event or other thing",
    "group": "group that is not named",
}
