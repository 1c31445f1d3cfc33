"""What a document tells of whom it names: who and what is near the name, and what else it calls them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.matching.frequencies import stems, weight
from graph.matching.words import tokens
from graph.model import HolderKind, Mention, Part
from graph.naming import around, names, signs
from graph.naming.forms import forms
from graph.naming.keys import keys
from graph.naming.words import name_words
from graph.submission import Submission

# places of a name that are looked at: what somebody does is told where the name first stands
_MOST_PLACES = 2
# the words of a text that tell its story: the headline and its beginning
_LEAD, _MOST_STEMS, _MOST_PARTIES = 400, 8, 8
_RARE = 4.0  # weight of a stem that stands in fewer than one of fifty texts
_IN = re.compile(r"\s+(of|in)\s+(the\s+)?")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document tells of a name: signs (`signs.py`), other names of it, and whether it has the name from itself.

    `sure` are names that the list of outlets gives, which mean one whatever the text is about.
    """

    signs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    sure: bool = False


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
            lower = text.casefold()
            for namesake in name_words().namesakes:
                # a pattern is slow to find nothing in a long text, and most texts have none
                for match in namesake.pattern.finditer(text) if namesake.hint in lower else ():
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
            if len(between) > 2 * around.NEAR or re.search(r"[.!?]\s|\n", between):
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
        start, end = around.before(text, m.start), self._end(text, m)
        near = [o for o in here[bisect_left(starts, start) :] if o.start < end and o.entity != m.entity]
        # the next one of its kind has words of its own
        end = next((o.start for o in near if o.start > m.end and self.groups.get(o.entity) == group), end)
        self._does(m.entity, group, f"{text[start : m.start]} {text[m.end : end]}")
        for o in near:
            if o.end <= end:
                self._beside(m.entity, group, o)
        behind = here[number + 1] if number + 1 < len(here) else None
        if behind and group == "org" and _IN.fullmatch(text, m.end, behind.start):
            self._beside(m.entity, group, behind)

    def _end(self, text: str, m: Mention) -> int:
        end = around.after(text, m.end)
        for namesake in name_words().namesakes if m.entity in self.marked else ():
            # what follows is of the other one
            cut = namesake.pattern.search(text, m.end, end)
            end = cut.start() if cut else end
        return end

    def _does(self, name: str, group: str, words: str) -> None:
        fields = name_words().fields[group]
        for word in re.findall(r"\w+", words.casefold()):
            if (one := word if word in fields else word.removesuffix("s")) in fields:
                self._add(name, signs.DOES + one)

    def _beside(self, name: str, group: str, other: Mention) -> None:
        if self.groups.get(other.entity) == "place":
            self._add(name, signs.HOME + names.normalise(other.entity))
        elif group == "person" and self.groups.get(other.entity) == "org":
            self._add(name, signs.OF + short(other.entity))

    def _affiliated(self) -> None:
        for utterance in self.submission.reading.utterances:
            for level in utterance.attribution:
                for other in (level.speaks_for, level.affiliation):
                    if other and level.kind is HolderKind.NAMED and level.holder in self.groups:
                        self._add(level.holder, signs.OF + short(other))

    def _with_story(self) -> dict[str, tuple[str, ...]]:
        told = self._story()
        whence = (signs.OUTLET + self.submission.outlet.key, signs.ARTICLE + self.submission.article_id)
        found = {}
        for name in self.groups:
            # who is mentioned to be told from another has no part in the story
            story = () if name in self.marked else told
            itself = signs.PARTY + short(name)
            found[name] = (*self.found.get(name, ()), *whence, *(sign for sign in story if sign != itself))
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
        named = {stem for name in self.groups for stem in _stems(name)}
        lead = dict.fromkeys(
            s for word in tokens(f"{article.title or ''} {article.text[:_LEAD]}") for s in _stems(word)
        )
        telling = [s for s in lead if s not in named and s.isalpha() and weight(s) >= _RARE]
        rare = sorted(telling, key=lambda s: (-weight(s), s))[:_MOST_STEMS]
        return [*[*parties][:_MOST_PARTIES], *[*places][:_MOST_PARTIES], *(signs.WORD + s for s in rare)]


@lru_cache(maxsize=65536)
def _stems(words: str) -> tuple[str, ...]:
    return tuple(stems(words))


@lru_cache(maxsize=65536)
def short(name: str) -> str:
    """Return the shortest key of a name, by which it is noted as a party of another."""
    return keys(name, "org")[-1]


def settings(submission: Submission, groups: Mapping[str, str], sure: Iterable[str] = ()) -> dict[str, Setting]:
    """Return what a document tells of each of its names; `sure` are those of its publisher and wires."""
    own = frozenset(sure)
    told = _Reader(submission, groups, own).read()
    called = forms(submission, groups)
    return {name: Setting(told[name], called.get(name, ()), name in own) for name in groups}
