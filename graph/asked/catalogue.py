"""The questions that the base answers, by name, each with its module; and how one is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from graph import times
from graph.asked import given
from graph.asked.shape import Answer, Cursor, Page, Parameter, Window, WrongQuestion, parameters
from graph.bolt import Runner, rows

# name -> what it asks; the module of a question has its name
QUESTIONS: Mapping[str, str] = {
    "who-accused": "Who has accused a party of what, since when, on how many origins; has anyone denied it?",
    "status-history": "How did this claim's status change, and why?",
    "known-on": "What was known about this claim on a date?",
    "changes-between": "What changed between two dates?",
    "independent-origins": "How many independent origins has this claim, by which paths?",
    "single-chain": "Which claims that several outlets carry rest on a single chain?",
    "who-accuses-whom": "Who accuses whom (about a topic)?",
    "answered": "Which accusations has a party answered, how, and which not?",
    "who-speaks-for": "Who speaks for a party, and was this denial authorised?",
    "exact-words": "What exactly did somebody say?",
    "numbers-differ": "Where do outlets differ on the numbers?",
    "copies": "Which reports of this claim are copies of which?",
    "cited-not-held": "Which articles cite a document that is not held?",
    "evidence-offered": "What evidence is offered, of what kind, by whom, seen by whom?",
    "no-public-evidence": "Which claims carry “no public evidence”, as of when; does it still hold?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it asks, what it takes, the class of its rows, and what answers it."""

    name: str
    line: str
    takes: type[Any]
    row: type[Any]
    answer: Callable[[Runner, Any, Window], Page[Any]]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What the question takes."""
        return parameters(self.takes)


def question(name: str) -> Question:
    """Return a question by its name, or raise WrongQuestion with the names that there are."""
    if name not in QUESTIONS:
        raise WrongQuestion(f"there is no question {name!r}; there are {', '.join(QUESTIONS)}")
    module = import_module(f"graph.asked.{name.replace('-', '_')}")
    return Question(name, QUESTIONS[name], module.Parameters, module.Row, module.answer)


def questions() -> tuple[Question, ...]:
    """Return all questions, in their order."""
    return tuple(question(name) for name in QUESTIONS)


def ask(tx: Runner, name: str, asked: Mapping[str, str], window: Window) -> Answer:
    """Answer a question from the base; parameters are texts, as a command line or an address has them."""
    chosen = question(name)
    found = chosen.answer(tx, given.read(tx, chosen.takes, asked, window), window)
    return Answer(
        question=name,
        parameters={k: v.strip() for k, v in asked.items() if v.strip()},
        as_of=window.as_of,
        valid_until=window.valid_until,
        row=chosen.row,
        rows=found.rows,
        next=found.next,
        summary=found.summary,
        empty=None if found.rows else _why(tx, window, found),
        limit=window.limit,
        after=window.after,
    )


def window(
    *,
    as_of: datetime | None = None,
    valid_until: datetime | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Window:
    """Make a window of what a caller gives; `after` is the end of the page before, as it was told."""
    plain = Window(as_of, valid_until) if limit is None else Window(as_of, valid_until, limit)
    return Window(plain.as_of, plain.valid_until, plain.limit, Cursor.read(after)) if after else plain


def _why(tx: Runner, window: Window, found: Page[Any]) -> str:
    if found.next:
        return f"none was found among the {found.looked:,} looked at so far; the next page looks on"
    if window.after:
        return "there are no more rows after this page"
    if window.as_of and not rows(tx, "held_by_then", as_of=times.text(window.as_of)):
        return f"nothing at all was held as of {times.text(window.as_of)}"
    limits = [f" as of {times.text(window.as_of)}"] if window.as_of else []
    limits += [f", said until {times.text(window.valid_until)}"] if window.valid_until else []
    return f"nothing that is held answers this{''.join(limits)}"
