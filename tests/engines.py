"""The graph servers that the tests run against: the embedded engine, and a real Neo4j whose jars come by Maven."""

import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError

from graph.embedded import Address, Embedded, stop
from graph.engines.engine import answers
from graph.engines.jvm import free_ports
from graph.engines.locks import Lock

_CHECKOUT = Path(__file__).parent.parent
_POM = Path(__file__).parent / "neo4j" / "pom.xml"
_NEO4J_JAVA = 17
_START = 120.0


class NoNeo4j(Exception):
    """There is no Neo4j to be had here; the text says what is missing."""


@contextmanager
def embedded(folder: Path) -> Iterator[Address]:
    """Run the embedded engine in a folder, and leave nothing of it behind."""
    try:
        with Embedded(folder, idle=10.0) as address:
            yield address
    finally:
        stop(folder, force=True)


@contextmanager
def neo4j(folder: Path, *, heap: str = "512m") -> Iterator[Address]:
    """Run a Neo4j server in a folder, or use the one that CLAIMTRAIL_TEST_NEO4J names, which must be empty."""
    given = os.environ.get("CLAIMTRAIL_TEST_NEO4J")
    if given is None:
        with _started(folder, _java(), _jars(), heap) as address:
            yield address
        return
    user = os.environ.get("CLAIMTRAIL_TEST_NEO4J_USER", "neo4j")
    password = os.environ.get("CLAIMTRAIL_TEST_NEO4J_PASSWORD", "neo4j")
    address = _neo4j_at(given, user, password)
    if held := count(address):
        raise ValueError(
            f"CLAIMTRAIL_TEST_NEO4J={given} holds {held} nodes, which the tests would delete; empty it first"
        )
    yield address
    empty(address)


def count(address: Address) -> int:
    """Count the nodes of a database."""
    return _run(address, "MATCH (n) RETURN count(n) AS nodes")


def empty(address: Address) -> None:
    """Delete all nodes and edges of a database; its constraints and indexes stay."""
    _run(address, "MATCH (n) DETACH DELETE n RETURN count(*) AS nodes")


def _run(address: Address, statement: str) -> int:
    with (
        GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):
        return int(session.run(statement).single(strict=True)["nodes"])


def _neo4j_at(uri: str, user: str, password: str) -> Address:
    return Address(uri=uri, user=user, password=password, database="neo4j", reader=None, http="")


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise NoNeo4j(f"there is no java; install Java {_NEO4J_JAVA} or 21")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr
    found = re.search(r'version "(\d+)', said)
    if found is None or int(found[1]) < _NEO4J_JAVA:
        raise NoNeo4j(f"Neo4j needs Java {_NEO4J_JAVA} or 21, and {java} is {said.splitlines()[0]!r}")
    return java


def _jars() -> Path:
    """Return the folder of the server's jars, brought by Maven the first time."""
    version = re.search(r"<artifactId>neo4j</artifactId>\s*<version>([\d.]+)<", _POM.read_text(encoding="utf-8"))
    if version is None:
        raise ValueError(f"{_POM} names no version of Neo4j")
    cache = _CHECKOUT / ".cache"
    cache.mkdir(exist_ok=True)
    jars = cache / f"neo4j-{version[1]}"
    with Lock(cache / "neo4j.lock") as lock:
        lock.take(600.0)
        if not jars.is_dir():
            _bring(jars)
    return jars


def _bring(jars: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NoNeo4j("there is no mvn to bring the jars of Neo4j; install Maven")
    part = jars.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={part}"]
    made = subprocess.run([maven, "-q", "-B", "-f", str(_POM), *goal], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise NoNeo4j(f"Maven cannot bring the jars of Neo4j: {made.stdout.strip()[:500]}")
    part.rename(jars)


@contextmanager
def _started(folder: Path, java: str, jars: Path, heap: str) -> Iterator[Address]:
    server = Neo4j(folder, java, jars, heap=heap)
    try:
        yield server.start()
    finally:
        server.stop()


class Neo4j:
    """A Neo4j server of a folder, which can be killed and started again on what it left."""

    def __init__(self, folder: Path, java: str | None = None, jars: Path | None = None, *, heap: str = "512m") -> None:
        self._heap = heap
        self._folder = folder
        self._java = java or _java()
        self._jars = jars or _jars()
        self._process: subprocess.Popen[bytes] | None = None
        self._address: Address | None = None
        folder.mkdir(parents=True, exist_ok=True)
        (self._port,) = free_ports(1)
        (folder / "neo4j.conf").write_text(
            f"server.bolt.listen_address=127.0.0.1:{self._port}\n"
            "server.http.enabled=false\n"
            "server.https.enabled=false\n"
            "server.memory.pagecache.size=64m\n"
            "dbms.usage_report.enabled=false\n",
            encoding="utf-8",
        )

    def start(self) -> Address:
        """Start it, and return its address when it answers; the password of its first start stays."""
        uri = f"bolt://127.0.0.1:{self._port}"
        self._process = self._launched()
        try:
            _wait(self._process, uri, self._folder / "server.log")
            self._address = self._address or _first_password(uri)
            return self._address
        except BaseException:
            self.stop()
            raise

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            _end(self._process)

    def _launched(self) -> "subprocess.Popen[bytes]":
        # where the test run itself is killed, the server goes with it
        tied = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.lang", "sun.nio.ch")]
        program = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self._folder}", f"--config-dir={self._folder}"]
        with (self._folder / "server.log").open("ab") as said:
            return subprocess.Popen(
                [
                    *tied,
                    self._java,
                    f"-Xmx{self._heap}",
                    "-XX:-UsePerfData",
                    *opened,
                    "-cp",
                    f"{self._jars}/*",
                    *program,
                ],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )


def _wait(server: "subprocess.Popen[bytes]", uri: str, log: Path) -> None:
    until = time.monotonic() + _START
    while not answers(uri):
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"Neo4j does not start: {log.read_text(encoding='utf-8')[-2000:]}")
        time.sleep(0.1)


def _first_password(uri: str) -> Address:
    """Change the password that a new server comes with, as soon as it takes one."""
    password = secrets.token_urlsafe(16)
    until = time.monotonic() + _START
    while True:
        try:
            with (
                GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
                driver.session(database="system") as session,
            ):
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password).consume()
            return _neo4j_at(uri, "neo4j", password)
        except (DriverError, AuthError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
