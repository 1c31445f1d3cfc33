"""What this application answers from, as a request sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app, g

from graph.asking.questions import Questions
from graph.asking.views import Held

_KEY = "claimtrail"


@dataclass(frozen=True, slots=True)
class Answering:
    """The base, and who names the version of data and code that answers are given by."""

    base: Questions
    data_version: Callable[[], str] | None = None


def attach(app: Flask, answering: Answering) -> None:
    """Give an application what it answers from."""
    app.extensions[_KEY] = answering


def base() -> Questions:
    """Return the base that this request asks."""
    return _answering().base


def held() -> Held:
    """Return what the base holds, counted once a request."""
    if "held" not in g:
        g.held = base().held()
    found: Held = g.held
    return found


def data_version() -> str:
    """Name the version of data and code that this answer is given by."""
    named = _answering().data_version
    return named() if named else held().data_version


def _answering() -> Answering:
    found: Answering = current_app.extensions[_KEY]
    return found
