"""The resolver: whom a phrase of one document stands for."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc

from graph.model import How, Label
from nlp import antecedents, genders, lexicon, lists, numbers, roles
from nlp.descriptions import core_of, head_of, kind_of, listed, person_of, speaks_now
from nlp.frames import Stretch
from nlp.names import Name
from nlp.parties import Party
from nlp.words import Tag, Words

_BODIES = frozenset({Label.ORG, Label.GPE, Label.NORP, Label.MISC, Label.PRODUCT})
_NEAR_OWNER = 6
# the tokens of "the harbour commission,"
_SHORT = 5
_NO_PARTY = frozenset({Label.DATE, Label.MONEY})


class Resolver:
    """Say whom a phrase of one document stands for."""

    def __init__(self, doc: Doc) -> None:
        self.words: Words = doc._.words
        self.names: tuple[Name, ...] = tuple(n for n in doc._.names if n.label not in _NO_PARTY)
        self.quotes: tuple[Stretch, ...] = doc._.quotes
        self.doc = doc
        self.text = doc.text
        self._starts = [n.start for n in self.names]
        self.accuser: Party | None = None
        self.accused: tuple[str, ...] = ()
        # who has seen the papers that the text reads from
        self.finder: Party | None = None
        # the unnamed person who spoke last
        self.unnamed: Party | None = None
        # whom the content at hand is about: who speaks of a body does not speak for it
        self.spoken_of: tuple[str, ...] = ()

    @cached_property
    def focus(self) -> antecedents.Focus:
        """Return what earlier sentences are about."""
        return antecedents.Focus(self.words, [(s.start, s.end) for s in self.doc.sents], self.names)

    @cached_property
    def own_voice(self) -> str | None:
        """Return who says "we" outside quotations: whoever publishes for itself, else the outlet."""
        outlet = self.doc._.document.outlet if self.doc._.document else None
        publisher: str | None = self.doc._.publisher
        return publisher or (outlet.name if outlet else None)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Return of things the bodies that the text says they are of ("the ship X (Y)", "X, which is run by Y")."""
        found: dict[str, str] = {}
        for thing, body in zip(self.names, self.names[1:], strict=False):
            between = self.words.lower[thing.end : body.start]
            runs = between == ("(",) or (
                between[-1:] == ("by",) and bool(set(between) & lexicon.words("parties", "run"))
            )
            if runs and len(between) < _NEAR_OWNER and thing.label not in _BODIES - {Label.PRODUCT, Label.MISC}:
                found.setdefault(thing.entity, body.entity)
        return found

    @cached_property
    def genders(self) -> Mapping[str, genders.Gender]:
        """Return of which gender the people of the document are."""
        return genders.of_names(self.words, self.names)

    def inside(self, stretch: Stretch) -> tuple[Name, ...]:
        """Return the names within a stretch."""
        low = bisect_left(self._starts, stretch[0])
        high = bisect_left(self._starts, stretch[1])
        return tuple(n for n in self.names[low:high] if n.end <= stretch[1])

    def party(self, stretch: Stretch, *, apart: tuple[str, ...] = ()) -> Party:
        """Resolve a phrase; `apart` are names that a pronoun in it cannot mean."""
        found = self._resolved(stretch, apart)
        if found.speaks_for is None and found.named and len(found.names) == 1 and found.label is Label.PERSON:
            return replace(found, speaks_for=self.doc._.roles.get(found.names[0]))
        return found

    def _resolved(self, stretch: Stretch, apart: tuple[str, ...]) -> Party:
        words = self.words
        core = core_of(words, stretch)
        if core[1] - core[0] == 1 and words.tag[core[0]] in {Tag.PRON, Tag.POSS}:
            return self._pronoun(core, apart)
        named = self.inside(core)
        short = self._before_aside(core, named)
        if short is not None:
            found = self._nominal(short, apart)
            if found.named:
                return found
        if named:
            return self._with_names(core, named)
        return self._nominal(core, apart)

    def _before_aside(self, core: Stretch, named: tuple[Name, ...]) -> Stretch | None:
        """Return a short definite phrase before what a comma adds ("The Commission, which had the logs")."""
        words = self.words
        comma = next((i for i in range(core[0], min(core[1], core[0] + _SHORT)) if words.tag[i] is Tag.COMMA), None)
        if comma is None or words.lower[core[0]] != "the" or any(n.start < comma for n in named):
            return None
        return core[0], comma

    def _pronoun(self, at: Stretch, apart: tuple[str, ...]) -> Party:
        if self.own_voice and listed("pronouns_self", self.words.lower[at[0]]) and not self._quoted(at[0]):
            return Party(*at, (self.own_voice,), True, how=How.COREFERENCE, label=Label.ORG)
        apart = (*apart, *self._of_the_other_gender(at[0]))
        plural = listed("pronouns_plural", self.words.lower[at[0]])
        if plural and self.accused and not set(self.accused) & set(apart):
            return Party(*at, self.accused, True, how=How.COREFERENCE, label=Label.ORG)
        found = self._by_encoder(at[0], apart) or self.focus.of_pronoun(at[0], apart)
        if self.unnamed is not None and self.words.lower[at[0]] in {"he", "she"} and not self._nearer(found):
            return replace(self.unnamed, start=at[0], end=at[1], how=How.COREFERENCE)
        if found is None:
            return self._own_words(at)
        entities = tuple(n.entity for n in found)
        return Party(*at, entities, True, how=How.COREFERENCE, label=found[0].label)

    def _spoken(self, noun: str) -> Party | None:
        """Return whom a noun leads back to by what was said before: the unnamed speaker, whose papers, the accuser."""
        if self._is_unnamed(noun):
            return self.unnamed
        if self.finder is not None and listed("found", noun):
            return self.finder
        return self.accuser if listed("accuser", noun) else None

    def _is_unnamed(self, noun: str) -> bool:
        """Whether a noun leads back to the unnamed person who spoke last ("the engineer": "a former engineer")."""
        if self.unnamed is None:
            return False
        return noun == self.words.lower[head_of(self.words, (self.unnamed.start, self.unnamed.end))]

    def _nearer(self, found: tuple[Name, ...] | None) -> bool:
        """Whether a name stands behind the unnamed person who spoke last."""
        return found is not None and self.unnamed is not None and found[0].start > self.unnamed.start

    def _of_the_other_gender(self, at: int) -> tuple[str, ...]:
        other = genders.other(self.words.lower[at])
        return tuple(entity for entity, gender in self.genders.items() if gender == other)

    def _by_encoder(self, at: int, apart: tuple[str, ...]) -> tuple[Name, ...] | None:
        """Return the name that the encoder reads in a pronoun; a list before "they" is all of it."""
        if listed("pronouns_plural", self.words.lower[at]) and (several := self.focus.several(at, apart)):
            return several
        name: Name | None = self.doc._.standing.get(at)
        return (name,) if name is not None and name.entity not in apart else None

    def _quoted(self, at: int) -> bool:
        i = bisect_left(self.quotes, at + 1, key=lambda quote: quote[0]) - 1
        return i >= 0 and at < self.quotes[i][1]

    def _nominal(self, core: Stretch, apart: tuple[str, ...]) -> Party:
        """Resolve a definite noun without a name of its own ("the accuser", "the company", "the companies")."""
        words = self.words
        head = head_of(words, core)
        definite = words.lower[core[0]] in {"the", "this", "that", "these", "those", "both"}
        definite = definite and (core[1] - core[0] < 4 or (head == core[1] - 1 and core[1] - core[0] < 7))
        counted = self._counted(core)
        if counted is not None:
            return counted
        if not definite:
            return self._owned(core, head)
        before = self._spoken(words.lower[head])
        if before is not None:
            return replace(before, start=core[0], end=core[1], how=How.COREFERENCE)
        if any(listed("contrasting", words.lower[i]) for i in range(*core)):
            # "the larger company" is another than the one that the sentence is about
            apart = (*apart, *self.focus.subject(core[0]))
        found = self._called(core, words.lower[head], apart) or self.focus.of_noun(core[0], words.lower[head], apart)
        if found is None:
            return self._own_words(core)
        entities = tuple(n.entity for n in found)
        return Party(*core, entities, True, how=How.COREFERENCE, label=found[0].label)

    def _owned(self, core: Stretch, head: int) -> Party:
        """Return a phrase's own words, and for whom those speak that somebody owns ("his attorneys")."""
        plain, noun = self._own_words(core), self.words.lower[head]
        if Tag.POSS not in self.words.tag[core[0] : head]:
            return plain
        if listed("speaks", noun):
            return replace(plain, speaks_for=self._owner(core, None))
        # "its letter", "our own tests": what they say, their owner says
        owner = self._owner(core, None) if listed("own", noun) or listed("found", noun) else None
        return Party(*core, (owner,), True, how=How.COREFERENCE, label=Label.ORG) if owner else plain

    def _called(self, core: Stretch, noun: str, apart: tuple[str, ...]) -> tuple[Name, ...] | None:
        """Return the body that has the noun in its name ("the ministry": Ministry of Transport), if only one has."""
        if noun not in lexicon.words("names", "organisation") or self.words.lower[core[1] - 1] != noun:
            return None
        fitting = {n.entity: n for n in self.names if n.label is Label.ORG and noun in n.entity.lower().split()}
        fitting = {entity: name for entity, name in fitting.items() if entity not in apart}
        return tuple(fitting.values()) if len(fitting) == 1 else None

    def _counted(self, core: Stretch) -> Party | None:
        """Resolve a number of bodies to the list of as many names that it announces or goes back to."""
        words, number = self.words, numbers.count(self.words, core)
        definite = words.lower[core[0]] in {"the", "these", "those"}
        head = words.lower[head_of(words, core)]
        bodies = listed("bodies", head) or head == "rivals" or (definite and core[1] - core[0] == 2)
        if number is None or number < 2 or not bodies:
            return None
        found = self.focus.counted(core[0], number, before=definite)
        if found is None:
            return None
        entities = tuple(n.entity for n in found)
        return Party(*core, entities, True, how=How.COREFERENCE, label=found[0].label)

    def _with_names(self, core: Stretch, named: tuple[Name, ...]) -> Party:
        words = self.words
        group = self._listed(core, named)
        if group:
            return Party(*core, tuple(dict.fromkeys(n.entity for n in group)), True, label=group[0].label)
        first = named[0]
        person = person_of(words, core, named)
        if person is not None:
            body = next((n.entity for n in named if n is not person and n.label in _BODIES), None)
            speaks = self._owner(core, person) if speaks_now(words, core, person) else self._led(core, person)
            return Party(*core, (person.entity,), True, label=Label.PERSON, speaks_for=speaks, affiliation=body)
        head = head_of(words, core)
        if first.start <= head < first.end:
            return Party(*core, (first.entity,), True, label=first.label)
        return self._described(core, first, words.lower[head])

    def _owner(self, core: Stretch, person: Name | None) -> str | None:
        """Return whose a speaker is that a pronoun or a noun owns ("her lawyer, X", "the ministry's lawyer, X")."""
        words, apart = self.words, (*self.spoken_of, *((person.entity,) if person else ()))
        if words.tag[core[0]] in {Tag.POSS, Tag.PRON}:
            owner = self._pronoun((core[0], core[0] + 1), apart)
        else:
            mark = next((i for i in range(core[0] + 1, core[1]) if words.tag[i] is Tag.POSS), None)
            if mark is None or self.inside((core[0], mark)):
                return None
            owner = self._nominal((core[0], mark), apart)
        return owner.names[0] if owner.named and len(owner.names) == 1 else None

    def _led(self, core: Stretch, person: Name) -> str | None:
        """Return the body that a relative clause says the person leads ("X, who leads the group")."""
        words = self.words
        behind = words.lower[person.end : core[1]]
        if behind[:2] != (",", "who") or len(behind) < 4 or not listed("leads", behind[2]):
            return None
        body = self.party((person.end + 3, core[1]), apart=(person.entity, *self.spoken_of))
        return body.names[0] if body.named and body.label is not Label.PERSON and len(body.names) == 1 else None

    def _listed(self, core: Stretch, named: tuple[Name, ...]) -> tuple[Name, ...]:
        """Return the names of a list that ends the phrase or is all of it ("three companies, X, Y and Z")."""
        listed = lists.coordinated(self.words, [(n.start, n.end) for n in named])
        whole = next((tuple(named[i] for i in members) for members in listed), ())
        joined = whole and (core[1] - whole[-1].end < 2)
        return whole if joined and not self._governed(core, whole[0]) else ()

    def _governed(self, core: Stretch, first: Name) -> bool:
        """Whether the list hangs on a preposition ("reports from X and Y")."""
        i = first.start - 1
        while i > core[0] and self.words.tag[i] is Tag.DET:
            i -= 1
        return i >= core[0] and self.words.tag[i] is Tag.PREP and self.words.lower[i] != "as"

    def _described(self, core: Stretch, name: Name, head: str) -> Party:
        """Resolve a noun that a name describes ("X officials", "the X blog post", "a spokesman for X")."""
        finder = self._finder(core, head)
        if finder is not None:
            self.finder = Party(*core, (finder.entity,), True, label=finder.label)
            return self.finder
        if listed("says", head):
            return Party(name.start, name.end, (name.entity,), True, label=name.label)
        between = self.words.lower[head_of(self.words, core) + 1 : name.start]
        # "a report by X" is X's; a report on X, or one that X ordered, is somebody else's
        apart = name.start > head_of(self.words, core) and (
            between[:1] not in {("by",), ("of",), ("from",)} or set(between) - {"by", "of", "from", "the"}
        )
        if (listed("own", head) and not apart) or (name.label is Label.GPE and head == "government"):
            return Party(*core, (name.entity,), True, label=name.label)
        plain = self._own_words(core)
        speaks = name.entity if roles.group_speaks(self.words, core, name, head_of(self.words, core)) else None
        return replace(plain, speaks_for=speaks, affiliation=name.entity)

    def _finder(self, core: Stretch, head: str) -> Name | None:
        """Return who has seen the papers that a phrase names ("documents seen by X", "deeds made available to X")."""
        if not listed("found", head) or not self.words.lower[core[0]] or not head.endswith("s"):
            return None
        words = self.words
        for name in self.inside(core):
            low = name.start - (words.tag[name.start - 1] is Tag.DET)
            behind = words.lower[low - 1 : low]
            before = words.lower[max(core[0], low - 3) : low - 1]
            if behind in {("by",), ("to",), ("with",)} and set(before) & lexicon.words("parties", "shown"):
                return name
        return None

    def _own_words(self, core: Stretch) -> Party:
        words = self.words
        text = self.text[words.start[core[0]] : words.end[core[1] - 1]].strip('"“”«» ')
        number = numbers.count(words, core)
        return Party(*core, (" ".join(text.split()) or text,), False, kind_of(words, core), number=number)
