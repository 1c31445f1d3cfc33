"""Faults and bad input, one clear answer each, over the real command line on the embedded engine."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimtrail.base import opened
from claimtrail.config import Settings
from graph.digest import digest
from graph.embedded import stop
from graph.store import FORMAT
from tests.claimtrail.command import claimtrail
from tests.graph.test_free import ENDLESS
from tests.graph.test_store import file_all, first, second

pytestmark = pytest.mark.engine

BY = ("--by", "A. Reader", "--reason", "read the filing")
INJECTED = "x'}) DETACH DELETE (n) //"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder whose base holds two reports and a denial, recorded in March 2026."""
    path = tmp_path_factory.mktemp("house")
    data = path / "claimtrail-data"
    try:
        with opened(Settings(data=data, idle=60.0)) as base:
            file_all(base.store, [first(), second()])
        yield path
    finally:
        stop(data / "engine", force=True)


@pytest.fixture(scope="module")
def claim(folder: Path) -> Iterator[str]:
    """Return the one claim that is held; after all that was asked the graph is what it was."""
    settings = Settings(data=folder / "claimtrail-data", idle=60.0)
    with opened(settings) as base:
        before = digest(base.bolt, exact=True)
        [view] = base.asking.claims()
        yield view.id
        assert digest(base.bolt, exact=True) == before


# what is asked (CLAIM stands for the claim that is held), and what the one line says
REFUSED: Sequence[tuple[Sequence[str], str]] = [
    (["show", "c0000"], "no claim 'c0000' is held"),
    (["show", "c0000", "--as-of", "2026-03-05"], "no claim 'c0000' is held as of 2026-03-05"),
    (["show", "c0000", "--as-shown", "2026-03-05"], "no claim 'c0000' is held as of 2026-03-05"),
    (["show", INJECTED], 'no claim "x\'}) DETACH DELETE (n) //" is held'),
    (["show", "CLAIM", "--as-of", "1999"], "is held as of 1999-12-31"),
    (["show", "CLAIM", "--as-of", "yesterday"], "'yesterday' is no date or time"),
    (["ask", "status-history", "--claim", "c0000"], "'c0000'"),
    (["ask", "who-accused", "--party", INJECTED], "DETACH DELETE"),
    (["export", "claims", "--claim", "c0000"], "no claim 'c0000' is held"),
    (["decide", "sign", "c0000", "for", *BY], "no claim 'c0000' is held"),
    (["decide", "reject", "u0000", *BY], "no utterance 'u0000' is held"),
    (["decide", "withdraw", "<urn:uuid:gone>", *BY], "'<urn:uuid:gone>'"),
    (["decide", "--undo", "3", *BY], "there is no decision '3' to undo"),
    (["decide", "sign", "CLAIM", "maybe", *BY], "for"),
    (["archive", "purge", "<urn:uuid:gone>", *BY, "--yes"], "no snapshot '<urn:uuid:gone>' is archived"),
    (["cypher", "MATCH (n) DETACH DELETE n"], "DETACH at position 11 writes"),
    (["cypher", "CREATE (n:Claim)"], "it begins with"),
    (["cypher", "CALL dbms.shutdown()"], "call"),
    (["cypher", ENDLESS, "--timeout", "0.5"], "ended after 0.5 s"),
    (["rebuild", "--into", "nowhere"], "'nowhere' is no address of another server"),
    (["rebuild", "--into", "bolt://127.0.0.1:1"], "no graph server answers at bolt://127.0.0.1:1"),
]


@pytest.mark.parametrize(("words", "says"), REFUSED, ids=[" ".join(words)[:50] for words, _ in REFUSED])
def test_one_line_says_what_is_the_matter(folder: Path, claim: str, words: Sequence[str], says: str) -> None:
    done = claimtrail(folder, *[claim if word == "CLAIM" else word for word in words])
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert done.stderr.startswith("claimtrail: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


# before everything there is nothing, which is an answer
EMPTY: Sequence[Sequence[str]] = [
    ["claims", "--as-of", "1999", "--format", "jsonl"],
    ["claims", "--about", INJECTED, "--format", "jsonl"],
]


@pytest.mark.parametrize("words", EMPTY, ids=[" ".join(words) for words in EMPTY])
def test_nothing_is_an_answer(folder: Path, words: Sequence[str]) -> None:
    done = claimtrail(folder, *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_cypher_in_a_name_is_a_name(folder: Path, tmp_path: Path) -> None:
    name = "Orrin `Pumps`'}) DETACH DELETE (n) //"
    told = {
        "id": "i",
        "text": f"The Water Board accused {name} of theft.",
        "title": name,
        "url": "http://a.test/{id: $x}",
    }
    (tmp_path / "i.jsonl").write_text(json.dumps(told), encoding="utf-8")
    try:
        done = claimtrail(tmp_path, "import", "i.jsonl")
        assert done.returncode == 0, done.stderr
        assert claimtrail(tmp_path, "verify").returncode == 0
        assert json.loads(claimtrail(tmp_path, "status", "--format", "json").stdout)["articles"] == 1
    finally:
        claimtrail(tmp_path, "stop", "--force")


def test_a_wrong_password_is_said(folder: Path) -> None:
    with opened(Settings(data=folder / "claimtrail-data", idle=60.0)) as base:
        store = {
            "CLAIMTRAIL_STORE": base.bolt.uri,
            "CLAIMTRAIL_STORE_USER": "root",
            "CLAIMTRAIL_STORE_PASSWORD": "wrong",
        }
        done = claimtrail(folder, "claims", **store)
    assert done.returncode == 1
    assert "refuses the user or password; set CLAIMTRAIL_STORE_USER and CLAIMTRAIL_STORE_PASSWORD" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_may_only_be_read_is_named(tmp_path: Path) -> None:
    # root may write wherever there is a disk; under /proc nobody may
    data = Path("/proc/claimtrail") if os.geteuid() == 0 else tmp_path / "held"
    if os.geteuid():
        data.mkdir(mode=0o500)
    for command in ("claims", "ingest", "rebuild"):
        done = claimtrail(tmp_path, "--data", str(data), command)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert f"the data folder '{data}' cannot be written" in done.stderr


def test_a_graph_of_a_newer_version_is_refused_and_made_anew(folder: Path) -> None:
    settings = Settings(data=folder / "claimtrail-data", idle=60.0)
    with opened(settings) as base:
        base.bolt.run("MATCH (l:Ledger) SET l.format = 999")
    try:
        for words in (["claims"], ["ingest"], ["decide", "--undo", "1", *BY], ["export", "claims"]):
            done = claimtrail(folder, *words)
            assert (done.returncode, done.stdout) == (1, ""), done.stderr
            assert "has format 999" in done.stderr
            assert "run `claimtrail rebuild`" in done.stderr
    finally:
        with opened(settings, any_format=True) as base:
            base.bolt.run("MATCH (l:Ledger) SET l.format = $format", format=FORMAT)
