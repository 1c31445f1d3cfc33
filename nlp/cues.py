"""Where the words of a sentence are a cue: a form of the lexicon that is a verb here, with its auxiliaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.frames import Stretch
from nlp.lexicon import Cue, Frame
from nlp.words import NOMINAL, Tag, Words

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"])
_AROUND = frozenset({Tag.AUX, Tag.NEG, Tag.ADV})


@dataclass(frozen=True, slots=True)
class Match:
    """A cue in a sentence: its stretch with auxiliaries, its head, and how it stands to its subject."""

    start: int
    head: int
    end: int
    entry: Cue
    passive: bool
    participle: bool
    negated: bool

    @property
    def stretch(self) -> Stretch:
        """The words of the cue."""
        return self.start, self.end


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Return the rest of each form and its entry by the form's first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in lexicon.cues():
        for form in cue.forms:
            first, *rest = form.split()
            found.setdefault(first, []).append((tuple(rest), cue))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def matches(words: Words, start: int, end: int) -> Iterator[Match]:
    """Yield the cues between two tokens, from left to right."""
    forms = _forms()
    i = start
    while i < end:
        entries = forms.get(words.lower[i])
        found = _match(words, i, start, end, entries) if entries else None
        if found is not None:
            yield found
        i = found.end if found is not None else i + 1


def _match(words: Words, i: int, low: int, high: int, entries: tuple[tuple[tuple[str, ...], Cue], ...]) -> Match | None:
    for rest, entry in entries:
        end = i + 1 + len(rest)
        if end <= high and words.lower[i + 1 : end] == rest:
            return _verb(words, i, low, end, entry)
    return None


def _verb(words: Words, i: int, low: int, end: int, entry: Cue) -> Match | None:
    first = i
    while first > low and words.tag[first - 1] in _AROUND:
        first -= 1
    while first < i and words.lower[first] in {
        "now",
        "today",
        "then",
        "still",
        "so",
        "yet",
        "together",
        "very",
        "well",
    }:
        first += 1
    before = words.tag[first - 1] if first > low else None
    auxiliaries = words.lower[first:i]
    ing = words.lower[i].endswith("ing")
    be = any(word in _BE for word in auxiliaries)
    if not _finite(words, i, before, entry, auxiliaries):
        return None
    passive = be and not ing and words.lower[i].endswith(("ed", "en", "ld", "nt", "found", "shown"))
    # "X, accused by Y of P, said"
    reduced = entry.frame is Frame.PARTY and words.lower[i].endswith("ed") and not auxiliaries and end < len(words)
    passive = passive or (reduced and words.lower[end] == "by" and before in NOMINAL | {Tag.COMMA, None})
    negated = any(words.tag[k] is Tag.NEG for k in range(first, i))
    return Match(first, i, end, entry, passive, ing and not be, negated)


def _finite(words: Words, i: int, before: Tag | None, entry: Cue, auxiliaries: tuple[str, ...]) -> bool:
    """Whether the form is a verb with a subject, not a noun, a modifier or an infinitive."""
    form = words.lower[i]
    if words.tag[i] is Tag.NAME and before is not None and not auxiliaries:
        return False
    if before in {Tag.DET, Tag.NUM, Tag.TO}:
        return False
    if form.endswith("ing") and _undone(words, i - len(auxiliaries) - 1):
        return False
    if before in {Tag.PREP, Tag.POSS}:
        return form.endswith("ing") and before is Tag.PREP
    if form in entry.bare and not auxiliaries:
        return _bare(words, i, before)
    return True


def _undone(words: Words, i: int) -> bool:
    """Whether the word before a gerund says that it was not done ("without denying", "not by denying")."""
    if i < 0:
        return False
    return words.lower[i] == "without" or (words.tag[i] is Tag.PREP and i > 0 and words.tag[i - 1] is Tag.NEG)


def _bare(words: Words, i: int, before: Tag | None) -> bool:
    """Whether a form that may be a noun is a verb: a subject before it, and something that opens a phrase behind."""
    if before not in NOMINAL | {Tag.PRON} or i + 1 >= len(words):
        return False
    behind = words.tag[i + 1]
    if before is Tag.NOUN and words.lower[i].endswith("s") == words.lower[i - 1].endswith("s"):
        return False
    return behind in {Tag.DET, Tag.PRON, Tag.SUB, Tag.NAME, Tag.POSS, Tag.QUOTE} or words.lower[i + 1] == "it"


def takes_party(match: Match) -> bool:
    """Whether the cue is directed at a party."""
    return match.entry.frame is Frame.PARTY
