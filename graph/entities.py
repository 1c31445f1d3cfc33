"""Which entity a name means: candidates come from the store by key, never from an index of everything."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import ids
from graph.naming import signs, spelling
from graph.naming.choice import Asked, Choice, Named, Way, choose
from graph.naming.groups import groups, is_party
from graph.naming.keys import ALIAS, group_key, keys, known_by, sought
from graph.naming.names import is_kind, normalise
from graph.naming.setting import Setting

__all__ = [
    "ALIAS",
    "Named",
    "Resolved",
    "Resolver",
    "group_key",
    "groups",
    "is_party",
    "keys",
    "keys_of",
    "known_by",
    "normalise",
]

# homonyms of one name that are told apart; one more would be for a person to look at, not for every text to add to
_MOST_HOMONYMS = 20


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name of a document means; `new` where the base did not hold it, `similar` what it might be instead.

    `into` is the entity that a merge lets stand for it: what is said is compared as that one's, and kept as its own.
    `keys` are those by which it is found from now on, `signs` what is known of it now; null where that is as it was.
    """

    id: str
    name: str
    group: str
    named: bool
    new: bool
    keys: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    into: str | None = None
    signs: str | None = None

    @property
    def party(self) -> str:
        """Who is meant, by the merges that hold."""
        return self.into or self.id


def keys_of(names: Iterable[str], groups: Mapping[str, str], forms: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return every key that resolving these names of a document asks for, given what else it calls them."""
    known = [name for name in names if name in groups]
    found = {key for n in known for key in sought(n, groups[n])}
    return found.union(*((form, ALIAS + form) for n in known for form in forms.get(n, ())))


@dataclass(slots=True)
class Resolver:
    """Resolve the names of one document; what it makes new is known to its later questions."""

    article: str
    lookup: Callable[[Sequence[str]], Sequence[Named]]
    groups: Mapping[str, str]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    _known: dict[str, Resolved] = field(default_factory=dict)
    _held: dict[str, dict[str, Named]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _here: set[str] = field(default_factory=set)
    _signs: dict[str, str] = field(default_factory=dict)
    _proposed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def resolve_all(self, names: Iterable[str]) -> None:
        """Resolve many names with one look-up."""
        wanted = [n for n in dict.fromkeys(names) if n not in self._known]
        named = [n for n in wanted if n in self.groups]
        self._look_up(named)
        for name in sorted(named, key=lambda n: (-len(n), n)):
            self._known[name] = self._resolve(name)
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
            later = resolved.signs if resolved.signs is not None else first.signs
            found[resolved.id] = replace(first if first.new else resolved, keys=keys_of_both, signs=later)
        return tuple(found.values())

    def proposed(self) -> dict[str, tuple[str, ...]]:
        """Return the entities of the base that this document lets one be of another name, with all they may be."""
        return dict(self._proposed)

    def _look_up(self, names: Sequence[str]) -> None:
        forms = {name: self.settings[name].forms for name in names if name in self.settings}
        missing = sorted(keys_of(names, self.groups, forms) - self._asked)
        for hit in self.lookup(missing) if missing else ():
            self._held.setdefault(hit.key, {})[hit.id] = hit
        self._asked.update(missing)

    def _resolve(self, name: str) -> Resolved:
        group, setting = self.groups[name], self.settings.get(name)
        if owner := self._within(name):
            return replace(owner, keys=(), signs=None)
        wanted = (*sought(name, group), *(setting.forms if setting else ()))
        found = [named for key in wanted for named in self._held.get(key, {}).values()]
        choice = choose(Asked(name, group, setting, frozenset(self._here)), found)
        resolved = self._joined(name, choice) or self._made(name, choice)
        self._remember(resolved)
        return resolved

    def _within(self, name: str) -> Resolved | None:
        """Return the only one named so far whom one word means in this document; across documents it says nothing.

        A person by the surname, a body by its kind: "Aasheim", "the Tribune".
        """
        group = self.groups[name]
        word = keys(name, group)[0]
        if " " in word or not (group == "person" or (group == "org" and is_kind(word))):
            return None
        bearers = {}
        for other, known in self._known.items():
            if known.named and self.groups[other] == group:
                words = keys(other, group)[0].split()
                if len(words) > 1 and (words[-1] == word if group == "person" else word in words):
                    bearers[known.id] = known
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _joined(self, name: str, choice: Choice) -> Resolved | None:
        if choice.chosen is None:
            return None
        held, way = choice.chosen.named, choice.chosen.way
        full = keys(name, self.groups[name])
        found_by = full if way <= Way.SHORT else (ALIAS + full[0],)
        return self._resolved(held, name, found_by, plainly=way is Way.NAME and choice.chosen.same_group)

    def _resolved(self, held: Named, name: str, found_by: Sequence[str], *, plainly: bool) -> Resolved:
        # its own names again: a text that was recorded earlier says since when they are known
        others = (key for key in self._forms(name) if held.id not in self._held.get(key, {}))
        more = tuple(dict.fromkeys((*found_by, *others)))
        self._propose(held, name)
        known = self._signs.get(held.id, held.signs)
        told = self._told(name, known, plainly=plainly)
        now = told if told != known else None
        return Resolved(held.id, held.name, held.group, True, False, keys=more, into=held.into, signs=now)

    def _made(self, name: str, choice: Choice) -> Resolved:
        group = self.groups[name]
        own = keys(name, group)
        taken = self._held.get(own[0], {})
        for number in range(_MOST_HOMONYMS):
            free = ids.entity(group, own[0], number)
            if free not in taken:
                break
        else:
            return self._resolved(taken[free], name, own, plainly=False)
        found_by = (*own, *self._forms(name), *spelling.keys(own[0], group))
        return Resolved(
            free, name, group, named=True, new=True, keys=tuple(dict.fromkeys(found_by)), similar=choice.similar,
            signs=self._told(name, "", plainly=False),
        )  # fmt: skip

    def _forms(self, name: str) -> tuple[str, ...]:
        setting = self.settings.get(name)
        # a place by which a body is called for short is no name of the body elsewhere
        return tuple(
            ALIAS + form
            for form in (setting.forms if setting else ())
            if all(held.group != "place" for held in self._held.get(form, {}).values())
        )

    def _told(self, name: str, held: str, *, plainly: bool) -> str:
        """Return the signs of an entity with what is told here; `plainly` where any text would mean it by the name."""
        setting = self.settings.get(name)
        told = signs.kept(held, setting.signs) if setting else held
        return told if plainly else signs.meant(told, self.article)

    def _propose(self, held: Named, name: str) -> None:
        """Propose that what the document calls this one so too is it: it is held as somebody of that name."""
        setting = self.settings.get(name)
        for form in setting.forms if setting else ():
            for other in self._held.get(form, {}).values():
                called = other.group == held.group and keys(other.name, other.group)[0] == form
                one = {held.id, held.into} & {other.id, other.into} - {None}
                if called and not one and other.id not in held.similar and held.id not in other.similar:
                    self._proposed[other.id] = (*other.similar, held.id)

    def _remember(self, resolved: Resolved) -> None:
        """Let the later names of the document find whom this one means."""
        self._here.add(resolved.id)
        r = resolved
        if r.signs is not None:
            self._signs[r.id] = r.signs
        for key in r.keys:
            # who is named here fits whatever is told: the signs are not asked for
            self._held.setdefault(key, {}).setdefault(r.id, Named(key, r.id, r.name, r.group, r.into))
