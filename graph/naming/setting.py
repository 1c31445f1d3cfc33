"""What a document tells of whom it names: who and what is near the name, and what else it calls them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.lexicon import lexicon
from graph.matching.frequencies import stems, weight
from graph.model import HolderKind, Mention, Part
from graph.naming import names, signs
from graph.naming.keys import keys
from graph.naming.words import name_words
from graph.submission import Submission

# places of a name that are looked at: what somebody does is told where the name first stands
_MOST_PLACES = 2
# what is near enough to a name to be about it, in code points and in words
_NEAR, _WORDS = 80, 7
# the words of a text that tell its story: the headline and its beginning
_LEAD, _MOST_STEMS, _MOST_PARTIES = 400, 8, 8
_RARE = 4.0  # weight of a stem that stands in fewer than one of fifty texts
_TOKEN = re.compile(r"[\w’'.-]+|[^\w\s]")
_IN = re.compile(r"\s+(of|in)\s+(the\s+)?")
_AGE = re.compile(r"\s*,?\s*\d+\s*")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document tells of a name: signs (`signs.py`), other names of it, and whether it has the name from itself.

    `sure` are names that the list of outlets gives, which mean one whatever the text is about.
    """

    signs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    sure: bool = False


def forms(submission: Submission, groups: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what else the document calls its organisations and people: acronyms, short forms; folded, in order."""
    found: dict[str, dict[str, None]] = {}
    own = {names.normalise(name) for name in groups}
    for m in submission.reading.mentions:
        group = groups.get(m.entity)
        surface = submission.field(m.part)[m.start : m.end]
        if group not in ("org", "person") or surface == m.entity:
            continue
        form = _form(surface, m.entity, group)
        if form and form not in own:
            found.setdefault(m.entity, {})[form] = None
    for name, form in _without_places(submission, groups):
        found.setdefault(name, {})[form] = None
    return {name: tuple(forms) for name, forms in found.items()}


def _form(surface: str, name: str, group: str) -> str | None:
    form, full = names.folded(surface, group), names.folded(name, group)
    if form in keys(name, group) or not surface[:1].isupper() or names.is_kind(form):
        return None
    if group == "person":
        # a surname alone is somebody in its own document only
        short = len(form.split()) < 2 or form.split()[-1] != full.split()[-1]
        return None if short else form
    if _is_acronym(surface, name):
        return form
    words, rest = form.split(), set(full.split()) - set(form.split())
    # what the team of a company is called for short is the company
    whole = name_words().parts.isdisjoint(rest)
    return form if whole and set(words) <= set(full.split()) and words[0] not in lexicon().stop else None


def _is_acronym(surface: str, name: str) -> bool:
    letters = surface.replace(".", "")
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters == initials


def _without_places(submission: Submission, groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield offices that a name tells by their place: the "Veldmark Interior Ministry" is the Interior Ministry."""
    places = {names.normalise(name) for name, group in groups.items() if group == "place"}
    for name, group in groups.items() if places else ():
        first, _, rest = names.normalise(name).partition(" ")
        if group == "org" and first in places and len(rest.split()) > 1 and names.is_office(rest):
            yield name, rest


@dataclass(slots=True)
class _Reader:
    """Reads the signs of one document."""

    submission: Submission
    groups: Mapping[str, str]
    own: frozenset[str]
    marked: set[str] = field(default_factory=set)
    found: dict[str, dict[str, None]] = field(default_factory=dict)
    _parts: dict[Part, tuple[list[Mention], list[int]]] = field(default_factory=dict)

    def read(self) -> dict[str, tuple[str, ...]]:
        for part in Part:
            here = sorted((m for m in self.submission.reading.mentions if m.part is part), key=lambda m: m.start)
            self._parts[part] = (here, [m.start for m in here])
        self._mark()
        self._near()
        self._affiliated()
        return self._with_story()

    def _add(self, name: str, sign: str) -> None:
        self.found.setdefault(name, {})[sign] = None

    def _mark(self) -> None:
        for part in Part:
            text = self.submission.field(part)
            for namesake in name_words().namesakes:
                for match in namesake.pattern.finditer(text):
                    if name := self._nearest(part, text, match, after=namesake.after):
                        self.marked.add(name)
                        self._add(name, signs.NAMESAKE)

    def _nearest(self, part: Part, text: str, match: re.Match[str], *, after: bool) -> str | None:
        """Return the name that words about a namesake are said of: the nearest before or after, in the sentence."""
        here, starts = self._parts[part]
        at = bisect_left(starts, match.start())
        order = here[at:] if after else here[:at][::-1]
        for m in order:
            between = text[match.end() : m.start] if after else text[m.end : match.start()]
            if len(between) > 2 * _NEAR or re.search(r"[.!?]\s|\n", between):
                return None
            if self.groups.get(m.entity) in ("org", "person") and text[m.start].isupper():
                return m.entity
        return None

    def _near(self) -> None:
        seen: dict[str, int] = {}
        for part in (Part.TEXT, Part.TITLE):
            for number, m in enumerate(self._parts[part][0]):
                group = self.groups.get(m.entity)
                if group not in ("org", "person") or seen.get(m.entity, 0) >= _MOST_PLACES:
                    continue
                seen[m.entity] = seen.get(m.entity, 0) + 1
                self._around(part, number, m, group)

    def _around(self, part: Part, number: int, m: Mention, group: str) -> None:
        text = self.submission.field(part)
        here, starts = self._parts[part]
        start = _before(text, m.start)
        end = _after(text, m.end)
        for namesake in name_words().namesakes if m.entity in self.marked else ():
            # what follows is of the other one
            cut = namesake.pattern.search(text, m.end, end)
            end = cut.start() if cut else end
        near = [o for o in here[bisect_left(starts, start) :] if start <= o.start < end and o.entity != m.entity]
        if stop := next((o.start for o in near if o.start > m.end and self.groups.get(o.entity) == group), None):
            end = stop
        fields = name_words().fields[group]
        for word in re.findall(r"\w+", text[start : m.start].casefold() + " " + text[m.end : end].casefold()):
            if word in fields or word.removesuffix("s") in fields:
                self._add(m.entity, signs.DOES + (word if word in fields else word.removesuffix("s")))
        behind = here[number + 1] if number + 1 < len(here) else None
        if (
            group == "org"
            and behind
            and self.groups.get(behind.entity) == "place"
            and _IN.fullmatch(text, m.end, behind.start)
        ):
            self._add(m.entity, signs.HOME + names.normalise(behind.entity))
        for o in near:
            if o.end <= end and self.groups.get(o.entity) == "place":
                self._add(m.entity, signs.HOME + names.normalise(o.entity))
            elif o.end <= end and group == "person" and self.groups.get(o.entity) == "org":
                self._add(m.entity, signs.OF + short(o.entity))

    def _affiliated(self) -> None:
        for utterance in self.submission.reading.utterances:
            for level in utterance.attribution:
                for other in (level.speaks_for, level.affiliation):
                    if other and level.kind is HolderKind.NAMED and level.holder in self.groups:
                        self._add(level.holder, signs.OF + short(other))

    def _with_story(self) -> dict[str, tuple[str, ...]]:
        told = self._story()
        found = {}
        for name in self.groups:
            # who is mentioned to be told from another has no part in the story
            story = () if name in self.marked else told
            itself = signs.PARTY + short(name)
            outlet = signs.OUTLET + self.submission.outlet.key
            found[name] = (*self.found.get(name, ()), outlet, *(sign for sign in story if sign != itself))
        return found

    def _story(self) -> list[str]:
        parties: dict[str, None] = {}
        places: dict[str, None] = {}
        for m in self._parts[Part.TEXT][0]:
            group = self.groups.get(m.entity)
            if group in ("org", "person") and m.entity not in self.own:
                parties[signs.PARTY + short(m.entity)] = None
            elif group == "place":
                places[signs.PLACE + names.normalise(m.entity)] = None
        article = self.submission.article
        named = {stem for name in self.groups for stem in stems(name)}
        lead = dict.fromkeys(stems(f"{article.title or ''} {article.text[:_LEAD]}"))
        telling = [s for s in lead if s not in named and s.isalpha() and weight(s) >= _RARE]
        rare = sorted(telling, key=lambda s: (-weight(s), s))[:_MOST_STEMS]
        return [*[*parties][:_MOST_PARTIES], *[*places][:_MOST_PARTIES], *(signs.WORD + s for s in rare)]


def short(name: str) -> str:
    """Return the shortest key of a name, by which it is noted as a party of another."""
    return keys(name, "org")[-1]


def settings(submission: Submission, groups: Mapping[str, str], sure: Iterable[str] = ()) -> dict[str, Setting]:
    """Return what a document tells of each of its names; `sure` are those of its publisher and wires."""
    own = frozenset(sure)
    told = _Reader(submission, groups, own).read()
    called = forms(submission, groups)
    return {name: Setting(told[name], called.get(name, ()), name in own) for name in groups}


def _before(text: str, start: int) -> int:
    """Return where the words begin that describe a name and stand before it: "the former handball coach" ..."""
    first = max(0, start - _NEAR)
    tokens = list(_TOKEN.finditer(text, first, start))
    stop = lexicon().stop
    begin = start
    for number, token in enumerate(reversed(tokens)):
        word = token.group()
        if number == 0 and word == ",":
            continue
        ends = word.endswith(".") and len(word) > 5
        if number >= _WORDS or not word[0].isalnum() or ends or word.casefold() in stop:
            break
        begin = token.start()
    return begin


def _after(text: str, end: int) -> int:
    """Return where the words end that describe a name and stand behind it between commas."""
    if age := _AGE.match(text, end):
        end = age.end()
    opens = re.compile(r"\s*(,|\(| is (a|an|the)\b| was (a|an|the)\b)").match(text, end)
    if not opens:
        return end
    found = opens.end()
    for number, token in enumerate(_TOKEN.finditer(text, found, min(len(text), found + _NEAR))):
        word = token.group()
        if number >= _WORDS or word in ',;:()\n“”"' or word.casefold() in ("whose", "and", "said", "told"):
            break
        found = token.end()
        if word.endswith(".") and len(word) > 5:
            break
    return found
