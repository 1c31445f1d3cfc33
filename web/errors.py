"""What goes wrong, as a page or as JSON, by the path that was asked."""

from flask import Flask, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from graph.asked.shape import WrongQuestion
from graph.asking.questions import NotHeld, StoreUnavailable
from web.asked import NotUnderstood
from web.rendering import render

_TITLES = {400: "That cannot be understood", 404: "Not held here", 503: "The base cannot be reached"}
_RETRY = 5  # seconds


def explain(app: Flask) -> None:
    """Map what is known to go wrong to 400, 404 and 503; what is not known is 500, its text stays in the log."""
    app.register_error_handler(NotHeld, _not_held)
    app.register_error_handler(NotUnderstood, _not_understood)
    app.register_error_handler(WrongQuestion, _not_understood)
    app.register_error_handler(StoreUnavailable, _unavailable)
    app.register_error_handler(HTTPException, _http)


def _not_held(error: Exception) -> ResponseReturnValue:
    return _answer(404, str(error))


def _not_understood(error: Exception) -> ResponseReturnValue:
    return _answer(400, str(error))


def _unavailable(error: Exception) -> ResponseReturnValue:
    response = make_response(_answer(503, str(error), reachable=False))
    response.headers["Retry-After"] = str(_RETRY)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    text = error.description or "something went wrong"
    response = make_response(_answer(code, text, title=error.name, reachable=code < 500))
    response.headers.extend(header for header in error.get_headers() if header[0] == "Allow")
    return response


def _answer(code: int, text: str, *, title: str | None = None, reachable: bool = True) -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        return jsonify({"status": code, "error": text}), code
    return render("error.html", title=_TITLES.get(code) or title or "Error", text=text, reachable=reachable), code
