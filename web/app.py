"""Make the web application: pages and JSON over whatever answers the questions."""

from collections.abc import Callable

from flask import Flask

from graph.asking.questions import Questions
from web import answering, errors, rendering, security
from web.api import api
from web.asking import asking
from web.pages import pages
from web.plain import PlainJson


class _App(Flask):
    json_provider_class = PlainJson


def create_app(base: Questions, *, data_version: Callable[[], str] | None = None) -> Flask:
    """Return the application that answers from `base`; `data_version` names the data and code it is answered by.

    Without `data_version` the name that the base itself gives is used.
    """
    app = _App("web")
    answering.attach(app, answering.Answering(base, data_version))
    security.protect(app)
    errors.explain(app)
    rendering.prepare(app)
    app.register_blueprint(pages)
    app.register_blueprint(api)
    app.register_blueprint(asking)
    return app
