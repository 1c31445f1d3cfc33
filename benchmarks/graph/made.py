"""A newsroom's archive made from a seed: articles with their readings, entities and claims spread as news spreads them.

Names, words and parties follow Zipf's law, so that a few parties are in everything. No text of anybody is used.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import accumulate

from graph.model import (
    Act,
    Article,
    Basis,
    BasisKind,
    HolderKind,
    Label,
    Level,
    Mention,
    Outlet,
    OutletKind,
    Reading,
    Snapshot,
    Target,
    Utterance,
)
from graph.submission import Submission

SEED = 20260301
START = datetime(2024, 1, 1, tzinfo=UTC)
# characters of the prose of a text at the median (its statements come on top), and the spread of the logarithm
MEDIAN, SPREAD = 3400, 0.5
# an article makes 0 to 2 claims and says what earlier ones made; both lists average to one claim and three utterances
_NEW = (0, 1, 1, 2)
_AGAIN = (1, 2, 2, 3)
# the share of accusations among claims, and of answers and repetitions among what is said of an earlier one
_BLAMING, _ANSWERING = 0.5, 0.3
# an earlier claim is taken up while it is news: the last so many claims, the younger the likelier
_NEWS = 2000
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvz"
_CUES = {
    Act.ACCUSE: "accused",
    Act.ASSERT: "said that",
    Act.DENY: "denied that",
    Act.DID_NOT_RESPOND: "did not respond",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made; a newsroom's archive has a hundred thousand articles."""

    articles: int

    @property
    def entities(self) -> int:
        """One entity for two articles."""
        return self.articles // 2


@dataclass(frozen=True, slots=True)
class _Claim:
    holder: str
    target: str | None
    words: str


class _Zipf:
    """Draws from a list, the nth item with a weight of 1/n."""

    def __init__(self, items: Sequence[str], chance: random.Random) -> None:
        self._items, self._chance = items, chance
        self._weights = list(accumulate(1 / n for n in range(1, len(items) + 1)))

    def draw(self) -> str:
        return self._items[min(bisect(self._weights, self._chance.random() * self._weights[-1]), len(self._items) - 1)]


class Archive:
    """All articles of an archive of this size, the same for the same size and seed."""

    def __init__(self, size: Size, *, seed: int = SEED) -> None:
        self.size = size
        self._chance = random.Random(seed)  # noqa: S311  (a benchmark, not a secret)
        words = _distinct(self._chance, 20_000, (1, 3))
        self.entities = _named(self._chance, size.entities)
        self._words, self._parties = _Zipf(words, self._chance), _Zipf(self.entities, self._chance)
        self._rare = words[200:]
        self.outlets = tuple(
            Outlet(f"outlet-{n}", f"{name} Gazette", OutletKind.NEWSPAPER, f"{name} Media", f"outlet-{n}.test")
            for n, name in enumerate(_distinct(self._chance, 120, (2, 3), capital=True))
        )
        self._claims: list[_Claim] = []

    def submissions(self, *, start: int = 0) -> Iterator[Submission]:
        """Yield the articles in the order in which they were recorded, from position `start` + 1 on."""
        for position in range(1, self.size.articles + 1):
            made = self._article(position)
            if position > start:
                yield made

    def _article(self, position: int) -> Submission:
        chance = self._chance
        recorded = START + timedelta(minutes=7 * position)
        outlet = chance.choice(self.outlets)
        url = f"http://{outlet.domain}/{position}"
        text = _Text(self._prose(int(chance.lognormvariate(0, SPREAD) * MEDIAN)))
        for _ in range(chance.choice(_NEW)):
            self._claims.append(self._claim())
            self._say(text, self._claims[-1], again=False)
        for _ in range(chance.choice(_AGAIN)):
            if self._claims:
                back = int(chance.expovariate(5 / _NEWS)) % min(_NEWS, len(self._claims))
                self._say(text, self._claims[-1 - back], again=True)
        for _ in range(4):
            text.mention(self._parties.draw())
        whole = text.whole()
        digest = sha256(whole.encode()).hexdigest()
        snapshot = Snapshot(
            position, f"<urn:uuid:{digest[:32]}>", url, recorded, digest, "a.warc.gz", position * 5000, 2000
        )
        published = (recorded - timedelta(hours=1)).isoformat()
        article = Article(url, self._prose(60).strip(), whole, published=published, language="en")
        reading = Reading(url, tuple(text.mentions), tuple(text.said))
        return Submission(snapshot, outlet, article, url, reading, digest[:16])

    def _claim(self) -> _Claim:
        target = self._parties.draw() if self._chance.random() < _BLAMING else None
        words = " ".join(self._chance.choice(self._rare) for _ in range(9))
        holder = self._parties.draw()
        return _Claim(holder, target if target != holder else None, words)

    def _say(self, text: "_Text", claim: _Claim, *, again: bool) -> None:
        if again and claim.target and self._chance.random() < _ANSWERING:
            if self._chance.random() < 0.5:
                text.say(claim.target, Act.DID_NOT_RESPOND, None, "")
            else:
                text.say(claim.target, Act.DENY, None, claim.words)
            return
        holder = self._parties.draw() if again and self._chance.random() < 0.2 else claim.holder
        own = again and holder != claim.holder and self._chance.random() < 0.3
        target = claim.target if claim.target != holder else None
        text.say(holder, Act.ACCUSE if target else Act.ASSERT, target, claim.words, witnessed=own)

    def _prose(self, length: int) -> str:
        words, held = [], 0
        while held < length:
            word = self._words.draw()
            words.append(word)
            held += len(word) + 1
        sentences = [" ".join(words[n : n + 22]).capitalize() + "." for n in range(0, len(words), 22)]
        return " ".join(sentences)


class _Text:
    """A text that grows by sentences, with where its names and utterances stand."""

    def __init__(self, prose: str) -> None:
        self._pieces, self._length = [prose], len(prose)
        self.mentions: list[Mention] = []
        self.said: list[Utterance] = []

    def whole(self) -> str:
        """Return the text."""
        return "".join(self._pieces)

    def _add(self, words: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return start, self._length

    def mention(self, name: str) -> tuple[int, int]:
        """Add a name in a sentence of its own."""
        self._add(" Beside ")
        span = self._name(name)
        self._add(" others waited.")
        return span

    def _name(self, name: str) -> tuple[int, int]:
        span = self._add(name)
        self.mentions.append(Mention(*span, Label.ORG, name))
        return span

    def say(self, holder: str, act: Act, target: str | None, words: str, *, witnessed: bool = False) -> None:
        """Add a sentence in which somebody says something."""
        self._add(" ")
        start, end = self._name(holder)
        self._add(" ")
        cue = self._add(_CUES[act])
        targets: tuple[Target, ...] = ()
        if target:
            self._add(" ")
            targets = (Target(target, *self._name(target)),)
            self._add(" of")
        self._add(" ")
        content = (self._add(words),) if words else ()
        self._add(".")
        basis = (Basis(BasisKind.WITNESSED, *cue, held_by=holder),) if witnessed else ()
        level = Level(1, holder, HolderKind.NAMED, start=start, end=end, cue=(cue,))
        vector = _vector(words) if words else None
        self.said.append(
            Utterance(act, content, attribution=(level,), targets=targets, basis=basis, score=0.95, vector=vector)
        )


def _vector(words: str) -> bytes:
    return random.Random(words).randbytes(384)  # noqa: S311


def _distinct(chance: random.Random, count: int, syllables: tuple[int, int], *, capital: bool = False) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        pieces = chance.randint(*syllables)
        word = "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(pieces))
        word += chance.choice(("", "n", "r", "s", "l"))
        found[word.capitalize() if capital else word] = None
    return list(found)


def _named(chance: random.Random, count: int) -> list[str]:
    """Return names of two or three invented words each, some with the form of a company."""
    first, last = (_distinct(chance, max(300, int(count**0.5) * 4), (2, 3), capital=True) for _ in range(2))
    found: dict[str, None] = {}
    while len(found) < count:
        name = f"{chance.choice(first)} {chance.choice(last)}"
        found[f"{name} {chance.choice(('Ltd', 'Inc', 'GmbH'))}" if chance.random() < 0.2 else name] = None
    return list(found)
