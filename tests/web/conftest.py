"""The application over hand-made views, and the same behind a real server."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.made import Made
from web.app import create_app
from web.serve import listening


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def app(made: Made) -> Flask:
    return create_app(made)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    """Yield the address of the application behind waitress on a free port."""
    with listening(app, "127.0.0.1", 0) as server:
        thread = Thread(target=server.run)
        thread.start()
        try:
            yield server.url
        finally:
            server.stop()
            thread.join()
