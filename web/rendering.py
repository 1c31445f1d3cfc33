"""Templates, and what each of them may call."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, render_template, request
from markupsafe import Markup, escape

from graph.asking.leaving import SENTENCE
from graph.asking.questions import StoreUnavailable
from web import answering, links, speech, wording, words


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page says around its content; `now` leads to the same page without a date."""

    as_of: str
    now: str
    rebuilding: bool = False
    data_version: str = ""
    json: str = ""


def prepare(app: Flask) -> None:
    """Give the templates the sentences, the links and the filters."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(say=wording, speech=speech, words=words, to=links.to, links=links, disclaimer=SENTENCE)
    app.jinja_env.filters.update(
        day=speech.day,
        iso=speech.instant,
        minute=speech.minute,
        exact=exact,
        shown=shown,
        stated=stated,
        capitalize_first=speech.capital,
    )


def render(template: str, *, reachable: bool = True, **values: Any) -> bytes:
    """Render a page in its frame; half of a surrogate pair in an archived text does not break it."""
    frame = _frame(reachable=reachable)
    page = render_template(template, frame=frame, args=_kept(), **values)
    return page.encode("utf-8", "replace")


def exact(text: str) -> Markup:
    """Escape archived words so that a browser gives back exactly these: a bare return would become a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704  # escaped in the same line


def shown(number: int) -> str:
    """Write a number with separators."""
    return f"{number:,}"


def stated(time: str) -> str:
    """Write a time as a page states it: to the minute, with the zone that it names."""
    date, _, rest = time.partition("T")
    zone = next((zone for zone in ("Z", "+00:00") if rest.endswith(zone)), "")
    return f"{date} {rest[:5]} UTC" if zone else f"{date} {rest}".rstrip()


def _frame(*, reachable: bool) -> Frame:
    limit = g.get("as_of")
    frame = Frame(as_of=limit.text if limit else "", now=f"?{urlencode(_kept())}")
    if not reachable:
        return frame
    try:
        held, version = answering.held(), answering.data_version()
    except StoreUnavailable:
        return frame
    return replace(frame, rebuilding=held.rebuilding, data_version=version, json=links.json())


def _kept() -> dict[str, str]:
    """Return the parameters that a change of the date keeps."""
    return {key: value for key, value in request.args.items() if key != "as_of"}
