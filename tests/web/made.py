"""Hand-made views for what a page must get right whatever the base holds: escaping, errors, layout, offsets."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from graph.asking.questions import NotHeld
from graph.asking.views import (
    Accusation,
    ArticleView,
    ClaimView,
    EntityView,
    Held,
    Hit,
    Party,
    Related,
    Said,
    VersionView,
)
from graph.model import Act, Certainty, HolderKind, Outlet, OutletKind, Part, Polarity, Quote
from graph.standing import (
    Access,
    Answered,
    Axis,
    Bearing,
    Change,
    Counts,
    Flag,
    Flagged,
    Legal,
    LegalState,
    OriginPath,
    Relation,
    Response,
    Stake,
    Standing,
    Status,
    Step,
)

DAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)

PUMPS = Party("e-pumps", "Orrin Valley Pumps")
BOARD = Party("e-board", "Tarn River Board")
MILL = Party("e-mill", "Tarn Mill <b>& Sons</b>")
SPOKESWOMAN = Party("e-vell", "Ida Vell")
EMBASSY = Party("e-embassy", "Embassy of Norvia")
OFFICIAL = Party("g-official", "a former inspector", named=False)
PARTIES = (PUMPS, BOARD, MILL, SPOKESWOMAN, EMBASSY, OFFICIAL)

COURIER = Outlet("courier", "The Tarn Courier", OutletKind.NEWSPAPER, domain="courier.example")
WIRE = Outlet("wire", "Upland Wire", OutletKind.WIRE, domain="wire.example")
BOARD_SITE = Outlet("board", "Tarn River Board news", OutletKind.GOVERNMENT, owner="Tarn River Board")

WORDS = "emptied 6,000 m³ of mine water 💧 into the Tarn at night & said nothing <script>alert('cafe\u0301')</script>"
TITLE = "Board says pumps emptied mine water into the Tarn 🌊"
TEXT = (
    "🏞️ The Tarn ran brown on Monday. Anglers called it a shame, and the cafe\u0301 by the weir closed early.\n"
    f"The Tarn River Board accused Orrin Valley Pumps and Tarn Mill of having {WORDS}.\n\n"
    "“We did no such thing,” said Ida Vell, for Orrin Valley Pumps. Tarn Mill did not respond to questions.\n"
    "A former inspector said that he had seen the valves open. "
    + "The board meets again on Thursday, and nobody expects the river to be clear by then. "
    * 6
)
LATER = TEXT.replace("6,000 m³", "4,500 m³").replace("closed early", "closed for the day")

OLD = VersionView(
    "v1", TITLE, TEXT, "2026-03-02", None, DAY, DAY + timedelta(days=2), "<urn:uuid:0f6e2a1c>", "ab12" * 16
)
NEW = VersionView(
    "v2", TITLE, LATER, "2026-03-02", "2026-03-04", DAY + timedelta(days=2), None, "<urn:uuid:77c1>", "cd34" * 16
)


def said(identity: str, words: str, **differing: object) -> Said:
    """Return an utterance of words of the article's first version; the board's, indirect, unless told otherwise."""
    part = differing.get("part", Part.TEXT)
    start = (TITLE if part is Part.TITLE else TEXT).find(words)
    plain = Said(
        id=identity,
        claim="c1",
        act=Act.ACCUSE,
        part=Part.TEXT,
        holders=(BOARD,),
        holder_kind=HolderKind.NAMED,
        speaks_for=None,
        speaker=None,
        targets=(),
        exact=(words,) if words else (),
        pieces=((start, start + len(words)),) if words else (),
        quote=Quote.INDIRECT,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        author_certainty=Certainty.UNKNOWN,
        bearing=Bearing.STATES,
        reason=None,
        article="a1",
        version="v1",
        document="https://courier.example/tarn",
        title=TITLE,
        url="https://courier.example/tarn",
        outlet=COURIER,
        valid=DAY,
        dated=True,
        recorded=DAY + timedelta(hours=2),
        superseded=None,
    )
    return replace(plain, **differing)  # type: ignore[arg-type]  # any field of Said


ACCUSED = said("u1", WORDS, targets=(PUMPS, MILL), superseded=DAY + timedelta(days=2))
DENIED = said(
    "u2",
    "We did no such thing",
    act=Act.DENY,
    holders=(PUMPS,),
    speaker="Ida Vell",
    speaks_for=PUMPS,
    quote=Quote.DIRECT,
    bearing=Bearing.ANSWERS,
    reason="stated in the same article about the party that answers",
)
SILENT = said(
    "u3",
    "did not respond to questions",
    act=Act.DID_NOT_RESPOND,
    holders=(MILL,),
    bearing=Bearing.ANSWERS,
)
SEEN = said(
    "u4",
    "he had seen the valves open",
    act=Act.SUSPECT,
    holders=(OFFICIAL,),
    holder_kind=HolderKind.ANONYMOUS,
    targets=(PUMPS,),
    certainty=Certainty.PROBABLE,
)
HEADLINE = said("u5", "pumps emptied mine water into the Tarn", part=Part.TITLE, targets=(PUMPS,))
ANGLERS = said(
    "u6", "a shame", act=Act.CRITICISE, claim=None, holders=(), holder_kind=HolderKind.UNKNOWN_AUTHOR, bearing=None
)
COPIED = said(
    "u7",
    "",
    exact=("emptied thousands of cubic metres of mine water", "by night"),
    act=Act.ASSERT,
    holders=(),
    targets=(PUMPS,),
    article="a2",
    version="v9",
    outlet=WIRE,
    url="javascript:alert(1)",
    document="wire-17",
    title=None,
    dated=False,
    valid=DAY + timedelta(days=1),
    recorded=DAY + timedelta(days=1),
)

ORIGIN = OriginPath(
    BOARD.id,
    Access.PRIMARY_DOCUMENT,
    counted=True,
    contrary=False,
    why="first to accuse; counts whatever its access",
    articles=("a1", "a2"),
    steps=(
        Step("a1", BOARD.id, "holder of accuse"),
        Step("a2", "a1", "near-duplicate"),
    ),
    since=DAY,
)
INSPECTOR = OriginPath(
    OFFICIAL.id,
    Access.WITNESSED,
    counted=False,
    contrary=False,
    why="holds it for no more than likely",
    articles=("a1",),
    steps=(Step("a1", OFFICIAL.id, "holder of suspect"),),
    since=DAY,
)
STANDING = Standing(
    status=Status.DENIED,
    rule="R3",
    flags=(
        Flagged(Flag.DID_NOT_RESPOND, MILL.id, DAY),
        Flagged(Flag.THIRD_PARTY_DENIAL, EMBASSY.id, DAY),
        Flagged(Flag.MACHINE_ONLY, None, DAY),
    ),
    counts=Counts(reports=2, outlets=2, accusers=1, deniers=1, origins=1, contrary_origins=0),
    accusers=(BOARD.id,),
    suspecters=(OFFICIAL.id,),
    deniers=(PUMPS.id,),
    third_party_deniers=(EMBASSY.id,),
    targets=(PUMPS.id, MILL.id),
    responses=(
        Answered(PUMPS.id, Response.DENIED, DAY, SPOKESWOMAN.id, Stake.SPEAKS_FOR_TARGET, "u2"),
        Answered(MILL.id, Response.DID_NOT_RESPOND, DAY, None, Stake.TARGET, "u3"),
    ),
    legal=(LegalState(PUMPS.id, Legal.INVESTIGATED, DAY, None),),
    origins=(ORIGIN, INSPECTOR),
)
LEDGER = (
    Change(Axis.STATUS, "", None, "alleged", DAY, DAY, "R2", "u1"),
    Change(Axis.FLAG, MILL.id, None, "did_not_respond", DAY, DAY, "R5", "u3"),
    Change(Axis.RESPONSE, PUMPS.id, "none", "denied", DAY, DAY + timedelta(days=1), "R3", "u2"),
    Change(Axis.STATUS, "", "alleged", "denied", DAY, DAY + timedelta(days=1), "R3", "u2"),
    Change(Axis.ORIGINS, "origins", None, "1", DAY, DAY, "R7", "u1"),
    Change(Axis.OVERRIDE, "", None, "disputed", DAY, DAY + timedelta(days=3), "R14", "decision:7"),
)
CLAIM = ClaimView(
    id="c1",
    proposition=f"[Orrin Valley Pumps and Tarn Mill] {WORDS}",
    as_of=NOW,
    standing=STANDING,
    names={party.id: party for party in PARTIES},
    said=(ACCUSED, DENIED, SILENT, SEEN, HEADLINE, COPIED),
    related=(Related(Relation.COUNTER_ACCUSES, "c2", "the board fouled its own weir", "answers it", outward=False),),
    ledger=LEDGER,
    changed=DAY + timedelta(days=3),
)
COUNTER = ClaimView(
    id="c2",
    proposition="the board fouled its own weir",
    as_of=NOW,
    standing=Standing(Status.ALLEGED, "R2", accusers=(PUMPS.id,), targets=(BOARD.id,)),
    names={party.id: party for party in PARTIES},
    said=(said("u8", "Anglers", holders=(PUMPS,), targets=(BOARD,), claim="c2", quote=Quote.DIRECT),),
    related=(),
    ledger=(),
    changed=DAY,
)
ARTICLE = ArticleView(
    "a1", "https://courier.example/tarn", COURIER, (OLD, NEW), (ACCUSED, DENIED, SILENT, SEEN, HEADLINE, ANGLERS)
)
ENTITY = EntityView(
    PUMPS,
    "org",
    ("OVP", "Orrin Pumps"),
    accused_by=(Accusation(BOARD, PUMPS, "c1", Status.DENIED, DAY, DAY + timedelta(days=1), 2, 2, 1, ACCUSED),),
    accuses=(Accusation(PUMPS, BOARD, "c2", Status.ALLEGED, DAY, DAY, 1, 1, 1, COUNTER.said[0]),),
    said=(DENIED,),
)
HELD = Held(
    outlets=3,
    articles=4,
    versions=5,
    entities=7,
    utterances=9,
    claims=2,
    accusations=4,
    archive=5,
    decisions=1,
    data_version="made by hand",
    rebuilding=False,
)


@dataclass
class Made:
    """Answers from the views above, and remembers as of when it was asked."""

    held_now: Held = HELD
    claims_held: tuple[ClaimView, ...] = (CLAIM, COUNTER)
    articles_held: tuple[ArticleView, ...] = (ARTICLE,)
    party: EntityView = ENTITY
    trouble: Exception | None = None
    asked: list[datetime | None] = field(default_factory=list)

    def _ask(self, as_of: datetime | None) -> None:
        self.asked.append(as_of)
        if self.trouble:
            raise self.trouble

    def search(self, text: str, *, limit: int = 20, as_of: datetime | None = None) -> tuple[Hit, ...]:
        self._ask(as_of)
        hits = (
            Hit("entity", PUMPS.id, PUMPS.name, "in 2 claims"),
            Hit("claim", "c1", CLAIM.proposition, CLAIM.proposition),
            Hit("claim", "c-gone", "gone", "gone"),
            Hit("article", "a1", TITLE, f"…accused Orrin Valley Pumps of having {WORDS[:40]}…"),
        )
        return hits[:limit] if "pumps" in text.lower() else ()

    def entity(
        self, entity: str, *, as_of: datetime | None = None, received: str | None = None, made: str | None = None
    ) -> EntityView:
        self._ask(as_of)
        if received or made:
            return replace(ENTITY, accused_by=(), accuses=())
        if entity == OFFICIAL.id:
            return replace(ENTITY, party=OFFICIAL, kind="group")
        if entity != PUMPS.id:
            raise NotHeld(f"no party {entity!r} is held")
        return self.party

    def claim(self, claim: str, *, as_of: datetime | None = None, valid_until: datetime | None = None) -> ClaimView:
        self._ask(as_of)
        for view in self.claims_held:
            if view.id == claim:
                return replace(view, as_of=as_of or view.as_of)
        raise NotHeld(f"no claim {claim!r} is held")

    def article(self, article: str, *, as_of: datetime | None = None) -> ArticleView:
        self._ask(as_of)
        for view in self.articles_held:
            if view.id == article:
                return view
        raise NotHeld(f"no article {article!r} is held")

    def claims(
        self, *, about: str | None = None, by: str | None = None, as_of: datetime | None = None
    ) -> Iterator[ClaimView]:
        self._ask(as_of)
        for view in self.claims_held:
            if about in (None, *(view.names[t].name for t in view.standing.targets)):
                yield view

    def held(self) -> Held:
        if self.trouble:
            raise self.trouble
        return self.held_now
