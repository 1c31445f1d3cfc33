"""What a browser is told to refuse: scripts, foreign parts, framing; and whom we answer at all."""

from flask import Flask, Response, abort, request

from web.loopback import host_is_loopback

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}


def protect(app: Flask) -> None:
    """Send the headers with every answer, and answer only those who call this machine by a name of its own."""
    app.before_request(_refuse_foreign_names)
    app.after_request(_with_headers)


def _refuse_foreign_names() -> None:
    # a page elsewhere whose name is pointed at 127.0.0.1 would read us as its own
    if not host_is_loopback(request.headers.get("Host", "")):
        abort(400, "this address serves 127.0.0.1, ::1 and localhost only")


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-cache"
    return response
