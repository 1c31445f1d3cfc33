"""What a browser is told to refuse, and whom we answer."""

import re

import pytest
from flask.testing import FlaskClient

from web.loopback import host_is_loopback, is_loopback

PATHS = ("/", "/claim/c1", "/claim/none", "/?as_of=x", "/api/claims/c1", "/static/claimtrail.css", "/nowhere")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_scripts_framing_and_foreign_parts(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy
    assert policy["style-src"] == policy["img-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers
    response.close()


@pytest.mark.parametrize("path", ["/", "/search?q=pumps", "/claim/c1", "/entity/e-pumps", "/article/a1?utterance=u1"])
def test_pages_need_no_script_no_style_of_their_own_and_nothing_from_outside(client: FlaskClient, path: str) -> None:
    text = client.get(path).get_data(as_text=True)
    assert not re.search(r"<script|\son\w+=|\sstyle=|<style|<iframe|<object", text)
    parts = re.findall(r"<(?:link|img|source)[^>]+(?:href|src)=\"([^\"]+)\"", text)
    assert parts
    assert all(part.startswith("/static/") for part in parts)
    for part in parts:
        with client.get(part) as response:
            assert response.status_code == 200


@pytest.mark.parametrize(
    ("name", "loops"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_loopback_names(name: str, loops: bool) -> None:
    assert is_loopback(name) is loops


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8765", 200),
        ("[::1]:8765", 200),
        ("claims.example", 400),
        ("127.0.0.1.claims.example:8765", 400),
    ],
)
def test_a_foreign_name_for_this_machine_is_refused(client: FlaskClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status
    assert client.get("/api/claims", headers={"Host": host}).status_code == status
    assert host_is_loopback(host) is (status == 200)


def test_a_host_that_cannot_be_read_is_foreign() -> None:
    assert host_is_loopback("[::1") is False
