"""What a name is the name of: by its words, by what stands beside it, by what the document calls it elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Label
from nlp import lexicon
from nlp.words import Tag, Words


@dataclass(frozen=True, slots=True)
class Sighted:
    """A name where it stands, with the label that this place suggests and how strongly, 0 to 9."""

    start: int
    end: int
    text: str
    label: Label
    strength: int


def sighted(words: Words, start: int, end: int, ceiling: int) -> Sighted:
    """Judge one sighting by its words and its neighbours."""
    text = words.joined(start, end).replace(" - ", "-")
    label, strength = (
        _by_place(words, start, end) or _by_words(words, start, end) or _by_neighbours(words, start, end, ceiling)
    )
    return Sighted(start, end, text, label, strength)


def _by_place(words: Words, start: int, end: int) -> tuple[Label, int] | None:
    if _dateline(words, start, end):
        return Label.GPE, 9
    if start and words.lower[start - 1] in lexicon.words("names", "titles"):
        return Label.PERSON, 8
    return None


def _by_words(words: Words, start: int, end: int) -> tuple[Label, int] | None:
    lower = words.lower[start:end]
    whole = " ".join(lower)
    if whole in set(lexicon.table("names")["places"].split("\n")):
        return Label.GPE, 7
    if whole in lexicon.words("names", "peoples"):
        return Label.NORP, 7
    if whole in lexicon.words("names", "outlets"):
        return Label.ORG, 8
    if (
        lower[0] in lexicon.words("names", "first")
        and 1 < end - start < 4
        and lower[-1] not in lexicon.words("names", "organisation")
    ):
        return Label.PERSON, 7
    return _by_heads(words, start, end)


def _dateline(words: Words, start: int, end: int) -> bool:
    """Whether a name in capitals opens the text as the place it was written at ("DELMOOR, May 3 (Wire) - ")."""
    opens = all(words.tag[i] in {Tag.SPACE, Tag.QUOTE} for i in range(start))
    shouted = all(word.isupper() for word in words.text[start:end])
    return opens and shouted and bool({"-", "–", "—"} & set(words.text[end : end + 12]))


def _by_heads(words: Words, start: int, end: int) -> tuple[Label, int] | None:
    lower = words.lower[start:end]
    if end - start > 1:
        for key, label in (
            ("organisation", Label.ORG),
            ("facilities", Label.FAC),
            ("events", Label.EVENT),
            ("locations", Label.LOC),
        ):
            if lower[-1] in lexicon.words("names", key):
                return label, 6
        if "of" in lower and lower[lower.index("of") - 1] in lexicon.words("names", "of_heads"):
            return Label.ORG, 6
    if lower[0] in lexicon.words("names", "locations") and end - start == 1:
        return Label.LOC, 6
    if any(any(c.isdigit() for c in word) for word in lower):
        return Label.PRODUCT, 5
    return None


def _by_neighbours(words: Words, start: int, end: int, ceiling: int) -> tuple[Label, int]:
    before = words.lower[max(0, start - 3) : start]
    behind = words.lower[end : min(ceiling, end + 4)]
    if _introduced(before, lexicon.words("names", "products")):
        return Label.PRODUCT, 6
    bodies = lexicon.words("words", "group") | lexicon.words("names", "descriptor")
    if _introduced(before, bodies) or _possesses(behind):
        return Label.ORG, 5
    if behind[:2] in {(",", "the"), (",", "a"), (",", "an")} and _described(words, end + 1, ceiling):
        return Label.ORG, 6
    text = words.text[start:end]
    if len(text) == 1 and any(c.isupper() for c in text[0][1:]):
        return Label.ORG, 4
    if behind[:1] in {("who",), ("whose",)} or (end - start in {2, 3} and all(w.isalpha() for w in text)):
        return Label.PERSON, 3
    return (Label.ORG, 2) if _acts(words, end, ceiling) else (Label.MISC, 1)


def _introduced(before: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Whether "the software, X" or "chatbot X" stands before."""
    if not before:
        return False
    if before[-1] == "as" and before[-2:-1] == ("such",):
        return before[0] in kinds
    return before[-1] in kinds or (
        before[-1] in {",", "like", "including", ":"} and before[-2:-1] != () and before[-2] in kinds
    )


def _possesses(behind: tuple[str, ...]) -> bool:
    things = lexicon.words("names", "company_context")
    return bool(behind) and (behind[0] in things or (behind[0] in {"'s", "’s"} and bool(set(behind[1:3]) & things)))


def _described(words: Words, start: int, ceiling: int) -> bool:
    """Whether an apposition calls it a company."""
    for i in range(start, min(ceiling, start + 9)):
        if words.lower[i] in {"company", "startup", "start-up", "firm", "lab", "maker", "bank", "agency", "group"}:
            return True
        if words.tag[i] in {Tag.COMMA, Tag.VERB, Tag.AUX}:
            return False
    return False


def _acts(words: Words, end: int, ceiling: int) -> bool:
    return end < ceiling and words.tag[end] in {Tag.VERB, Tag.AUX, Tag.POSS, Tag.COMMA}


def settle(found: Iterable[Sighted], entities: Mapping[str, str], known: Mapping[str, Label]) -> dict[str, Label]:
    """Return the label of each entity: that of a document's known name, else of its strongest sighting."""
    best: dict[str, tuple[int, Label]] = {}
    for s in found:
        entity = entities[s.text]
        if entity not in best or s.strength > best[entity][0]:
            best[entity] = (s.strength, s.label)
    return {entity: known.get(entity, label) for entity, (_, label) in best.items()}


def alike(found: Sequence[Sighted], listed: Iterable[Sequence[int]]) -> list[Sighted]:
    """Give the weakly judged names of a list the label of its strongest."""
    judged = list(found)
    for members in listed:
        best = max((judged[i] for i in members), key=lambda s: s.strength)
        for i in members:
            if best.strength > 4 and judged[i].strength < 4:
                judged[i] = replace(judged[i], label=best.label, strength=4)
    return judged
