"""The proposition of a claim in words: the content, with names for pronouns and nominals in square brackets."""

from collections.abc import Sequence

from graph.lexicon import lexicon
from graph.matching.words import tokens
from graph.model import Mention, Part, Utterance
from graph.submission import Submission


def wording(submission: Submission, utterance: Utterance) -> str:
    """Word the content so that it can stand alone; what is not on the page stands in square brackets."""
    pieces = utterance.content or tuple(span for level in utterance.attribution for span in level.cue)
    mentions = [m for m in submission.reading.mentions if m.part is utterance.part]
    said = " ... ".join(_named(submission.field(utterance.part), piece, mentions) for piece in pieces)
    absent = _absent(utterance)
    return f"[{_listed(absent)}] {said}" if absent else said


def _named(text: str, piece: Sequence[int], mentions: Sequence[Mention]) -> str:
    start, end = piece
    words, at = [], start
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start >= at and mention.end <= end and not _is_name(text[mention.start : mention.end], mention):
            words += [text[at : mention.start], f"[{mention.entity}]"]
            at = mention.end
    return "".join([*words, text[at:end]]).strip()


def _is_name(surface: str, mention: Mention) -> bool:
    said = tokens(surface)
    shared = set(said) & set(tokens(mention.entity))
    return bool(shared) or (surface[:1].isupper() and not set(said) & lexicon().stop)


def _absent(utterance: Utterance) -> list[str]:
    # "accused X of copying": the content lacks its subject, which the targets name
    inside = [
        target
        for target in utterance.targets
        if any(start <= target.start and target.end <= end for start, end in utterance.content)
    ]
    return [] if inside or utterance.part is Part.TITLE else [target.entity for target in utterance.targets]


def _listed(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return distinct[0] if len(distinct) == 1 else f"{', '.join(distinct[:-1])} and {distinct[-1]}"
