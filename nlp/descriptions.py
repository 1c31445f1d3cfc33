"""What the words of a phrase say of the party that it names or describes: its head, its kind, whose it is."""

from collections.abc import Sequence

from graph.model import HolderKind, Label
from nlp import lexicon, roles
from nlp.frames import Stretch
from nlp.names import Name
from nlp.words import Tag, Words


def listed(key: str, word: str) -> bool:
    """Whether a word is in a list of the lexicon of parties."""
    return word in lexicon.words("parties", key)


def core_of(words: Words, stretch: Stretch) -> Stretch:
    """Cut an apposition or a relative clause away where the phrase itself is enough, and quotation marks."""
    start, end = stretch
    while end - start > 1 and words.tag[start] is Tag.QUOTE:
        start += 1
    while end - start > 1 and words.tag[end - 1] in {Tag.QUOTE, Tag.POSS, Tag.COMMA}:
        end -= 1
    return start, end


def head_of(words: Words, core: Stretch) -> int:
    """Return the head noun: the last word before a preposition, a comma or a relative pronoun."""
    i = core[0]
    while i + 1 < core[1] and words.tag[i + 1] not in {Tag.PREP, Tag.COMMA, Tag.PRON, Tag.SUB, Tag.TO}:
        # a form in -s in a phrase, or one that closes it, is a noun ("Orlan concerns")
        if words.tag[i + 1] is Tag.VERB and i + 2 < core[1] and not words.lower[i + 1].endswith("s"):
            break
        i += 1
    return i


def kind_of(words: Words, core: Stretch) -> HolderKind:
    """Return what sort of holder a phrase without a name is."""
    head = words.lower[head_of(words, core)]
    definite = words.lower[core[0]] == "the" or words.tag[core[0]] is Tag.POSS
    if listed("document", head):
        return HolderKind.DOCUMENT
    if definite and (listed("office", head) or listed("speaks", head)):
        return HolderKind.ROLE
    if words.tag[core[0]] is Tag.PRON or listed("anonymous", head):
        return HolderKind.ANONYMOUS
    if listed("collective", head) or head.endswith("s"):
        return HolderKind.COLLECTIVE
    return HolderKind.ROLE if definite else HolderKind.ANONYMOUS


def person_of(words: Words, core: Stretch, named: Sequence[Name]) -> Name | None:
    """Return the person that a phrase names: of "X spokesman Y" the one that is described, not whose it is."""
    people = [n for n in named if n.label is Label.PERSON and not _possessed(words, n, core)]
    for i, person in enumerate(people):
        between = words.tag[person.end : people[i + 1].start] if i + 1 < len(people) else ()
        described = roles.is_role(words, person.end, people[i + 1].start) if between else False
        if not described or {Tag.COMMA, Tag.PREP, Tag.SUB, Tag.PRON} & set(between):
            return person
    return None


def _possessed(words: Words, person: Name, core: Stretch) -> bool:
    """Whether somebody else of the person's is meant ("Orl's lawyer", "a spokesman for Orl", "the Orl campaign")."""
    if person.end < core[1] and words.tag[person.end] is Tag.POSS:
        return True
    if person.end < core[1] and words.lower[person.end] in lexicon.words("parties", "owned"):
        return True
    before = range(core[0], person.start)
    governed = next((i for i in reversed(before) if words.tag[i] in {Tag.PREP, Tag.COMMA}), None)
    if governed is None or words.tag[governed] is Tag.COMMA:
        return False
    # "Secretary of State X" is X
    office = governed > core[0] and words.lower[governed - 1] in lexicon.words("parties", "leads_office")
    return not (office and words.lower[governed] == "of" and governed + 1 < person.start)


def speaks_now(words: Words, core: Stretch, person: Name) -> bool:
    """Whether the words around a person say that it speaks for somebody, now."""
    around = (*words.lower[core[0] : person.start], *words.lower[person.end : core[1]])
    return any(listed("speaks", word) for word in around) and "former" not in around
