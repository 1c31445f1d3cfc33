"""The page and the picture of the schema, made of its description: `python -m graph.schema.pages FOLDER`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.schema.picture import svg
from graph.schema.ties import THINGS, TIES, Thing, Tie

_HEAD = """# The graph, as it is queried

![The labels and how they are connected](schema.svg)

*Made of `graph/schema/ties.py` by `python -m graph.schema.pages docs`; do not edit.*

`claimtrail cypher` asks this graph anything in Cypher, read-only, on either engine. It says what holds now; the named
questions and the exports answer as of any date.

```cypher
MATCH (a:Entity)-[r:ACCUSED]->(b:Entity)
RETURN a.name AS accuser, b.name AS accused, r.claim AS claim, r.status AS status, r.first AS first, r.last AS last
ORDER BY last DESC
```

    claimtrail cypher 'MATCH (c:Claim {id: $id})<-[b:ABOUT]-(u:Utterance) RETURN u.act, u.exact' --param id=c0123
    claimtrail cypher - --format csv < question.cypher

* `ACCUSED` says that the first is reported to have accused the second. Claims are attributed; listing is not a finding.
* Times are UTC text of one form (`2026-03-02T09:30:00.000000Z`), which sorts as times do and compares with `<`.
* A value for a `$name` comes by `--param name=value`, never pasted into the query; what can be read as JSON is (`5`,
  `true`, `["a", "b"]`), all else is text. `--param 'id="5"'` is the text 5.
* A query that writes, administers, reads files or calls what is not known to only read is refused, and one that takes
  too long is ended (`--timeout`, 10 seconds if not said; on the embedded engine 30 at most).
* What may be called: `db.index.fulltext.queryNodes` (indexes `version_text`, `entity_name`, `claim_proposition`),
  `db.labels`, `db.propertyKeys`, `db.relationshipTypes`, and subqueries in braces.
* Start a pattern at the end that you know, by its `id`: ids are indexed, names are found by `Name` or by full text.
"""


def markdown() -> str:
    """Return the page."""
    lines = [_HEAD, "## Labels", "", "Every node has an `id`, which is unique among its label's.", ""]
    for thing in THINGS:
        lines += [*_thing(thing), ""]
    lines += ["## Relationships", ""]
    for tie in TIES:
        lines += [*_tie(tie), ""]
    return "\n".join(lines).rstrip() + "\n"


def _thing(thing: Thing) -> Iterator[str]:
    yield f"### {thing.label}"
    yield ""
    yield f"{thing.meaning[0].upper()}{thing.meaning[1:]}."
    yield from _fields(thing.fields.items())


def _tie(tie: Tie) -> Iterator[str]:
    yield f"### {tie.type}"
    yield ""
    ends = ", ".join(f"`(:{start})-[:{tie.type}]->(:{end})`" for start, end in tie.ends)
    yield f"{ends}: {tie.meaning}."
    yield from _fields((name, text) for name, text in tie.fields.items() if name != "id")


def _fields(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = [f"| `{name}` | {text} |" for name, text in fields]
    if rows:
        yield from ("", "| property | meaning |", "|---|---|", *rows)


def main() -> None:
    """Write the page and the picture into the folder that the command line names."""
    _, folder = sys.argv
    Path(folder, "schema.md").write_text(markdown(), encoding="utf-8")
    Path(folder, "schema.svg").write_text(svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
