"""What the base answers with: names resolved, times aware, every number beside what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.model import Act, Certainty, HolderKind, Outlet, Part, Polarity, Quote
from graph.standing import Bearing, Change, Relation, Standing, Status


@dataclass(frozen=True, slots=True)
class Party:
    """An entity by id and name; an unnamed group has no page of its own."""

    id: str
    name: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance in its place: the exact words, and the version of the article that holds them.

    `document` is the id given at import, else the address. `reason` says why the utterance belongs to the claim.
    `valid` is when it was said, else published, else obtained; `dated` is false where only the last is known. `claims`
    are all that it bears on, the one it is shown with first; within a claim that one alone. `taken_out` is the number
    of the decision that a person took it out by, where it is shown all the same: at its own address.
    """

    id: str
    claim: str | None
    act: Act
    part: Part
    holders: tuple[Party, ...]
    holder_kind: HolderKind
    speaks_for: Party | None
    speaker: str | None
    targets: tuple[Party, ...]
    exact: tuple[str, ...]
    pieces: tuple[tuple[int, int], ...]
    quote: Quote
    polarity: Polarity
    certainty: Certainty
    author_certainty: Certainty
    bearing: Bearing | None
    reason: str | None
    article: str
    version: str
    document: str
    title: str | None
    url: str
    outlet: Outlet
    valid: datetime
    dated: bool
    recorded: datetime
    superseded: datetime | None
    claims: tuple[str, ...] = ()
    speaker_id: str | None = None
    taken_out: int | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A relation between this claim and another; `outward` is false where the other one has it to this one."""

    relation: Relation
    to: str
    proposition: str
    reason: str
    outward: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a fact-checker says of a claim, in its words; `rating` is the decision's, `by` entered it as `number`."""

    publisher: str
    words: str
    rating: str
    url: str | None
    valid: datetime
    by: str
    number: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as of a time: where it stands, who said it where, its ledger; `names` resolves the ids of `standing`.

    `renamed` says that the proposition is a person's wording.
    """

    id: str
    proposition: str
    as_of: datetime
    standing: Standing
    names: Mapping[str, Party]
    said: tuple[Said, ...]
    related: tuple[Related, ...]
    ledger: tuple[Change, ...]
    changed: datetime
    renamed: bool = False
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Accusation:
    """One edge of the network: who accused whom, in which claim, and where it stands; `said` is how it did so first."""

    accuser: Party
    target: Party
    claim: str
    status: Status
    first: datetime
    last: datetime
    reports: int
    outlets: int
    origins: int
    said: Said | None


@dataclass(frozen=True, slots=True)
class EntityView:
    """A party: its names, what it accuses others of, what others accuse it of, and what it said last.

    `more_...` is where the next accusations begin, null where there are none.
    """

    party: Party
    kind: str
    aliases: tuple[str, ...]
    accused_by: tuple[Accusation, ...]
    accuses: tuple[Accusation, ...]
    said: tuple[Said, ...]
    more_accused_by: str | None = None
    more_accuses: str | None = None


@dataclass(frozen=True, slots=True)
class VersionView:
    """One distinct text of an article; `withdrawn` texts are not shown."""

    id: str
    title: str | None
    text: str
    published: str | None
    modified: str | None
    recorded: datetime
    superseded: datetime | None
    snapshot: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all its versions, oldest first, and what they say; `taken_out` is what people took out."""

    id: str
    url: str
    outlet: Outlet
    versions: tuple[VersionView, ...]
    said: tuple[Said, ...]
    taken_out: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; `kind` is entity, claim or article; `snippet` holds plain words around the match."""

    kind: str
    id: str
    name: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Held:
    """How much the base holds, and which archive and decision position that reflects."""

    outlets: int
    articles: int
    versions: int
    entities: int
    utterances: int
    claims: int
    accusations: int
    archive: int
    decisions: int
    data_version: str
    rebuilding: bool
