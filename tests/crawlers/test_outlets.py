"""Lists of outlets: what is read, and what is refused by name."""

import json
from pathlib import Path

import pytest

from crawlers.outlets import SHIPPED, Discovery, DiscoveryKind, OutletError, load
from graph.model import Outlet, OutletKind

GOOD = """
[[outlet]]
key = "gazette"
name = "Harbour Gazette"
kind = "newspaper"
owner = "Gazette Holdings"
domain = "harbour-gazette.test"
hosts = ["www.Harbour-Gazette.test"]
language = "en"
timezone = "Europe/London"
verified = false

[[outlet.discovery]]
kind = "feed"
url = "https://www.harbour-gazette.test/rss"
"""


def test_toml(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(GOOD)
    [entry] = load(path)
    assert entry.outlet == Outlet(
        "gazette", "Harbour Gazette", OutletKind.NEWSPAPER, "Gazette Holdings", "harbour-gazette.test"
    )
    assert entry.hosts == ("www.harbour-gazette.test",)
    assert (entry.language, entry.timezone, entry.verified) == ("en", "Europe/London", False)
    assert entry.discoveries == (Discovery(DiscoveryKind.FEED, "https://www.harbour-gazette.test/rss"),)


def test_json(tmp_path: Path) -> None:
    path = tmp_path / "outlets.json"
    path.write_text(
        json.dumps([{"key": "wire", "name": "Meridian Wire", "kind": "wire", "owner": None, "domain": "w.test"}])
    )
    [entry] = load(path)
    assert entry.outlet == Outlet("wire", "Meridian Wire", OutletKind.WIRE, None, "w.test")
    assert entry.hosts == ("w.test",)


def test_shipped_list_can_be_read_and_promises_nothing() -> None:
    entries = load(SHIPPED)
    assert {"techcrunch", "guardian"} <= {entry.outlet.key for entry in entries}
    assert all(entry.discoveries and entry.hosts for entry in entries)
    assert not any(entry.verified for entry in entries)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("owner =", "propietor ="), "unknown key 'propietor': the known ones are key, name, kind, owner"),
        (('"newspaper"', '"tabloid"'), "unknown kind 'tabloid': the known ones are wire, newspaper"),
        (
            ('kind = "feed"', 'kind = "rss"'),
            "unknown kind 'rss': the known ones are feed, news_sitemap, sitemap, wordpress",
        ),
        (
            ('"https://www.harbour-gazette.test/rss"', '"file:///rss"'),
            "'file:///rss', which is no http or https address",
        ),
        (('name = "Harbour Gazette"', ""), "lacks the key 'name'"),
        (('"Europe/London"', '"Atlantis"'), "unknown timezone 'Atlantis'"),
        (('["www.Harbour-Gazette.test"]', '"www.test"'), "hosts = 'www.test', which is no list"),
        (("[[outlet]]", "[[outlets]]"), "unknown table 'outlets'"),
        (("[[outlet]]", "[[outlet"), "cannot be read as TOML"),
        ((GOOD, GOOD + GOOD), "two outlets with the key 'gazette'"),
    ],
)
def test_what_is_refused(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(GOOD.replace(*change))
    with pytest.raises(OutletError) as caught:
        load(path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.yaml", "", "must end in .toml or .json"),
        ("a.json", "{}", "must hold a list"),
        ("a.json", "[1]", "is 1, not a table"),
        ("a.json", "[", "cannot be read as JSON"),
        ("missing.json", None, "cannot read"),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, name: str, content: str | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(OutletError) as caught:
        load(path)
    assert said in str(caught.value)
