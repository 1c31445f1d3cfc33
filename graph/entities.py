"""Which entity a name means: candidates come from the store by key, never from an index of everything."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cleanco import basename

from graph import ids
from graph.lexicon import lexicon
from graph.model import HolderKind, Label, Level, Reading

_GROUPS = {
    Label.ORG: "org",
    Label.PERSON: "person",
    Label.GPE: "place",
    Label.LOC: "place",
    Label.NORP: "place",
    Label.FAC: "place",
    Label.PRODUCT: "thing",
    Label.EVENT: "thing",
    Label.MISC: "thing",
}
_NOT_WORDS = re.compile(r"[^\w&+]+")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a name key leads to; `into` is the one that a merge lets stand for it."""

    key: str
    id: str
    name: str
    group: str
    into: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name of a document means; `new` where the base did not hold it, `similar` what it might be instead.

    `into` is the entity that a merge lets stand for it: what is said is compared as that one's, and kept as its own.
    """

    id: str
    name: str
    group: str
    named: bool
    new: bool
    keys: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    into: str | None = None

    @property
    def party(self) -> str:
        """Who is meant, by the merges that hold."""
        return self.into or self.id


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Fold a name: case, accents, possessive, punctuation, the leading article and the company form."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = re.sub(r"['’]s$", "", folded.strip())
    words = _NOT_WORDS.sub(" ", basename(folded) or folded).strip()
    return re.sub(r"^the ", "", words) or folded


def keys(name: str, group: str) -> tuple[str, ...]:
    """Return the keys under which a name is found, surest first: as it is, then without optional words."""
    full = normalise(name)
    if group != "org":
        return (full,)
    words = full.split()
    while len(words) > 1 and words[-1] in lexicon().optional_in_company_names:
        words.pop()
    short = " ".join(words)
    return (full,) if short == full else (full, short)


def group_key(name: str) -> str | None:
    """Return the key under which an unnamed group of other articles is found; null for one as general as "officials".

    No name key holds a tilde: a group never meets a name.
    """
    words = [word for word in normalise(name).split() if word not in lexicon().stop]
    return f"~{' '.join(words)}" if len(words) > 1 else None


@dataclass(slots=True)
class Resolver:
    """Resolve the names of one document; what it makes new is known to its later questions."""

    article: str
    lookup: Callable[[Sequence[str]], Sequence[Named]]
    groups: Mapping[str, str]
    _known: dict[str, Resolved] = field(default_factory=dict)

    def resolve_all(self, names: Iterable[str]) -> None:
        """Resolve many names with one look-up."""
        wanted = [n for n in dict.fromkeys(names) if n not in self._known]
        named = [n for n in wanted if n in self.groups]
        by_key: dict[str, list[Named]] = {}
        for hit in self.lookup(sorted({k for n in named for k in keys(n, self.groups[n])})) if named else ():
            by_key.setdefault(hit.key, []).append(hit)
        for name in sorted(named, key=lambda n: (-len(n), n)):
            self._known[name] = self._choose(name, by_key)
        for name in wanted:
            if name not in self.groups:
                words = normalise(name)
                self._known[name] = Resolved(ids.unnamed(self.article, words), name, "group", named=False, new=True)

    def __call__(self, name: str) -> Resolved:
        """Return what `name` means in this document."""
        if name not in self._known:
            self.resolve_all([name])
        return self._known[name]

    def everything(self) -> tuple[Resolved, ...]:
        """Return every entity that the document names, once."""
        found: dict[str, Resolved] = {}
        for resolved in self._known.values():
            first = found.setdefault(resolved.id, resolved)
            keys_of_both = tuple(dict.fromkeys((*first.keys, *resolved.keys)))
            found[resolved.id] = replace(first if first.new else resolved, keys=keys_of_both)
        return tuple(found.values())

    def _choose(self, name: str, by_key: dict[str, list[Named]]) -> Resolved:
        group = self.groups[name]
        wanted = keys(name, group)
        for key in wanted:
            hits = [h for h in by_key.get(key, ()) if _compatible(h.group, group)]
            hits.sort(key=lambda h: (h.group != group, normalise(h.name) != wanted[0], h.id))
            distinct = {h.into or h.id for h in hits}
            sure = len(distinct) == 1 or (hits and normalise(hits[0].name) == wanted[0])
            if hits and sure:
                best = hits[0]
                return Resolved(best.id, best.name, best.group, named=True, new=False, keys=wanted, into=best.into)
        similar = tuple(sorted({h.id for k in wanted for h in by_key.get(k, ()) if h.group == group}))
        made = Resolved(ids.entity(group, wanted[0]), name, group, named=True, new=True, keys=wanted, similar=similar)
        for key in wanted:
            by_key.setdefault(key, []).append(Named(key, made.id, name, group))
        return made


def _compatible(held: str, asked: str) -> bool:
    # readers take a young company for a product and a city for its government; never a person for a company
    return held == asked or "person" not in (held, asked)


def is_party(label: Label) -> bool:
    """Tell whether a name of this kind can be a party; dates and sums cannot."""
    return label in _GROUPS


def groups(reading: Reading, also: Mapping[str, str]) -> dict[str, str]:
    """Return the kind group of every *named* party of a reading; unnamed groups are left out."""
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.label in _GROUPS:
            found.setdefault(mention.entity, _GROUPS[mention.label])
    for utterance in reading.utterances:
        for level in utterance.attribution:
            for name in _parties(level):
                found.setdefault(name, "org")
    for name, group in also.items():
        found.setdefault(name, group)
    return found


def _parties(level: Level) -> tuple[str, ...]:
    holders = level.names if level.kind is HolderKind.NAMED else ()
    return (*holders, *(name for name in (level.speaks_for, level.affiliation) if name))
