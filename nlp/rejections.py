"""How somebody who is accused rejects or admits: by a phrase, or by a plain clause that is negated."""

from nlp import blame, clauses, lexicon, patterns
from nlp.frames import Stretch
from nlp.words import Words

# modals of what is to come: no answer to what was done
FUTURE = frozenset({"will", "would", "should", "must", "shall", "may", "might", "'ll", "’ll", "wo"})


def admits(words: Words, content: tuple[Stretch, ...]) -> bool:
    """Whether a content of somebody accused admits by a phrase."""
    said = " ".join(" ".join(words.lower[start:end]) for start, end in content)
    return any(pattern.search(said) for pattern, _ in patterns.compiled("acts", "admission"))


def rejects(words: Words, text: str, content: tuple[Stretch, ...], *, plainly: bool) -> bool:
    """Whether a content of somebody accused rejects: by a phrase, or, if `plainly`, by any clause that is negated."""
    for start, end in clauses.pieces(words, content):
        said = text[words.start[start] : words.end[end - 1]]
        if any(pattern.search(said) for pattern, _ in patterns.compiled("acts", "rejection")):
            return True
        if not plainly:
            continue
        clause = clauses.read(words, start, end)
        if clause is None or clause.modal in FUTURE:
            continue
        if (clause.negated or blame.negative(words, clause)) and not _idle(words, clause):
            return True
    return False


def _idle(words: Words, clause: clauses.Clause) -> bool:
    """Whether a negated clause answers nothing ("does not comment", "has no plans", "was not surprised")."""
    idle = lexicon.words("acts", "idle")
    return any(words.lower[i] in idle for i in range(clause.predicate, min(clause.end, clause.predicate + 5)))
