"""How fast the named questions are answered, also about the parties and claims that most is held about."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.graph.made import START
from graph.asked import catalogue
from graph.asking.ask import Asking
from graph.bolt import Bolt

_ASKED = 20


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds: of all askings of a question, and the rows of the longest answer."""

    name: str
    p50: float
    p95: float
    rows: int


def ask(bolt: Bolt, names: list[str]) -> list[Timed]:
    """Ask every question of parties and claims by chance, and of the most quoted and the most carried."""
    asking = Asking(bolt, data_version="benchmark")
    chance = random.Random(7)  # noqa: S311
    held = sorted(r["name"] for r in bolt.run("MATCH (e:Entity) WHERE e.named RETURN e.name AS name LIMIT 5000"))
    parties = [names[0], names[1], names[2], *(chance.choice(held) for _ in range(_ASKED - 3))]
    claims = [r["id"] for r in bolt.run("MATCH (c:Claim) RETURN c.id AS id ORDER BY c.reports DESC LIMIT 3")]
    claims += [r["id"] for r in bolt.run("MATCH (c:Claim) RETURN c.id AS id ORDER BY c.id LIMIT 17")]
    day = START.date().isoformat()
    found = []
    for question in [*catalogue.questions(), *catalogue.questions()]:
        takes = {p.name for p in question.parameters}
        required = {p.name for p in question.parameters if p.required}
        times, rows = [], 0
        for number in range(_ASKED):
            asked = _parameters(takes, required, parties[number], claims[number % len(claims)], day)
            began = time.perf_counter()
            answer = asking.ask(question.name, asked, catalogue.window())
            times.append((time.perf_counter() - began) * 1e3)
            rows = max(rows, len(answer.rows))
        found.append(Timed(question.name, median(times), quantiles(times, n=20)[-1], rows))
    # the first round warms the server up
    return found[len(found) // 2 :]


def _parameters(takes: set[str], required: set[str], party: str, claim: str, day: str) -> Mapping[str, str]:
    if "claim" in required:
        return {"claim": claim} | ({"on": "2024-03-01"} if "on" in takes else {})
    if "from" in required:
        return {"from": day, "to": "2024-01-03"}
    for name in ("party", "holder"):
        if name in takes:
            return {name: party}
    return {}
