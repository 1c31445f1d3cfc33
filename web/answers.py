"""Answers to named questions as they leave the house: as JSON and CSV, each with when, what and by which data."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from io import StringIO
from typing import Any

from graph.asked.shape import USUAL_ROWS, Answer
from graph.asking.leaving import DISCLAIMER
from web import cells
from web.speech import instant


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the field, its heading, and whether it holds numbers."""

    key: str
    head: str
    number: bool = False


def columns(answer: Answer) -> tuple[Column, ...]:
    """Return the columns of an answer's table; one that is empty in all rows is left out."""
    found = []
    for f in fields(answer.row):
        values = [getattr(row, f.name) for row in answer.rows]
        if not answer.rows or any(cells.text(value) for value in values):
            number = "Count" in str(f.type) or f.type in ("int", "float", int, float)
            found.append(Column(f.name, f.name.replace("_", " ").strip(), number))
    return tuple(found)


def answer_json(answer: Answer, *, generated_at: datetime, data_version: str) -> dict[str, Any]:
    """Return an answer with what every export carries; `next` is the value of `after` for the next page."""
    return {
        **_notice(answer, generated_at, data_version),
        "valid_until": instant(answer.valid_until) if answer.valid_until else None,
        "parameters": dict(answer.parameters),
        "limit": answer.limit,
        "after": str(answer.after) if answer.after else None,
        "summary": answer.summary or None,
        "empty": answer.empty,
        "next": str(answer.next) if answer.next else None,
        "rows": [cells.as_json(row) for row in answer.rows],
    }


def _notice(answer: Answer, generated_at: datetime, data_version: str) -> dict[str, str]:
    return {
        "generated_at": instant(generated_at),
        "as_of": instant(answer.as_of or generated_at),
        "query": answer.question,
        "data_version": data_version,
        "disclaimer": DISCLAIMER,
    }


def answer_csv(answer: Answer, *, generated_at: datetime, data_version: str) -> str:
    """Return the rows as CSV; the last columns of every row say when, as of when, what and by which data."""
    notice = _notice(answer, generated_at, data_version)
    given = {**answer.parameters, **_window(answer)}
    query = f"{answer.question} {json.dumps(given, ensure_ascii=False)}" if given else answer.question
    about = {**notice, "query": query}
    out = StringIO()
    writer = csv.DictWriter(out, [*cells.flat_columns(answer.row), *about])
    writer.writeheader()
    writer.writerows({**cells.flat(row), **about} for row in answer.rows)
    return out.getvalue()


def _window(answer: Answer) -> dict[str, str | int]:
    """Return what else was asked for beside the parameters, where it is not what is usual."""
    found: dict[str, str | int] = {}
    if answer.valid_until:
        found["valid_until"] = instant(answer.valid_until)
    if answer.limit != USUAL_ROWS:
        found["limit"] = answer.limit
    return {**found, "after": str(answer.after)} if answer.after else found


def records(answer: Answer) -> Iterable[list[tuple[str, str]]]:
    """Yield every row as headings and texts, without what is empty."""
    shown = columns(answer)
    for row in answer.rows:
        texts = ((column.head, cells.text(getattr(row, column.key))) for column in shown)
        yield [(head, words) for head, words in texts if words]
