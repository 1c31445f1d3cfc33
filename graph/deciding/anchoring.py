"""How a decision holds on to what it is about: ids where they are still held, else address, exact words and names."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph import entities, ids
from graph.bolt import Row, Runner, rows
from graph.decisions import Anchor
from graph.matching.words import likeness, tokens
from graph.standing import Bearing

# Dice of the words of two quotations from which one is the other, read with other bounds
_OVERLAPS = 0.5


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is held: `kind` is claim, utterance, party, version, snapshot or article.

    `into` is what stands for it: the party that it is merged into, the claim that took all its utterances.
    """

    id: str
    kind: str
    into: str | None = None


def thing(tx: Runner, identity: str) -> Thing | None:
    """Return what is held under an id."""
    found = rows(tx, "thing", id=identity)
    return Thing(found[0]["id"], found[0]["kind"], found[0]["into"]) if found else None


def anchor_of(tx: Runner, held: Thing) -> Anchor:
    """Return the anchor by which a thing is found again when another reader has given it another id."""
    if held.kind == "party":
        return Anchor(names=(rows(tx, "entities_by_id", entities=[held.id])[0]["name"],))
    if held.kind == "version":
        return Anchor(url=next((r["url"] for r in rows(tx, "anchors_of_version", id=held.id)), None))
    if held.kind == "snapshot":
        return Anchor(url=next((r["url"] for r in rows(tx, "version_of_snapshot", id=held.id)), None))
    found = rows(tx, f"anchors_of_{held.kind}", id=held.id) if held.kind in ("claim", "utterance") else []
    if not found:
        return Anchor()
    told = rows(tx, "parties_of_utterances", utterances=[found[0]["utterance"]])
    names = tuple(dict.fromkeys(r["name"] for r in told))
    return Anchor(found[0]["url"], tuple(found[0]["exact"] or ()), names)


def place(tx: Runner, kind: str, identity: str, anchor: Anchor) -> str | None:
    """Return the id under which a thing is held now: its own, else that of what its anchor leads to."""
    held = thing(tx, identity)
    if held and held.kind == kind:
        return held.id
    if kind == "party":
        return _party(tx, anchor)
    found = _in_article(tx, anchor)
    if kind == "utterance":
        return found["id"] if found else None
    return found["claim"] if found and kind == "claim" else None


def _party(tx: Runner, anchor: Anchor) -> str | None:
    for name in anchor.names:
        key = entities.normalise(name)
        found = [r["id"] for r in rows(tx, "names", keys=[key])]
        if len(set(found)) == 1:
            return str(found[0])
    return None


def _in_article(tx: Runner, anchor: Anchor) -> Row | None:
    """Return the utterance whose words overlap most; one that states its claim before one that answers it."""
    if anchor.url is None or not anchor.exact:
        return None
    wanted = tokens(" ".join(anchor.exact))
    found = rows(tx, "candidates_in_article", article=ids.article(anchor.url))
    scored = [(likeness(wanted, tokens(" ".join(r["exact"] or ()))), r) for r in found]
    near = [(score, r) for score, r in scored if score >= _OVERLAPS]

    def best(one: tuple[float, Row]) -> tuple[float, int, bool, str, str]:
        score, r = one
        return -score, -_shared(r["names"], anchor.names), r["bearing"] != Bearing.STATES, r["id"], r["claim"] or ""

    return min(near, key=best)[1] if near else None


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    return len({entities.normalise(n) for n in some} & {entities.normalise(n) for n in others})


def text_with(tx: Runner, article: str, exact: str) -> tuple[str, str, int] | None:
    """Return (version, part, offset) of the latest text of an article in which these words stand once."""
    for r in rows(tx, "texts_of_article", article=article):
        for part, text in (("text", r["text"]), ("title", r["title"] or "")):
            if text.count(exact) == 1:
                return r["id"], part, text.index(exact)
    return None


def party_of(tx: Runner, name: str) -> tuple[str, str] | None:
    """Return (id, name) of the party that an id or a name leads to; null where none or several do."""
    held = rows(tx, "entities_by_id", entities=[name])
    if held:
        return str(held[0]["id"]), str(held[0]["name"])
    found = {r["into"] or r["id"]: r["name"] for r in rows(tx, "names", keys=[entities.normalise(name)])}
    if len(found) != 1:
        return None
    return next(iter(found.items()))


def parties_of(tx: Runner, name: str) -> tuple[str, ...]:
    """Return every party that a name leads to."""
    return tuple(sorted({r["id"] for r in rows(tx, "names", keys=[entities.normalise(name)])}))
