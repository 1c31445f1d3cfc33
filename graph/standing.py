"""The vocabulary of where a claim stands: its axes, its evidence, its ledger.

Standard library only. `status.py` turns evidence into standing, `origins.py` reports into origins; both are pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from graph.model import Act, BasisKind, Certainty, HolderKind, OriginKind, OutletKind, Polarity


class Status(StrEnum):
    """The one computed status of a claim."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    DISPUTED = "disputed"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    RETRACTED = "retracted"
    OPEN = "open"


class Flag(StrEnum):
    """What else holds of a claim at a time."""

    NO_PUBLIC_EVIDENCE = "no_public_evidence"
    EVIDENCE_OFFERED_UNVERIFIED = "evidence_offered_unverified"
    NOT_INDEPENDENTLY_VERIFIED = "not_independently_verified"
    RESPONSE_SOUGHT = "response_sought"
    NO_COMMENT = "no_comment"
    DID_NOT_RESPOND = "did_not_respond"
    THIRD_PARTY_DENIAL = "third_party_denial"
    ANONYMOUS_ONLY = "anonymous_only"
    DETAILS_CONFLICT = "details_conflict"
    SUSPICION = "suspicion"
    HEDGED = "hedged"
    CHAIN_INCOMPLETE = "chain_incomplete"
    MACHINE_ONLY = "machine_only"


class Response(StrEnum):
    """What a target has answered."""

    NONE = "none"
    ASKED = "asked"
    NO_COMMENT = "no_comment"
    DID_NOT_RESPOND = "did_not_respond"
    COULD_NOT_BE_REACHED = "could_not_be_reached"
    DENIED = "denied"
    DISMISSED = "dismissed"
    ADMITTED = "admitted"
    COUNTER_ACCUSED = "counter_accused"


class Legal(StrEnum):
    """Where a target stands in law about a claim."""

    NONE = "none"
    INVESTIGATED = "investigated"
    SUED = "sued"
    CHARGED = "charged"
    ON_TRIAL = "on_trial"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"
    SETTLED = "settled"
    OVERTURNED = "overturned"
    SANCTIONED = "sanctioned"


class Outcome(StrEnum):
    """What came of a warning, prediction, promise or plan."""

    PENDING = "pending"
    CAME_TRUE = "came_true"
    DID_NOT = "did_not"
    PARTLY = "partly"
    EXPIRED = "expired"


class Relation(StrEnum):
    """How one claim bears on another."""

    SAME_AS = "same_as"
    QUANTITY_VARIANT_OF = "quantity_variant_of"
    NARROWER_THAN = "narrower_than"
    BROADER_THAN = "broader_than"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    COUNTER_ACCUSES = "counter_accuses"
    SUPPORTS = "supports"
    MEANS_OF = "means_of"
    POSSIBLY_SAME = "possibly_same"
    STAGE_OF = "stage_of"
    CORRECTS = "corrects"
    SUPERSEDES = "supersedes"


class Access(StrEnum):
    """How an origin knows, strongest first."""

    WITNESSED = "witnessed"
    OFFICIAL_RECORD = "official_record"
    PRIMARY_DOCUMENT = "primary_document"
    MEASURED_DATA = "measured_data"
    TOLD_NAMED = "told_named"
    TOLD_ANONYMOUS = "told_anonymous"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Axis(StrEnum):
    """The separate histories of a claim."""

    STATUS = "status"
    FLAG = "flag"
    RESPONSE = "response"
    LEGAL = "legal"
    OUTCOME = "outcome"
    ORIGINS = "origins"
    OVERRIDE = "override"


class Bearing(StrEnum):
    """How an utterance bears on the claim that it is assigned to."""

    STATES = "states"  # it says P
    ASKS = "asks"  # it leaves P open
    ANSWERS = "answers"  # deny, dismiss, dispute, admit, the responses, a counter-accusation
    EVIDENCE = "evidence"  # an evidence statement about P
    CONTRADICTS = "contradicts"  # it says not-P and is no answer
    WITHDRAWS = "withdraws"  # retract or correct


class Stake(StrEnum):
    """In which capacity a holder speaks of a claim; computed from the claim that an answer meets."""

    TARGET = "target"
    SPEAKS_FOR_TARGET = "speaks_for_target"
    THIRD_PARTY = "third_party"
    ACCUSER = "accuser"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared origin of an utterance, with the entity's id, and the article held of it where there is one."""

    kind: OriginKind
    name: str
    party: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One utterance, as the rules see it: resolved to entities and to the claim that it bears on.

    `parties` are the entity ids that the act counts for (the one spoken for, else the holders); empty in the author's
    own voice, which is the outlet's (`outlet`, as a party `outlet_party`). `speaker` is the person who spoke for a
    party. `targets` are entity ids, `named_targets` those of them that are named (no generic group). `numbers` holds
    (unit, scope, value, modifier). `valid` is said, else published, else recorded. `superseded` is when a later version
    of the article dropped the words, `rejected` when a person took the utterance out, `accepted` when a person accepted
    or signed it. `evidence_flag` is set for `evidence_status`. `owner` is the outlet's owner and `document_of` the
    party that published this very document for itself (a primary document). `chain` holds the outer levels' parties,
    outermost first; `credit` the wires credited, `declared` the declared origins, `addressee` who was told, `copies`
    the articles that are near-duplicates of this one, `quotes` the quotations of six words or more (folded), `words`
    the content's words. `begins` is when a decision gave the utterance this form; `rejected` is then also when the next
    one took its place. `affiliation` is the party that an unnamed holder is described as of ("an official at the
    ministry"): the position that tells two unnamed holders of one outlet apart. `stake` is null until
    `holding.at` tells it by what is held beside the utterance. `dropped` are the times at which the article dropped the
    words, took them back and so on, the first of them a drop; empty where `superseded` says it all. `copied` says since
    when an article of `copies` is one, where one of its versions only made it so.
    """

    id: str
    bearing: Bearing
    act: Act
    article: str
    outlet: str
    outlet_kind: OutletKind
    valid: datetime
    recorded: datetime
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    holder_kind: HolderKind = HolderKind.UNKNOWN_AUTHOR
    stake: Stake | None = None
    targets: tuple[str, ...] = ()
    named_targets: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    bases: tuple[tuple[BasisKind, str | None], ...] = ()
    numbers: tuple[tuple[str, str, float, str], ...] = ()
    evidence_flag: Flag | None = None
    headline: bool = False
    owner: str | None = None
    document_of: str | None = None
    chain: tuple[str, ...] = ()
    addressee: str | None = None
    declared: tuple[Declared, ...] = ()
    credit: tuple[str, ...] = ()
    copies: frozenset[str] = frozenset()
    quotes: tuple[str, ...] = ()
    words: str = ""
    superseded: datetime | None = None
    rejected: datetime | None = None
    accepted: datetime | None = None
    outlet_party: str | None = None
    affiliation: str | None = None
    begins: datetime | None = None
    dropped: tuple[datetime, ...] = ()
    copied: tuple[tuple[datetime, str], ...] = ()

    def superseded_by(self, at: datetime) -> datetime | None:
        """Return since when the words were gone at a time; null where they stood."""
        passed = [t for t in self.dropped or (self.superseded,) if t is not None and t <= at]
        return passed[-1] if len(passed) % 2 else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision about a claim: sign, override, outcome, verdict, legal; `value` is the decided one.

    A signature's value is "for" or "against"; the latter refutes. `undone` is when a later decision took it back.
    `settings` are further values by name: whose verdict it is, in which words.
    """

    number: int
    kind: str
    value: str
    by: str
    reason: str
    recorded: datetime
    valid: datetime
    target: str | None = None
    undone: datetime | None = None
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the path that proves an origin: from what, to what, for which reason."""

    from_: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class OriginPath:
    """An end of the attribution chains of a claim, and the path from every report that leads there."""

    end: str
    access: Access
    counted: bool
    contrary: bool
    why: str
    articles: tuple[str, ...]
    steps: tuple[Step, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Six numbers that are always shown apart; only `origins` moves a status."""

    reports: int = 0
    outlets: int = 0
    accusers: int = 0
    deniers: int = 0
    origins: int = 0
    contrary_origins: int = 0


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag with who raised it and since when."""

    flag: Flag
    holder: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """The response of one target: the utterance is its words."""

    target: str
    response: Response
    since: datetime
    speaker: str | None
    stake: Stake
    utterance: str


@dataclass(frozen=True, slots=True)
class LegalState:
    """Where one target stands in law."""

    target: str
    state: Legal
    since: datetime
    utterance: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands at one time; ids throughout, in the order of (valid, id).

    `override` is the value that a person pinned; `status` then has it and `computed` what the rules say. `proposed` is
    what a person is asked to decide: "confirmed" (to sign, R9) and "override" (new evidence since it was pinned, R14).
    """

    status: Status
    rule: str
    flags: tuple[Flagged, ...] = ()
    counts: Counts = Counts()
    accusers: tuple[str, ...] = ()
    suspecters: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    third_party_deniers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    responses: tuple[Answered, ...] = ()
    legal: tuple[LegalState, ...] = ()
    outcome: Outcome | None = None
    origins: tuple[OriginPath, ...] = ()
    override: str | None = None
    proposed: tuple[str, ...] = ()
    computed: Status | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a claim's ledger; `evidence` is an utterance id or "decision:N".

    `subject` is the target (response, legal), the holder of a flag, "origins" or "contrary_origins", else empty. A flag
    that is raised has it as `new`, one that falls as `old`.
    """

    axis: Axis
    subject: str
    old: str | None
    new: str | None
    valid: datetime
    recorded: datetime
    rule: str
    evidence: str


Relations = Mapping[str, tuple[tuple[Relation, str], ...]]
