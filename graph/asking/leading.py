"""Which parties a name led to at a time."""

from datetime import datetime

from graph import entities, times
from graph.asked.shape import END
from graph.bolt import Runner, rows


def leading(tx: Runner, name: str, as_of: datetime | None) -> list[str]:
    """Return the entities that a name led to as of a time, by its best key; merges are not followed.

    Where nobody has the name, those whom documents call so too: by an acronym, or for short.
    """
    keys = entities.known_by(name)
    hits = rows(tx, "names_then", keys=list(keys), as_of=times.text(as_of or END))
    own = [r for r in hits if not r["key"].startswith(entities.ALIAS)]
    return sorted({r["id"] for r in ([r for r in hits if r["key"] == keys[0]] or own or hits)})
