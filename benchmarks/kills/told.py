"""Short invented articles from a seed, and what people decide about them: enough to be killed over."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

_START = datetime(2026, 3, 2, 6, tzinfo=UTC)
_ACCUSERS = ("The Water Board", "Mayor Ilse Quill", "Brumaire Watch", "The Canal Union")
_ACCUSED = ("Orrin Pumps", "Kestrel Dredging", "Varnholm Group", "Sable Freight")
_DEEDS = (
    "switching off {n} pumps at night",
    "dumping {n} tons of sludge in the harbour",
    "hiding {n} complaints from inspectors",
    "paying {n} guards to look away",
)
_ANSWERS = (
    "{x} denied the accusation.",
    "{x} did not respond to a request for comment.",
    "A spokesman for {x} called it groundless.",
    "{x} declined to comment.",
)
_OUTLETS = ("wire", "courier", "herald")


def outlets() -> str:
    """Return the outlets as a list in JSON."""
    kinds = {"wire": "wire", "courier": "newspaper", "herald": "newspaper"}
    return json.dumps(
        [{"key": k, "name": f"Corvane {k.title()}", "kind": kinds[k], "domain": f"{k}.test"} for k in _OUTLETS]
    )


def documents(seed: int, count: int) -> Iterator[str]:
    """Yield articles as JSON Lines, in the order in which they were obtained."""
    chance = random.Random(seed)  # noqa: S311  (texts, not secrets)
    for number in range(1, count + 1):
        deed = chance.randrange(len(_DEEDS))
        accused = _ACCUSED[deed]
        words = _DEEDS[deed].format(n=chance.choice((4, 6, 40)))
        answer = chance.choice(_ANSWERS).format(x=accused)
        at = _START + timedelta(hours=7 * number)
        outlet = chance.choice(_OUTLETS)
        text = f"{chance.choice(_ACCUSERS)} accused {accused} of {words}. {answer} Report {number} of the inquiry."
        told = {
            "id": f"d{number}",
            "url": f"http://{outlet}.test/{number}",
            "outlet": outlet,
            "title": f"{accused} and the inquiry, part {number}",
            "text": text,
            "published": at.isoformat(),
            "seen": (at + timedelta(hours=1)).isoformat(),
        }
        yield json.dumps(told)
