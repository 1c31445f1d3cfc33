"""Whom a name means among those that its keys lead to: the surest way first, where the text does not object."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Self

from graph.naming import names, signs, spelling
from graph.naming.keys import ALIAS, keys
from graph.naming.setting import Setting
from graph.naming.signs import Judged, Verdict
from graph.rows import Value

# what keys of spelling begin with
_FUZZY = "*?#"
# a person who reviews looks at no more than these
_MOST_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a name key leads to; `into` is the one that a merge lets stand for it.

    `signs` are what documents have told of it (`signs.py`), `similar` the entities that it may be one with.
    """

    key: str
    id: str
    name: str
    group: str
    into: str | None = None
    signs: str = ""
    similar: tuple[str, ...] = ()

    @classmethod
    def made(cls, identity: str, props: Mapping[str, Value]) -> Self:
        """Return an entity as its row makes it."""
        return cls("", identity, str(props["name"]), str(props["group"])).told(props)

    def told(self, props: Mapping[str, Value]) -> Self:
        """Return this entity as a row changes it."""
        found = props.get("similar", self.similar)
        similar = tuple(map(str, found)) if isinstance(found, list | tuple) else ()
        return replace(self, signs=str(props.get("signs", self.signs)), similar=similar)

    def known_as(self, other: "Named") -> Self:
        """Return this entity, under its own key, with what is told of it in another row."""
        return replace(self, signs=other.signs, similar=other.similar)


class Way(IntEnum):
    """How a name leads to an entity, surest first."""

    NAME = 0  # it is called so
    SHORT = 1  # but for words that companies drop
    ALIAS = 2  # a document calls it so too
    VARIANT = 3  # in another order, with initials, cut short
    SLIP = 4  # but for a slip of the pen
    COUSIN = 5  # but for words that both have and companies drop: never enough, "Alder Systems" is not "Alder Labs"


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a document: what it means is asked with all that the document tells of it.

    `here` are the entities that other names of the document mean.
    """

    name: str
    group: str
    setting: Setting | None
    here: frozenset[str] = frozenset()

    @property
    def full(self) -> str:
        """The folded name."""
        return keys(self.name, self.group)[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a name may mean: by which way, and how the document fits it."""

    named: Named
    way: Way
    judged: Judged
    same_group: bool

    @property
    def party(self) -> str:
        """Who is meant, by the merges that hold."""
        return self.named.into or self.named.id


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity chosen, or none and those that it may be, likeliest first."""

    chosen: Hit | None
    similar: tuple[str, ...] = ()


def choose(asked: Asked, found: Iterable[Named]) -> Choice:
    """Choose whom a name means; independent of the order in which entities were found."""
    called: list[Named] = []
    near: list[Named] = []
    for named in found:
        (near if named.key[0] in _FUZZY else called).append(named)
    hits = _called(asked, called)
    # a text that is read again means whom it meant, though it has made others known since
    best = _surest(asked, [h for h in hits if h.judged.again and h.same_group]) or _surest(asked, hits)
    if best is None:
        # most names are held, and need not be compared with those that are only like them
        known = {hit.named.id for hit in hits if hit.way < Way.VARIANT}
        hits = {h.named.id: h for h in (*_near(asked, near, known), *hits)}.values()
        best = _surest(asked, hits)
    if best:
        return Choice(best)
    likely = sorted((h for h in hits if _may_be(h)), key=lambda h: (h.way, -h.judged.points, h.named.id))
    return Choice(None, tuple(h.named.id for h in likely)[:_MOST_SIMILAR])


def _surest(asked: Asked, hits: Collection[Hit]) -> Hit | None:
    for way in sorted({hit.way for hit in hits}):
        best = _best(asked, way, [hit for hit in hits if hit.way is way])
        if best:
            return best
    return None


def _called(asked: Asked, found: Iterable[Named]) -> Collection[Hit]:
    """Return those who are called so, each by the surest way."""
    own = keys(asked.name, asked.group)
    ways: dict[str, tuple[Way, Named]] = {}
    for named in found:
        way = _way(own, asked, named)
        if _compatible(named.group, asked.group, way) and (named.id not in ways or way < ways[named.id][0]):
            ways[named.id] = (way, named)
    return [_hit(asked, named, way) for _, (way, named) in sorted(ways.items())]


def _near(asked: Asked, found: Iterable[Named], known: Collection[str]) -> list[Hit]:
    """Return those whose names may be this one written in another way; whichever key it was, the names decide."""
    full = asked.full
    hits = []
    for named in {n.id: n for n in found if n.group == asked.group and n.id not in known}.values():
        kin = spelling.kinship(full, keys(named.name, named.group)[0], asked.group)
        if kin is not None:
            hits.append(_hit(asked, named, Way.VARIANT if kin is spelling.Kinship.VARIANT else Way.SLIP))
    return hits


def _hit(asked: Asked, named: Named, way: Way) -> Hit:
    return Hit(named, way, _judged(asked, named), named.group == asked.group)


def _way(own: tuple[str, ...], asked: Asked, named: Named) -> Way:
    if named.key in own:
        theirs = keys(named.name, named.group)[0]
        if own[0] == named.key == theirs or _spelt_alike(asked, named):
            return Way.NAME
        return Way.COUSIN if _cousins(asked.full, theirs, named.key) else Way.SHORT
    if named.key[0] == ALIAS:
        return Way.ALIAS
    # a document gives an acronym to one alone; what it cuts a name to may be the name of somebody else
    return Way.VARIANT if named.key in own[0].split() else Way.ALIAS


def _cousins(one: str, other: str, key: str) -> bool:
    """Tell whether two names share their short form only, and neither is the other cut short."""
    cut = one.startswith(f"{other} ") or other.startswith(f"{one} ") or one == other
    return names.short(one) == names.short(other) == key and not cut


def _spelt_alike(asked: Asked, named: Named) -> bool:
    theirs = keys(named.name, named.group)[0]
    return names.spelt_out(asked.name, asked.group) == theirs or names.spelt_out(named.name, named.group) == asked.full


def _compatible(held: str, asked: str, way: Way) -> bool:
    # readers take a young company for a product and a city for its government; never a person for a company
    return held == asked or (way <= Way.SHORT and "person" not in (held, asked))


def _judged(asked: Asked, named: Named) -> Judged:
    if named.id in asked.here:
        return Judged(Verdict.FITS, 2 * signs.AGREES)
    if asked.setting is None:
        return Judged(Verdict.SILENT, 0)
    office = asked.group == "org" and names.is_office(asked.full)
    return signs.judge(asked.setting.signs, named.signs, asked.group, office=office)


def _best(asked: Asked, way: Way, hits: Sequence[Hit]) -> Hit | None:
    alone = _alone(hits)
    fitting = [hit for hit in hits if _suffices(asked, way, hit, alone=alone)]
    order = sorted(fitting, key=lambda h: (not h.same_group, -h.judged.points, not h.named.signs, h.named.id))
    if not order:
        return None
    best = order[0]
    rest = [hit for hit in order[1:] if hit.party != best.party]
    if rest and _rank(rest[0]) == _rank(best):
        return None
    return best


def _rank(hit: Hit) -> tuple[bool, int, bool]:
    return not hit.same_group, -hit.judged.points, not hit.named.signs


def _alone(hits: Sequence[Hit]) -> bool:
    return len({hit.party for hit in hits}) == 1


def _suffices(asked: Asked, way: Way, hit: Hit, *, alone: bool) -> bool:
    """Tell whether what speaks for an entity is enough for a name that leads to it in this way."""
    # brothers are named in one breath
    brother = way is Way.SLIP and asked.group == "person" and hit.named.id in asked.here
    if way is Way.COUSIN or (brother and asked.setting is not None and not asked.setting.sure):
        return False
    fits, silent = hit.judged.verdict is Verdict.FITS, hit.judged.verdict is Verdict.SILENT
    if asked.setting is None or asked.setting.sure:
        # nothing is known of the text, or the name means one whatever the text is about
        return way <= Way.SHORT
    if way is Way.NAME and hit.same_group:
        return fits or (silent and _is_enough(asked, hit, alone=alone))
    if way is Way.SHORT and hit.same_group:
        return fits or (silent and alone)
    if way is Way.ALIAS and alone and silent:
        return asked.group == "org" and not names.is_office(asked.full)
    return fits


def _is_enough(asked: Asked, hit: Hit, *, alone: bool) -> bool:
    """Tell whether the name alone, where the text says nothing against it, is enough."""
    if asked.group == "person":
        return " " in asked.full
    if asked.group == "org" and names.is_office(asked.full) and asked.setting is not None:
        # any country may have one: with no other known, it is apart only where the texts are of other places
        return hit.judged.points > 0 or (alone and not signs.elsewhere(asked.setting.signs, hit.named.signs))
    return True


def _may_be(hit: Hit) -> bool:
    return hit.way is Way.NAME or hit.judged.verdict is not Verdict.CONTRARY
