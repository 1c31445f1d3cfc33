"""How long a rebuild takes with warm caches: a real archive of the made articles, with their readings in the cache."""

import json
import os
import time
from io import BytesIO
from pathlib import Path

from benchmarks.graph import servers
from benchmarks.graph.made import Archive
from claimtrail.base import opened
from claimtrail.config import Settings
from claimtrail.importing import Options, take
from claimtrail.readers import lazily
from claimtrail.reading import Intake
from claimtrail.rebuilding import Plan, rebuild
from graph.embedded import stop
from graph.readings import to_json
from graph.submission import Submission
from tests.engines import neo4j


def seconds(engine: str, archive: Archive, folder: Path) -> float:
    """Archive the made articles, keep their readings, and return the seconds of a rebuild."""
    settings = Settings(data=folder / "data", outlets=folder / "outlets.json", heap=servers.HEAP)
    _fill(settings, archive)
    if engine == "embedded":
        try:
            return _timed(settings, Plan())
        finally:
            stop(settings.data / "engine", force=True)
    with neo4j(folder / "server", heap=servers.HEAP) as address:
        os.environ["CLAIMTRAIL_STORE_USER"], os.environ["CLAIMTRAIL_STORE_PASSWORD"] = address.user, address.password
        given = Settings(
            data=settings.data,
            outlets=settings.outlets,
            store=address.uri,
            store_user=address.user,
            store_password=address.password,
        )
        return _timed(given, Plan(in_place=True))


def _fill(settings: Settings, archive: Archive) -> None:
    assert settings.outlets is not None
    settings.outlets.parent.mkdir(parents=True, exist_ok=True)
    outlets = [
        {"key": o.key, "name": o.name, "kind": o.kind.value, "owner": o.owner, "domain": o.domain}
        for o in archive.outlets
    ]
    settings.outlets.write_text(json.dumps(outlets), "utf8")
    documents = settings.outlets.with_name("articles.jsonl")
    readings: dict[str, bytes] = {}
    with documents.open("w", encoding="utf8") as out:
        for made in archive.submissions():
            out.write(json.dumps(_document(made)) + "\n")
            readings[made.article.canonical_url] = json.dumps(to_json(made.reading)).encode()
    taken = take(settings, [str(documents)], Options(), stdin=BytesIO())
    assert taken.new == archive.size.articles, taken
    with opened(settings, any_format=True) as base:
        intake = Intake(base.archive, base.cache, lazily(settings))
        for capture in base.archive.captures():
            prepared = intake.prepared(capture)
            base.cache.keep_reading(prepared.key, readings[prepared.article.canonical_url])


def _document(made: Submission) -> dict[str, object]:
    article = made.article
    return {
        "id": made.document,
        "url": article.canonical_url,
        "title": article.title,
        "text": article.text,
        "outlet": made.outlet.key,
        "published": article.published,
        "seen": made.snapshot.recorded.isoformat(),
    }


def _timed(settings: Settings, plan: Plan) -> float:
    began = time.perf_counter()
    done = rebuild(settings, lazily(settings), plan, on_progress=lambda done, of: None)
    assert done.articles > 0, done
    return time.perf_counter() - began
