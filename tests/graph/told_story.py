"""A small story for the named questions: eight articles about one accusation, and a name that two parties have.

Position n is recorded n hours after `told.START` and published an hour before that.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from graph.bolt import Bolt, Login
from graph.embedded import Address
from graph.engines.administration import administer
from graph.model import (
    Act,
    Basis,
    BasisKind,
    DeclaredOrigin,
    HolderKind,
    Label,
    Level,
    Mention,
    OriginKind,
    Outlet,
    OutletKind,
    Quantity,
    Quote,
    Utterance,
)
from graph.store import Store
from graph.submission import Submission
from tests.engines import empty
from tests.graph.told import PAPER, START, WIRE, level, mentions, span, submission, utterance

TRADE = Outlet("trade", "Pump Trade Weekly", OutletKind.TRADE, domain="trade.test")
BLOG = Outlet("blog", "Sluice Notes", OutletKind.BLOG, domain="sluice.test")

_SCENE = "The river ran low on Monday and anglers upstream counted dead fish along both banks of the old mill race. "
WIRED = (
    "The Water Board accused Orrin Pumps of switching off four pumps at night. "
    f"{_SCENE}Orrin Pumps did not respond to questions."
)
COPIED = WIRED.replace("four pumps", "nine pumps")
DENIED = (
    "The Water Board accused Orrin Pumps of switching off pumps at night. "
    "“We have switched off nothing,” said Ida Vell, for Orrin Pumps. Norvia Embassy denied the accusation."
)
CITED = "The Water Board accused Orrin Pumps of switching off pumps at night, the Harbour Gazette first reported."
DOUBTED = (
    "The Water Board accused Orrin Pumps of switching off pumps at night. "
    "Tarn Institute said there was no public evidence for the accusation."
)
WITNESSED = (
    "Mara Lind, who said that she had seen it from the weir, accused Orrin Pumps of switching off pumps at night."
)
BACK = "Orrin Pumps accused the Water Board of draining the lower canal without a permit."
NAMESAKES = ("Kestrel praised the plan.", "Kestrel criticised the plan.")


def at(position: float) -> datetime:
    """Return when what has this position was recorded; a half is between two."""
    return START + timedelta(hours=position)


@contextmanager
def filed(address: Address) -> Iterator[Store]:
    """Yield a store on an engine, emptied first, that holds the story."""
    empty(address)
    with Bolt(Login(address.uri, address.user, address.password), database=address.database) as bolt:
        store = Store(bolt, data_version="tests")
        store.prepare(sql=partial(administer, address) if bolt.embedded else None)
        for one in story():
            store.file([one], upto=one.snapshot.position)
        yield store


def story() -> list[Submission]:
    """Return all submissions, in the order in which they are recorded."""
    return [_wired(), _copied(), _denied(), _cited(), _doubted(), _witnessed(), _back(), *_namesakes()]


def _named(text: str, *more: str) -> tuple[Mention, ...]:
    found = mentions(text, Water_Board=Label.ORG, Orrin_Pumps=Label.ORG)
    return (*found, *(Mention(*span(text, name), Label.ORG, name) for name in more))


def _accuses(text: str, content: str = "switching off pumps at night") -> Utterance:
    by = level(text, "The Water Board", says="accused", name="Water Board")
    return utterance(text, Act.ACCUSE, content, by, ["Orrin Pumps"])


def _counted(text: str, number: str, value: float) -> Utterance:
    words = f"switching off {number} pumps at night"
    start, end = span(text, f"{number} pumps")
    return replace(_accuses(text, words), quantities=(Quantity(start, end, value, "pumps"),))


def _silent(text: str) -> Utterance:
    end = text.rindex("Orrin Pumps did") + len("Orrin Pumps")
    by = Level(1, "Orrin Pumps", start=end - len("Orrin Pumps"), end=end, cue=(span(text, "did not respond"),))
    return Utterance(Act.DID_NOT_RESPOND, (span(text, "to questions"),), attribution=(by,))


def _wired() -> Submission:
    said = [_counted(WIRED, "four", 4), _silent(WIRED)]
    return submission(1, WIRED, said, _named(WIRED), url="http://corvane.test/pumps", outlet=WIRE)


def _copied() -> Submission:
    said = [_counted(COPIED, "nine", 9), _silent(COPIED)]
    url = "http://courier.test/pumps"
    return submission(2, COPIED, said, _named(COPIED), url=url, outlet=PAPER, credit=["Corvane Wire"])


def _denied() -> Submission:
    vell = replace(level(DENIED, "Ida Vell", says="said"), speaks_for="Orrin Pumps")
    own = replace(utterance(DENIED, Act.DENY, "We have switched off nothing", vell), quote=Quote.DIRECT)
    embassy = level(DENIED, "Norvia Embassy", says="denied")
    third = utterance(DENIED, Act.DENY, "the accusation", embassy)
    named = (*_named(DENIED, "Norvia Embassy"), Mention(*span(DENIED, "Ida Vell"), Label.PERSON, "Ida Vell"))
    return submission(3, DENIED, [_accuses(DENIED), own, third], named, url="http://trade.test/denies", outlet=TRADE)


def _cited() -> Submission:
    made = submission(4, CITED, [_accuses(CITED)], _named(CITED, "Harbour Gazette"), url="http://sluice.test/1",
                      outlet=BLOG)  # fmt: skip
    origin = DeclaredOrigin("Harbour Gazette", *span(CITED, "Harbour Gazette"), OriginKind.FIRST_REPORTED_BY)
    return replace(made, reading=replace(made.reading, declared_origins=(origin,)))


def _doubted() -> Submission:
    by = level(DOUBTED, "Tarn Institute", says="said")
    doubt = utterance(DOUBTED, Act.EVIDENCE_STATUS, "no public evidence for the accusation", by)
    named = _named(DOUBTED, "Tarn Institute")
    return submission(5, DOUBTED, [_accuses(DOUBTED), doubt], named, url="http://trade.test/doubts", outlet=TRADE)


def _witnessed() -> Submission:
    seen = Basis(BasisKind.WITNESSED, *span(WITNESSED, "seen it from the weir"), held_by="Mara Lind")
    by = level(WITNESSED, "Mara Lind", says="accused")
    said = utterance(WITNESSED, Act.ACCUSE, "switching off pumps at night", by, ["Orrin Pumps"])
    named = (
        Mention(*span(WITNESSED, "Mara Lind"), Label.PERSON, "Mara Lind"),
        Mention(*span(WITNESSED, "Orrin Pumps"), Label.ORG, "Orrin Pumps"),
    )
    url = "http://courier.test/witness"
    return submission(6, WITNESSED, [replace(said, basis=(seen,))], named, url=url, outlet=PAPER)


def _back() -> Submission:
    by = level(BACK, "Orrin Pumps", says="accused")
    said = utterance(BACK, Act.ACCUSE, "draining the lower canal without a permit", by, ["Water Board"])
    return submission(7, BACK, [said], _named(BACK), url="http://trade.test/back", outlet=TRADE)


def _namesakes() -> list[Submission]:
    made = []
    for number, (text, label) in enumerate(zip(NAMESAKES, (Label.PERSON, Label.ORG), strict=True)):
        verb = "praised" if number == 0 else "criticised"
        act = Act.PRAISE if number == 0 else Act.CRITICISE
        by = replace(level(text, "Kestrel", says=verb), kind=HolderKind.NAMED)
        said = utterance(text, act, "the plan", by)
        named = (Mention(*span(text, "Kestrel"), label, "Kestrel"),)
        made.append(submission(8 + number, text, [said], named, url=f"http://sluice.test/k{number}", outlet=BLOG))
    return made
