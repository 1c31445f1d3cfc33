"""The named questions: a list of them, each as a page with a form and a permalink, as JSON and as CSV."""

from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, request

from graph.asked import catalogue
from graph.asked.given import date
from graph.asked.shape import MOST_ROWS, USUAL_ROWS, Answer, SeveralParties, Window, WrongQuestion
from graph.asking.questions import NotHeld
from web import asked
from web.answering import base, data_version
from web.answers import answer_csv, answer_json, columns
from web.cells import text, worded
from web.rendering import render

asking = Blueprint("asking", __name__)

# what every question takes beside its own parameters
_WINDOW = ("as_of", "valid_until", "limit", "after")


@asking.get("/ask")
def catalogue_page() -> bytes:
    """List the questions."""
    return render("ask.html", questions=catalogue.questions())


@asking.get("/ask/<name>")
def question(name: str) -> tuple[bytes, int]:
    """Show the form of a question, and its answer where enough is given."""
    chosen = _known(name)
    given = _given()
    try:
        return _page(chosen, given, answer=_answer(name, given)), 200
    except SeveralParties as error:
        return _page(chosen, given, wrong=str(error), several=error), 400
    except WrongQuestion as error:
        # a form that nobody has filled in yet is no mistake
        asked_nothing = not given and not {"valid_until", "limit", "after"} & set(request.args)
        return _page(chosen, given, wrong="" if asked_nothing else str(error)), 200 if asked_nothing else 400
    except NotHeld as error:
        return _page(chosen, given, wrong=str(error)), 404


@asking.get("/api/ask")
def catalogue_json() -> Response:
    """Answer with the questions and what each takes."""
    listed = [{"name": q.name, "question": q.line, "parameters": q.parameters} for q in catalogue.questions()]
    return jsonify({"questions": listed, "window": _WINDOW})


@asking.get("/api/ask/<name>")
def as_json(name: str) -> Response:
    """Answer a question as JSON."""
    _known(name)
    found = _answer(name, _given())
    return jsonify(answer_json(found, generated_at=datetime.now(UTC), data_version=data_version()))


@asking.get("/api/ask/<name>.csv")
def as_csv(name: str) -> Response:
    """Answer a question as CSV."""
    _known(name)
    found = _answer(name, _given())
    made = answer_csv(found, generated_at=datetime.now(UTC), data_version=data_version())
    named = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(made.encode("utf-8", "replace"), mimetype="text/csv", headers=named)


def _known(name: str) -> catalogue.Question:
    try:
        return catalogue.question(name)
    except WrongQuestion as error:
        raise NotHeld(str(error)) from error


def _given() -> dict[str, str]:
    return {key: value.strip() for key, value in request.args.items() if key not in _WINDOW and value.strip()}


def _answer(name: str, given: Mapping[str, str]) -> Answer:
    return base().ask(name, given, _window())


def _window() -> Window:
    until = request.args.get("valid_until", "").strip()
    return catalogue.window(
        as_of=asked.as_of(),
        valid_until=date("valid_until", until) if until else None,
        limit=asked.number("limit", default=USUAL_ROWS, most=MOST_ROWS),
        after=request.args.get("after", "").strip() or None,
    )


def _page(
    chosen: catalogue.Question,
    given: Mapping[str, str],
    *,
    answer: Answer | None = None,
    wrong: str = "",
    several: SeveralParties | None = None,
) -> bytes:
    kept = {key: request.args[key] for key in _WINDOW if key != "as_of" and request.args.get(key, "").strip()}
    here = {**given, **kept}
    # who asks otherwise, or on another page, begins anew
    anew = {key: value for key, value in here.items() if key != "after"}
    return render(
        "question.html",
        question=chosen,
        given=given,
        kept=anew,
        here=here,
        answer=answer,
        columns=columns(answer) if answer else (),
        wrong=wrong,
        several=several,
        text=text,
        worded=worded,
    )
