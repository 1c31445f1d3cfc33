"""Administration of the embedded engine on its HTTP port: what cannot be said over Bolt."""

import json
from base64 import b64encode
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote

from graph.engines.engine import Address, EngineError

_SERVER = "/api/v1/server"
_SECONDS = 300.0
_SOON = 10.0


def administer(address: Address, command: str, *, database: str | None = None) -> None:
    """Run one SQL command in a database of the embedded engine, such as the making of a full-text index."""
    name = database or address.database
    _post(address, f"/api/v1/command/{quote(name, safe='')}", {"language": "sql", "command": command})


def create(address: Address, database: str) -> None:
    """Make a further database, for a graph that is built beside the one in use."""
    _post(address, _SERVER, {"command": f"create database {database}"})


def drop(address: Address, database: str) -> None:
    """Take a database away, with all that is in it."""
    _post(address, _SERVER, {"command": f"drop database {database}"})


def databases(address: Address) -> tuple[str, ...]:
    """Name the databases that are there."""
    found = json.loads(_post(address, _SERVER, {"command": "list databases"}))
    return tuple(str(name) for name in found["result"])


def limit_reads(address: Address, seconds: float) -> None:
    """End the statements of the user who may only read that run for longer, also those whose client is gone.

    The engine's own limit on reading counts each scan by itself, and so ends no product of scans.
    """
    reader = address.reader[0] if address.reader else ""
    for found in json.loads(_post(address, _SERVER, {"command": "list queries"}, seconds=_SOON))["result"]:
        if found["user"] == reader and found["elapsedMs"] > seconds * 1000:
            # it may have come to its end by itself meanwhile
            with suppress(EngineError):
                _post(address, _SERVER, {"command": f"terminate query {found['id']}"}, seconds=_SOON)


def end_query(address: Address, marked: str) -> None:
    """End the statements whose text begins with this mark."""
    for found in json.loads(_post(address, _SERVER, {"command": "list queries"}, seconds=_SOON))["result"]:
        if found["text"].startswith(marked):
            with suppress(EngineError):
                _post(address, _SERVER, {"command": f"terminate query {found['id']}"}, seconds=_SOON)


def ready(address: Address) -> bool:
    """Tell whether the server is up and knows this address's user and database."""
    try:
        return address.database in databases(address)
    except EngineError:
        return False


def _post(address: Address, path: str, body: dict[str, str], *, seconds: float = _SECONDS) -> str:
    pair = b64encode(f"{address.user}:{address.password}".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/json"}
    connection = HTTPConnection(address.http.removeprefix("http://"), timeout=seconds)
    try:
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", errors="replace")
    except (OSError, HTTPException) as error:
        raise EngineError(f"the engine at {address.http} does not answer {body['command']!r}: {error}") from error
    finally:
        connection.close()
    if answer.status >= 300:
        raise EngineError(f"the engine refuses {body['command']!r} ({answer.status}): {text}")
    return text
