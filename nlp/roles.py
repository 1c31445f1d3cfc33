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
_OF_A_PHRASE = frozenset({Tag.NOUN, Tag.NAME, Tag.MARK, Tag.POSS, Tag.NUM, Tag.PREP})
_BREAKING = frozenset({Tag.COMMA, Tag.STOP, Tag.AUX, Tag.SPACE, Tag.QUOTE, Tag.SUB, Tag.COORD, Tag.DET, Tag.TO})
# how far a name may stand behind the noun that it belongs to
_NEAR, _FAR = 5, 10
_APART = frozenset({Tag.COMMA, Tag.VERB, Tag.AUX, Tag.QUOTE, Tag.STOP, Tag.PRON, Tag.SUB})


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
    while i >= max(0, end - 7) and (words.tag[i] in _OF_A_PHRASE or is_role(words, i + 1, end)):
        if words.tag[i] in _BREAKING:
            return None
        # an owner that a pronoun names ("her lawyer, Y")
        if i in standing and is_role(words, i + 1, end):
            return standing[i].entity
        owner = next((n for n in reversed(names[:at]) if n.start <= i < n.end), None)
        if owner is not None:
            role = next((j for j in range(end - 1, owner.end - 1, -1) if is_role(words, j, j + 1)), None)
            return owner.entity if role is not None and _owns(words, owner, role) else None
        i -= 1
    return None


def _behind(words: Words, names: Sequence[Name], at: int, standing: dict[int, Name]) -> str | None:
    """Read "Y, the chief executive of X" and "Y, X's lawyer"."""
    start = names[at].end
    if start + 2 >= len(words) or words.tag[start] is not Tag.COMMA:
        return None
    stop = min(len(words), start + _LONGEST)
    role = next((i for i in _phrase(words, start + 1, stop) if is_role(words, i, i + 1)), None)
    if role is None or _former(words, start + 1, role + 1):
        return None
    owned = next((standing[i].entity for i in range(start + 1, role) if i in standing), None)
    return owned or _of(words, names[at + 1 :], start, role)


def _of(words: Words, names: Sequence[Name], start: int, role: int) -> str | None:
    """Return the name that a role behind a comma is of: the one before it that owns it, else the one it leads to."""
    owner = next((n for n in reversed(names) if n.start > start and n.end <= role), None)
    if owner is not None and _owns(words, owner, role):
        return owner.entity
    while role + 1 < len(words) and is_role(words, role + 1, role + 2):
        role += 1
    led = next((n for n in names if n.start > role), None)
    near = led is not None and led.start - role <= _FAR and led.label in _BODIES
    return _owned_by(words, names, led).entity if led and near and _leads(words, role + 1, led.start) else None


def group_speaks(words: Words, core: tuple[int, int], name: Name, head: int) -> bool:
    """Whether a phrase that names no person speaks for the name in it ("X officials", "a lawyer for X", "X's office").

    Officials and authorities speak for a place that they are "in"; whoever else is there does not.
    """
    noun = words.lower[head]
    official = noun in lexicon.words("parties", "officials")
    if _former(words, core[0], head + 1):
        return False
    if name.end <= head:
        owned = noun in lexicon.words("parties", "owned") and name.label in _BODIES
        return owned or official or is_role(words, head, head + 1)
    between = words.lower[head + 1 : name.start]
    leads = _LEADS_TO - {"with", "to"} | ({"in", "from"} if official else set())
    near = len(between) <= _NEAR and between[:1] and between[0] in leads
    broken = _BREAKING - {Tag.DET} | {Tag.VERB, Tag.PRON}
    if not near or broken & set(words.tag[head + 1 : name.start]):
        return False
    return official or is_role(words, head, head + 1)


def _owns(words: Words, owner: Name, role: int) -> bool:
    """Whether a name before a role is whose it is: not only the town that a lawyer is from."""
    possessed = owner.end < len(words) and words.tag[owner.end] is Tag.POSS
    office = words.lower[role] in lexicon.words("parties", "leads_office")
    return owner.label in _BODIES and (possessed or office or owner.label is not Label.GPE)


def _leads(words: Words, start: int, end: int) -> bool:
    """Whether what stands between a role and a name leads from one to the other ("of", "of global policy at the")."""
    if start >= end or words.tag[start] is not Tag.PREP or _APART & set(words.tag[start:end]):
        return False
    last = next((i for i in range(end - 1, start - 1, -1) if words.tag[i] is Tag.PREP), start)
    return words.lower[last] in _LEADS_TO


def _owned_by(words: Words, names: Sequence[Name], owner: Name) -> Name:
    """Return the body that a name owns ("X's School of Journalism"), else the name."""
    if owner.end < len(words) and words.tag[owner.end] is Tag.POSS:
        return next((n for n in names if n.start == owner.end + 1 and n.label is Label.ORG), owner)
    return owner


def _phrase(words: Words, start: int, stop: int) -> Iterator[int]:
    """Yield the tokens of an apposition."""
    for i in range(start, stop):
        if words.tag[i] in {Tag.COMMA, Tag.STOP, Tag.AUX, Tag.SPACE, Tag.QUOTE} or words.lower[i] in {"who", "whose"}:
            return
        yield i


def is_role(words: Words, start: int, end: int) -> bool:
    """Whether the last noun of a stretch is a role that speaks for somebody, now."""
    return any(words.lower[i] in lexicon.offices() for i in range(start, end)) and not _former(words, start - 2, end)


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
