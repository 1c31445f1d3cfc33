"""The responses component: who was asked, and declined, did not answer or could not be reached."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act
from nlp import patterns, sources
from nlp.component import Component
from nlp.cues import Match
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.lexicon import Cue
from nlp.lexicon import Frame as Shape
from nlp.words import Words


class ResponsesComponent(Component[tuple[Frame, ...]]):
    """Add the responses to the attributions; their source is the party that was asked."""

    attribute = "frames"

    def predict(self, doc: Doc) -> tuple[Frame, ...]:
        """Return all frames, those of responses among them."""
        words: Words = doc._.words
        text = doc.text
        found = [f for s in sentences(doc) for f in _responses(text, words, s)]
        cues = [cue for frame in found for cue in frame.cue]
        kept = [f for f in doc._.frames if not any(_meet(cue, other) for cue in f.cue for other in cues)]
        return tuple(sorted((*kept, *found), key=lambda f: (f.start, f.cue)))


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _responses(text: str, words: Words, sentence: Stretch) -> Iterator[Frame]:
    for match, phrase in patterns.found("responses", "response", text, words, sentence):
        act = Act(phrase.means)
        cue = patterns.tokens(words, *match.span("cue"))
        entry = Cue((match["cue"].lower(),), act, Shape.OBJECT, phrase.case)
        party = _party(match, words)
        if party is None:
            site = Match(cue[0], cue[0], cue[1], entry, passive=False, participle=False, negated=False)
            party = sources.find(words, site, sentence, ()).words
        if party is None:
            continue
        rest = (cue[1], trimmed_end(words, cue[1], sentence[1]))
        content = (rest,) if rest[0] < rest[1] and act is not Act.ASKED_FOR_COMMENT else ()
        if act is Act.DID_NOT_RESPOND and match.groupdict().get("party"):
            yield Frame((cue,), entry, party, (), sentence)
        elif act is Act.ASKED_FOR_COMMENT:
            yield Frame((cue,), entry, None, content, sentence, party=party)
        else:
            yield Frame((cue,), entry, party, content, sentence)


def _party(match: re.Match[str], words: Words) -> Stretch | None:
    return patterns.tokens(words, *match.span("party")) if match.groupdict().get("party") else None


@Language.factory(
    "claimtrail_responses",
    requires=["doc._.words", "doc._.frames"],
    assigns=["doc._.frames"],
    default_config={},
)
def make(nlp: Language, name: str) -> ResponsesComponent:
    """Make the component."""
    return ResponsesComponent()
