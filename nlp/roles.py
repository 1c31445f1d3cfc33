"""The roles component: for whom each person of a document speaks, wherever the text says so."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label
from nlp import lexicon
from nlp.component import Component, assign
from nlp.names import Name
from nlp.words import Tag, Words

_BODIES = frozenset({Label.ORG, Label.GPE, Label.NORP, Label.MISC, Label.PERSON, Label.FAC})
_LEADS_TO = frozenset({"of", "for", "at", "to", "with"})
_LONGEST = 16


class RolesComponent(Component[dict[str, str]]):
    """Find spokespeople, lawyers, executives and officials: by entity, the entity that each speaks for.

    "X chief executive Y", "Y, a spokesman for X", "X's lawyer, Y". Who was it formerly speaks for nobody.
    """

    attribute = "roles"

    def predict(self, doc: Doc) -> dict[str, str]:
        """Return whom each person speaks for; the first place that says so counts."""
        words: Words = doc._.words
        names: tuple[Name, ...] = doc._.names
        found: dict[str, str] = {}
        for at, name in enumerate(names):
            if name.label is not Label.PERSON or name.entity in found:
                continue
            body = _before(words, names, at, doc._.standing) or _behind(words, names, at, doc._.standing)
            if body is not None and body != name.entity:
                found[name.entity] = body
        return found


def _before(words: Words, names: Sequence[Name], at: int, standing: dict[int, Name]) -> str | None:
    """Read "X spokesman Y" and "X's lawyer, Y"."""
    end = names[at].start
    end -= end > 0 and words.tag[end - 1] is Tag.COMMA
    i = end - 1
    while i >= max(0, end - 7) and words.tag[i] in {Tag.NOUN, Tag.NAME, Tag.MARK, Tag.POSS, Tag.NUM, Tag.PREP}:
        # an owner that a pronoun names ("her lawyer, Y")
        if i in standing and _is_role(words, i + 1, end):
            return standing[i].entity
        owner = next((n for n in reversed(names[:at]) if n.start <= i < n.end), None)
        if owner is not None:
            role = next((j for j in range(end - 1, owner.end - 1, -1) if _is_role(words, j, j + 1)), None)
            return owner.entity if role is not None and _owns(words, owner, role) else None
        i -= 1
    return None


def _behind(words: Words, names: Sequence[Name], at: int, standing: dict[int, Name]) -> str | None:
    """Read "Y, the chief executive of X" and "Y, X's lawyer"."""
    start = names[at].end
    if start + 2 >= len(words) or words.tag[start] is not Tag.COMMA:
        return None
    stop = min(len(words), start + _LONGEST)
    role = next((i for i in _phrase(words, start + 1, stop) if _is_role(words, i, i + 1)), None)
    if role is None or _former(words, start + 1, role + 1):
        return None
    for i in range(start + 1, role):
        if i in standing:
            return standing[i].entity
    if role + 1 < stop and words.lower[role + 1] in _LEADS_TO:
        following = next((n for n in names[at + 1 :] if n.start > role), None)
        if following is not None and following.start - role < 6 and following.label in _BODIES:
            between = words.tag[role + 1 : following.start]
            return following.entity if not {Tag.COMMA, Tag.VERB, Tag.AUX} & set(between) else None
        return None
    owner = next((n for n in reversed(names[at + 1 :]) if n.start > start and n.end <= role), None)
    return owner.entity if owner is not None and _owns(words, owner, role) else None


def _owns(words: Words, owner: Name, role: int) -> bool:
    """Whether a name before a role is whose it is: not only the town that a lawyer is from."""
    possessed = owner.end < len(words) and words.tag[owner.end] is Tag.POSS
    office = words.lower[role] in lexicon.words("parties", "leads_office")
    return owner.label in _BODIES and (possessed or office or owner.label is not Label.GPE)


def _phrase(words: Words, start: int, stop: int) -> Iterator[int]:
    """Yield the tokens of an apposition."""
    for i in range(start, stop):
        if words.tag[i] in {Tag.COMMA, Tag.STOP, Tag.AUX, Tag.SPACE, Tag.QUOTE} or words.lower[i] in {"who", "whose"}:
            return
        yield i


def _is_role(words: Words, start: int, end: int) -> bool:
    """Whether the last noun of a stretch is a role that speaks for somebody, now."""
    spoken = lexicon.words("parties", "speaks") | lexicon.words("parties", "leads_office")
    return any(words.lower[i] in spoken for i in range(start, end)) and not _former(words, start - 2, end)


def _former(words: Words, start: int, end: int) -> bool:
    past = lexicon.words("parties", "no_longer")
    return any(words.lower[i] in past for i in range(max(0, start), end))


assign("roles", {})


@Language.factory(
    "claimtrail_roles",
    requires=["doc._.words", "doc._.names", "doc._.standing"],
    assigns=["doc._.roles"],
    default_config={},
)
def make(nlp: Language, name: str) -> RolesComponent:
    """Make the component."""
    return RolesComponent()
