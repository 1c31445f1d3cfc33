"""The vocabulary that every part speaks: outlets, documents, readings, claims and where they stand.

Standard library only. Offsets count Unicode code points of the stored text, half-open. Times are aware and UTC; a time
as a page or a text states it is kept as ISO 8601 text of the precision that it has ("2026-03", "2026-03-14").
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """The field of a document that offsets point into."""

    TEXT = "text"
    TITLE = "title"


class OutletKind(StrEnum):
    """What sort of publisher an outlet is; NGO is any other body that publishes for itself."""

    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    TRADE = "trade"
    COMPANY = "company"
    GOVERNMENT = "government"
    NGO = "ngo"
    PARTY = "party"
    BLOG = "blog"
    OTHER = "other"

    @property
    def speaks_for_itself(self) -> bool:
        """Whether its texts are the utterances of its owner."""
        return self in {OutletKind.COMPANY, OutletKind.GOVERNMENT, OutletKind.NGO, OutletKind.PARTY}


class Act(StrEnum):
    """What a holder does by an utterance; groups are tested in this order, the first that matches wins."""

    NO_COMMENT = "no_comment"
    DID_NOT_RESPOND = "did_not_respond"
    COULD_NOT_BE_REACHED = "could_not_be_reached"
    ASKED_FOR_COMMENT = "asked_for_comment"
    EVIDENCE_STATUS = "evidence_status"
    SUE = "sue"
    CHARGE = "charge"
    INVESTIGATE = "investigate"
    CONVICT = "convict"
    ACQUIT = "acquit"
    DISMISS_CASE = "dismiss_case"
    SETTLE = "settle"
    SANCTION = "sanction"
    RETRACT = "retract"
    CORRECT = "correct"
    APOLOGISE = "apologise"
    DENY = "deny"
    DISMISS = "dismiss"
    DISPUTE = "dispute"
    ADMIT = "admit"
    CONFIRM = "confirm"
    CLARIFY = "clarify"
    WARN = "warn"
    THREATEN = "threaten"
    DEMAND = "demand"
    PROMISE = "promise"
    PREDICT = "predict"
    REPORT_PLAN = "report_plan"
    ACCUSE = "accuse"
    SUSPECT = "suspect"
    CRITICISE = "criticise"
    PRAISE = "praise"
    ASSESS = "assess"
    ANNOUNCE = "announce"
    REPORT_ACTION = "report_action"
    ASSERT = "assert"
    DEFINE = "define"
    BACKGROUND = "background"
    OPEN_QUESTION = "open_question"


RESPONSES = frozenset({Act.NO_COMMENT, Act.DID_NOT_RESPOND, Act.COULD_NOT_BE_REACHED, Act.ASKED_FOR_COMMENT})
ANSWERS = frozenset({Act.DENY, Act.DISMISS, Act.DISPUTE, Act.ADMIT})
WITHDRAWING = frozenset({Act.RETRACT, Act.CORRECT})
LEGAL_ACTS = frozenset(
    {Act.SUE, Act.CHARGE, Act.INVESTIGATE, Act.CONVICT, Act.ACQUIT, Act.DISMISS_CASE, Act.SETTLE, Act.SANCTION}
)
ACCUSING = frozenset({Act.ACCUSE, Act.SUE, Act.CHARGE})
BLAMING = ACCUSING | {Act.SUSPECT}
FORWARD = frozenset({Act.WARN, Act.PREDICT, Act.PROMISE, Act.REPORT_PLAN})


class Polarity(StrEnum):
    """Whether the content is affirmed, negated or left open."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """FactBank's CT, PR, PS and U, for one level of an attribution chain."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Quote(StrEnum):
    """How the words are given; in a scare quotation nobody is quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    SCARE = "scare"


class HolderKind(StrEnum):
    """What sort of speaker a holder is."""

    NAMED = "named"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    UNKNOWN_AUTHOR = "unknown_author"


class How(StrEnum):
    """How a level of the chain is known."""

    EXPLICIT = "explicit"
    COREFERENCE = "coreference"
    CARRIED_OVER = "carried_over"
    HEADLINE = "headline"
    PUBLISHER = "publisher"


class TargetReading(StrEnum):
    """Whether a list of targets is meant one by one or together."""

    DISTRIBUTIVE = "distributive"
    COLLECTIVE = "collective"


class BasisKind(StrEnum):
    """How a holder knows what it says."""

    WITNESSED = "witnessed"
    OFFICIAL_RECORD = "official_record"
    PRIMARY_DOCUMENT = "primary_document"
    MEASURED_DATA = "measured_data"
    TOLD = "told"
    INFERRED = "inferred"


class OriginKind(StrEnum):
    """How a text declares where it has something from."""

    CREDIT = "credit"
    DATELINE = "dateline"
    ACCORDING_TO = "according_to"
    TOLD = "told"
    SEEN_BY = "seen_by"
    FIRST_REPORTED_BY = "first_reported_by"
    SOURCE_LIST = "source_list"
    LINK = "link"


class TimeKind(StrEnum):
    """What a time in a text is the time of."""

    SAID = "said"
    HAPPENED = "happened"
    PUBLISHED = "published"
    SEEN = "seen"
    DUE = "due"


class Label(StrEnum):
    """The kind of a name."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"
    PRODUCT = "PRODUCT"
    FAC = "FAC"
    EVENT = "EVENT"
    DATE = "DATE"
    MONEY = "MONEY"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes."""

    key: str
    name: str
    kind: OutletKind = OutletKind.OTHER
    owner: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink and the words of the text that carry it; offsets are null where the extractor lost them."""

    href: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What an extractor finds in one page or imported document; times are ISO 8601 as the page states them."""

    canonical_url: str
    title: str | None
    text: str
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    credit: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    paywalled: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What the reader receives."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: Outlet | None = None
    published: str | None = None
    seen: str | None = None
    credit: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a pronoun or nominal that stands for one, where a document uses it."""

    start: int
    end: int
    label: Label
    entity: str
    part: Part = Part.TEXT


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an attribution chain: who holds it, by which cue, how sure.

    `holder` is the canonical name within the document, `holders` all of them where the words stand for several.
    `start` and `end` are null where the publisher speaks for itself. Level 0, the author, is never written.
    """

    level: int
    holder: str
    kind: HolderKind = HolderKind.NAMED
    how: How = How.EXPLICIT
    start: int | None = None
    end: int | None = None
    cue: tuple[tuple[int, int], ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    speaks_for: str | None = None
    addressee: str | None = None
    holders: tuple[str, ...] = ()
    affiliation: str | None = None
    number: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All holders of this level."""
        return self.holders or (self.holder,)


@dataclass(frozen=True, slots=True)
class Target:
    """A party that an utterance is about; `start` and `end` point at the words on the page."""

    entity: str
    start: int
    end: int
    reading: TargetReading = TargetReading.DISTRIBUTIVE


@dataclass(frozen=True, slots=True)
class Basis:
    """How the innermost holder knows."""

    kind: BasisKind
    start: int
    end: int
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the content; idioms have no value. `scope` is "collective", "each" or the name that it belongs to."""

    start: int
    end: int
    value: float | None
    unit: str
    modifier: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the content, as ISO 8601 of the precision that the text gives."""

    start: int
    end: int
    kind: TimeKind
    value: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One holder performing one act about one proposition, in one place of a document, as the reader found it.

    An empty `attribution` is the author's own voice. `content` holds the pieces of this one proposition; `attributed`
    the whole stretch where several share one. `score` is calibrated, 0 to 1. `means_of` is the index of the utterance
    that this one gives means or numbers of. `vector` holds 384 signed bytes.
    """

    act: Act
    content: tuple[tuple[int, int], ...]
    part: Part = Part.TEXT
    polarity: Polarity = Polarity.POSITIVE
    quote: Quote = Quote.INDIRECT
    attribution: tuple[Level, ...] = ()
    author_certainty: Certainty = Certainty.UNKNOWN
    attributed: tuple[tuple[int, int], ...] | None = None
    targets: tuple[Target, ...] = ()
    basis: tuple[Basis, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    score: float | None = None
    means_of: int | None = None
    vector: bytes | None = None

    @property
    def innermost(self) -> Level | None:
        """The level that performs the act; null in the author's own voice."""
        return max(self.attribution, key=lambda level: level.level, default=None)


@dataclass(frozen=True, slots=True)
class DeclaredOrigin:
    """Where a text says it has something from; `utterances` are indices, null for the whole document."""

    entity: str
    start: int
    end: int
    kind: OriginKind
    utterances: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader found in one document."""

    id: str
    mentions: tuple[Mention, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    declared_origins: tuple[DeclaredOrigin, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes obtained from one address at one time, and where the archive holds them.

    `position` is the place in the archive's order of recording, from 1; `id` the WARC-Record-ID.
    """

    position: int
    id: str
    address: str
    recorded: datetime
    sha256: str
    file: str
    offset: int
    length: int
    backfilled: bool = False
