"""Texts that were withdrawn: their words leave nodes and edges at once, and are kept aside in case of an undo."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph import writing
from graph.bolt import Row, Runner, query, rows
from graph.deciding.withheld import Withheld
from graph.ids import article as article_id
from graph.rows import Node, NodeLabel, Value

_SHOWN_INSTEAD = "[withdrawn]"
_OF_UTTERANCE = ("exact", "pieces", "words", "quotes")
_MOST_WORDINGS = 12
# what decisions quote, and what stands there while that may not be shown
_EMPTY = {"anchor": "{}", "other_anchor": "{}", "settings": "[]"}


def withhold(tx: Runner, version: str, at: str, withheld: Withheld) -> None:
    """Hide the text of a version and all quotations of it."""
    found = rows(tx, "withheld_of_version", version=version)
    if found[0]["withdrawn"] is not None and not found[0]["text"]:
        return
    said = {r["utterance"]["id"]: r["utterance"] for r in found if r["utterance"]}
    claims = rows(tx, "claims_first_said", utterances=sorted(said))
    own = [c for c in claims if c["first"] in said and c["worded"] is None]
    decisions = _anchors(tx, found[0]["article"])
    mentions = {r["id"]: r["exact"] for r in rows(tx, "mentions_of_version", version=version)}
    kept = {
        "version": {"text": found[0]["text"], "title": found[0]["title"]},
        "utterances": {u: {name: props.get(name) for name in _OF_UTTERANCE} for u, props in said.items()},
        "claims": {
            c["id"]: {
                "wording": c["read_proposition"] or c["proposition"],
                "props": {"words": c["words"], "wordings": c["wordings"], "compared": c["compared"] or ()},
            }
            for c in own
        },
        "decisions": decisions,
        "mentions": mentions,
    }
    before = withheld.kept(found[0]["withheld"]) if found[0]["withheld"] else None
    name = withheld.keep(_again(before, kept) if before else kept)
    hidden: dict[str, Value] = {"exact": (), "pieces": (), "words": "", "quotes": ()}
    nodes = [
        Node(NodeLabel.VERSION, version, {"text": "", "title": None, "withdrawn": at, "withheld": name}),
        *(Node(NodeLabel.UTTERANCE, u, hidden) for u in said),
        *(Node(NodeLabel.DECISION, d, {f: _EMPTY[f] for f in fields}) for d, fields in decisions.items()),
    ]
    writing.nodes(tx, nodes)
    _word_mentions(tx, version, dict.fromkeys(mentions))
    _reword(tx, [c for c in claims if c in own or c["worded"] in said])


def restore(tx: Runner, version: str, withheld: Withheld) -> None:
    """Show a version and its quotations again."""
    name = rows(tx, "withheld_of_version", version=version)[0]["withheld"]
    kept = withheld.kept(name) if name else None
    if kept is None:
        return
    claims = rows(tx, "claims_first_said", utterances=sorted(kept["utterances"]))
    again = {c["id"]: c for c in claims if c["id"] in kept["claims"]}
    nodes = [
        Node(NodeLabel.VERSION, version, {**kept["version"], "withdrawn": None, "withheld": None}),
        *(Node(NodeLabel.UTTERANCE, u, props) for u, props in kept["utterances"].items()),
        *(
            Node(NodeLabel.CLAIM, c, {**old["props"], **_worded(again[c], old["wording"]), "worded": None})
            for c, old in kept["claims"].items()
            if c in again
        ),
        *(Node(NodeLabel.DECISION, d, props) for d, props in kept["decisions"].items()),
    ]
    writing.nodes(tx, nodes)
    _word_mentions(tx, version, kept["mentions"])
    # what no text that is shown could word may be worded by this one
    _reword(tx, [c for c in claims if c["worded"] is not None and c["id"] not in again])


def _again(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to keep of a text that was obtained again: what is hidden still has its words from before."""
    said, mentions = before["utterances"], before["mentions"]
    return {
        "version": now["version"],
        "utterances": {u: p if p["exact"] else said.get(u, p) for u, p in now["utterances"].items()},
        "claims": {**before["claims"], **now["claims"]},
        "decisions": {**before["decisions"], **now["decisions"]},
        "mentions": {m: words if words is not None else mentions.get(m) for m, words in now["mentions"].items()},
    }


def _anchors(tx: Runner, article: str) -> dict[str, dict[str, str]]:
    """Return the quotations by which decisions are anchored in the article."""
    found = [r["decision"] for r in rows(tx, "decisions_in_article", article=article)]
    quoting = {d["id"]: {name: d[name] for name in _EMPTY if _quotes(d, name, article)} for d in found}
    return {decision: fields for decision, fields in quoting.items() if fields}


def _quotes(decision: Row, name: str, article: str) -> bool:
    """Tell whether a property of a decision quotes an article; what a person states is in the settings."""
    if not decision.get(name) or decision["kind"] == "withdraw":
        return False
    held = json.loads(decision["anchor" if name == "settings" else name] or "{}")
    quoted = held.get("url") is not None and article_id(held["url"]) == article
    return quoted and (name != "settings" or decision["kind"] == "state")


def _word_mentions(tx: Runner, version: str, exact: Mapping[str, str | None]) -> None:
    told = [{"id": one, "exact": words} for one, words in sorted(exact.items())]
    if told:
        tx.run(query("word_mentions"), {"version": version, "rows": told}).consume()


def _worded(claim: Row, wording: str) -> dict[str, Value]:
    """Return the property that has the wording of the texts: the other one has a person's, where there is one."""
    return {"read_proposition" if claim["read_proposition"] is not None else "proposition": wording}


def _reword(tx: Runner, claims: Sequence[Row]) -> None:
    """Word claims by the first statement that is shown."""
    if not claims:
        return
    shown: dict[str, list[Row]] = {claim["id"]: [] for claim in claims}
    for r in rows(tx, "statements_shown", claims=sorted(shown)):
        shown[r["claim"]].append(r)
    nodes = []
    for claim in claims:
        said = shown[claim["id"]]
        wordings = list(dict.fromkeys(r["words"] for r in said if r["words"]))[:_MOST_WORDINGS]
        props: dict[str, Value] = {
            **_worded(claim, _proposition(said)),
            "words": tuple(wordings[0].split()) if wordings else (),
            "wordings": tuple(wordings[1:]),
            "compared": (),
            "worded": said[0]["utterance"] if said else "",
        }
        nodes.append(Node(NodeLabel.CLAIM, claim["id"], props))
    writing.nodes(tx, nodes)


def _proposition(said: Sequence[Row]) -> str:
    if not said:
        return _SHOWN_INSTEAD
    first = [r for r in said if r["utterance"] == said[0]["utterance"]]
    words = " ... ".join(first[0]["exact"])
    absent = [r["target"] for r in first if r["target"] and r["target"] not in words]
    return f"[{', '.join(absent)}] {words}" if absent else words
