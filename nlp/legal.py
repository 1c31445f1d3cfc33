"""The legal component: suits, charges, inquiries, verdicts, retractions, where several words tell of them."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act
from nlp import contents, lexicon, patterns, phrases, sources
from nlp.component import Component
from nlp.cues import Match
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.lexicon import Cue
from nlp.lexicon import Frame as Shape
from nlp.words import Tag, Words

_WHY = frozenset({"for", "over", "with", "of", "alleging", "accusing", "on", "after", "about", "regarding", "in", "to"})
# acts that say something by themselves, about which nobody need be named
_BARE = frozenset({Act.CORRECT, Act.RETRACT, Act.SETTLE, Act.DENY, Act.APOLOGISE})


class LegalComponent(Component[tuple[Frame, ...]]):
    """Add what is done by saying or deciding to the attributions, in place of what else is read in these words."""

    attribute = "frames"

    def predict(self, doc: Doc) -> tuple[Frame, ...]:
        """Return all frames, those of law among them."""
        words: Words = doc._.words
        found = [f for s in sentences(doc) for f in _acts(doc, words, s)]
        cues = [cue for frame in found for cue in frame.cue]
        kept = [f for f in doc._.frames if not any(_meet(cue, other) for cue in f.cue for other in cues)]
        return tuple(sorted((*kept, *found), key=lambda f: (f.start, f.cue)))


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@cache
def _passives() -> frozenset[str]:
    return frozenset(e["case"] for e in lexicon.table("legal")["legal"] if e.get("passive"))


def _acts(doc: Doc, words: Words, sentence: Stretch) -> Iterator[Frame]:
    for match, phrase in patterns.found("legal", "legal", doc.text, words, sentence):
        cue = patterns.tokens(words, *match.span("cue"))
        if _quoted(doc, cue) or cue[0] >= cue[1]:
            continue
        act = Act(phrase.means)
        entry = Cue((match["cue"].lower(),), act, Shape.PARTY, phrase.case, then=tuple(_WHY))
        frame = (_passive if phrase.case in _passives() else _active)(words, sentence, cue, entry, match)
        if frame is not None:
            yield frame


def _quoted(doc: Doc, cue: Stretch) -> bool:
    return any(start < cue[0] < end for start, end in doc._.quotes)


def _negated(words: Words, cue: Stretch) -> bool:
    return Tag.NEG in words.tag[max(0, cue[0] - 2) : cue[1]] or bool(
        {"no", "nobody"} & set(words.lower[max(0, cue[0] - 2) : cue[1]])
    )


def _active(words: Words, sentence: Stretch, cue: Stretch, entry: Cue, match: re.Match[str]) -> Frame | None:
    # "pleads not guilty" denies by its own negation
    negated = entry.act is not Act.DENY and _negated(words, cue)
    site = Match(
        cue[0], cue[0], cue[1], entry, passive=False, participle=words.lower[cue[0]].endswith("ing"), negated=negated
    )
    found = sources.NOBODY if entry.act is Act.CORRECT else sources.find(words, site, sentence, ())
    source = found.words
    group = next((g for g in ("what", "party") if match.groupdict().get(g)), None)
    named = patterns.tokens(words, *match.span(group)) if group else phrases.beginning_at(words, cue[1], sentence[1])
    party = None if group == "what" or entry.act in {Act.DENY, Act.CORRECT} else named
    if party is None and entry.act not in _BARE:
        named = None
    start = named[0] if group == "what" and named else party[1] if party else cue[1]
    if words.lower[cue[1] - 1] in {"whether", "how", "if", "that"}:
        start = cue[1]
    whole = group == "what" or entry.act in _BARE or start == cue[1]
    content = _content(words, start, sentence[1], whole=whole)
    content = content or party or cue
    if source is None and entry.act not in {Act.CORRECT}:
        return None
    return Frame((cue,), entry, source, (content,), sentence, party=party, subject=found.subject, negated=negated)


def _passive(words: Words, sentence: Stretch, cue: Stretch, entry: Cue, match: re.Match[str]) -> Frame | None:
    negated = _negated(words, cue)
    site = Match(cue[0], cue[1] - 1, cue[1], entry, passive=True, participle=False, negated=negated)
    party = phrases.ending_at(words, cue[0], sentence[0])
    party = phrases.with_list(words, party, sentence[0]) if party else None
    if party is None:
        return None
    agent = contents.agent(words, site, sentence[1])
    content = _content(words, cue[1], sentence[1], whole=False) or party
    return Frame((cue,), entry, agent, (content,), sentence, party=party, negated=negated)


def _content(words: Words, start: int, high: int, *, whole: bool) -> Stretch | None:
    """Return what it is about: what follows a preposition of reason, or all that follows."""
    if not whole:
        start = next((i + 1 for i in range(start, min(high, start + 12)) if words.lower[i] in _WHY), high)
    elif start < high and words.lower[start] in {"for", "to", "over", "with"}:
        start += 1
    end = trimmed_end(words, start, high)
    return (start, end) if start < end else None


@Language.factory(
    "claimtrail_legal",
    requires=["doc._.words", "doc._.quotes", "doc._.frames"],
    assigns=["doc._.frames"],
    default_config={},
)
def make(nlp: Language, name: str) -> LegalComponent:
    """Make the component."""
    return LegalComponent()
