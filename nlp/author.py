"""The author component: what the author says in its own voice, at most one utterance a sentence."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act, Certainty, Label, Polarity
from nlp import blame, clauses, lexicon, patterns, phrases
from nlp.component import Component, assign
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.names import Name
from nlp.words import Tag, Words

_ALWAYS = frozenset({Act.OPEN_QUESTION, Act.REPORT_PLAN, Act.PREDICT, Act.DEFINE})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither", "not"})
_PARTIES = frozenset({Label.ORG, Label.PERSON, Label.GPE, Label.NORP, Label.PRODUCT, Label.MISC})


@dataclass(frozen=True, slots=True)
class Voiced:
    """An utterance of the author: its act, content, polarity, certainty, and whom it blames where it does."""

    act: Act
    content: Stretch
    polarity: Polarity
    certainty: Certainty
    blames: Stretch | None = None


class AuthorComponent(Component[tuple[Voiced, ...]]):
    """Read whole sentences that nobody else is said to say and that name a party or a number.

    `shortest` is the least number of tokens of such a sentence: headings and fragments state nothing.
    """

    attribute = "voiced"

    def __init__(self, shortest: int) -> None:
        self.shortest = shortest

    def predict(self, doc: Doc) -> tuple[Voiced, ...]:
        """Return the author's utterances, in order."""
        words: Words = doc._.words
        taken = _taken(doc._.frames)
        text, title = doc.text, doc._.part == "title"
        found = []
        for sentence in sentences(doc):
            # a headline has no stop
            headline = title or words.tag[sentence[1] - 1] not in {Tag.STOP, Tag.QUOTE}
            if sentence in taken or sentence[1] - sentence[0] < self.shortest - 2 * headline:
                continue
            said = _voiced(text, words, sentence, doc._.names, doc._.publisher)
            if said is not None:
                found.append(said)
        return tuple(found)


def _taken(frames: tuple[Frame, ...]) -> frozenset[Stretch]:
    return frozenset(frame.sentence for frame in frames)


def _voiced(
    text: str, words: Words, sentence: Stretch, names: tuple[Name, ...], publisher: str | None
) -> Voiced | None:
    start = _opening(words, sentence)
    end = trimmed_end(words, start, sentence[1])
    if end - start < 3 or words.tag[start] is Tag.QUOTE or words.text[sentence[1] - 1] == "?":
        return None
    clause = clauses.read(words, start, end)
    if clause is None:
        return None
    act, content = _act(text, words, (start, end))
    if act not in _ALWAYS and not _tells(words, (start, end), names):
        return None
    if act is Act.OPEN_QUESTION:
        return Voiced(act, content, Polarity.UNKNOWN, Certainty.UNKNOWN)
    sure = clauses.sureness(words, *content)
    found = blame.find(words, (content,)) if act in {Act.ASSERT, Act.REPORT_ACTION, Act.BACKGROUND} else None
    if publisher and act not in _ALWAYS and _denies(text, words, content, publisher):
        return Voiced(Act.DENY, content, Polarity.POSITIVE, Certainty(sure) if sure else Certainty.CERTAIN)
    return Voiced(
        act,
        content,
        Polarity.NEGATIVE if clause.negated else Polarity.POSITIVE,
        Certainty(sure) if sure else Certainty.CERTAIN,
        blames=found.agent if found and not found.negated and not found.hedged else None,
    )


def _denies(text: str, words: Words, content: Stretch, publisher: str) -> bool:
    """Whether a party's own text says that an accusation is false, or that itself or nobody did what would blame."""
    said = text[words.start[content[0]] : words.end[content[1] - 1]]
    for key in ("content", "retort"):
        if any(p.means == Act.DENY and pattern.search(said) for pattern, p in patterns.compiled("acts", key)):
            return True
    found = blame.find(words, (content,), agentless=True)
    if found is None or not found.negated:
        return False
    if found.agent is None or words.lower[found.agent[0]] in _NOBODY | lexicon.words("parties", "pronouns_self"):
        return True
    return bool(set(words.lower[slice(*found.agent)]) & set(publisher.lower().split()))


def _opening(words: Words, sentence: Stretch) -> int:
    """Step over "However," and "But" at the start."""
    start, end = sentence
    if end - start > 2 and _aside(words, start) and words.tag[start + 1] is Tag.COMMA:
        return start + 2
    return start + 1 if words.tag[start] is Tag.COORD else start


def _aside(words: Words, i: int) -> bool:
    return words.tag[i] is Tag.ADV or phrases.dated(words, i)


def _act(text: str, words: Words, stretch: Stretch) -> tuple[Act, Stretch]:
    low, high = words.start[stretch[0]], words.end[stretch[1] - 1]
    for pattern, phrase in patterns.compiled("author", "author"):
        match: re.Match[str] | None = pattern.search(text[low:high])
        if match is not None:
            held = match.span("content") if match.groupdict().get("content") else (0, high - low)
            start, end = patterns.tokens(words, low + held[0], low + held[1])
            return Act(phrase.means), (start, trimmed_end(words, start, end))
    return Act.ASSERT, stretch


def _tells(words: Words, stretch: Stretch, names: tuple[Name, ...]) -> bool:
    """Whether a sentence names a party or a number."""
    low = bisect_left(names, stretch[0], key=lambda n: n.start)
    named = any(n.label in _PARTIES and n.start < stretch[1] for n in names[low : low + 4])
    return named or any(words.tag[i] is Tag.NUM for i in range(*stretch))


assign("voiced")
assign("part", "text")


@Language.factory(
    "claimtrail_author",
    requires=["doc._.words", "doc._.names", "doc._.frames", "token.is_sent_start"],
    assigns=["doc._.voiced"],
    default_config={"shortest": 6},
)
def make(nlp: Language, name: str, shortest: int) -> AuthorComponent:
    """Make the component."""
    return AuthorComponent(shortest)
