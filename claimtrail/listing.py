"""Claims as they are listed: JSON, CSV and a table, with every name resolved and every word in its place."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from graph import times
from graph.asking.leaving import guarded
from graph.asking.views import ClaimView, Said
from graph.standing import OriginPath

COLUMNS = (
    "claim_id", "proposition", "status", "rule", "flags", "reports", "outlets", "accusers", "targets", "deniers",
    "third_party_deniers", "origins", "contrary_origins", "verdicts", "changed",
)  # fmt: skip


def as_json(view: ClaimView) -> dict[str, Any]:
    """Return a claim as `claimtrail claims --format jsonl` prints it."""
    standing = view.standing

    def name(identity: str | None) -> str | None:
        if identity is None:
            return None
        party = view.names.get(identity)
        return party.name if party else identity

    return {
        "id": view.id,
        "proposition": view.proposition,
        "status": standing.status.value,
        "rule": standing.rule,
        "as_of": _iso(view.as_of),
        "flags": [{"flag": f.flag.value, "holder": name(f.holder), "since": _iso(f.since)} for f in standing.flags],
        "counts": {
            "reports": standing.counts.reports,
            "outlets": standing.counts.outlets,
            "accusers": standing.counts.accusers,
            "deniers": standing.counts.deniers,
            "origins": standing.counts.origins,
            "contrary_origins": standing.counts.contrary_origins,
        },
        "accusers": [name(i) for i in standing.accusers],
        "suspecters": [name(i) for i in standing.suspecters],
        "deniers": [name(i) for i in standing.deniers],
        "third_party_deniers": [name(i) for i in standing.third_party_deniers],
        "targets": [name(i) for i in standing.targets],
        "responses": [
            {"target": name(r.target), "response": r.response.value, "since": _iso(r.since), "speaker": name(r.speaker)}
            for r in standing.responses
        ],
        "legal": [{"target": name(x.target), "state": x.state.value, "since": _iso(x.since)} for x in standing.legal],
        "verdicts": [
            {"publisher": v.publisher, "words": v.words, "rating": v.rating, "url": v.url, "date": _iso(v.valid)}
            for v in view.verdicts
        ],
        "override": standing.override,
        "computed": standing.computed.value if standing.computed else None,
        "proposed": list(standing.proposed),
        "outcome": standing.outcome.value if standing.outcome else None,
        "origins": [_origin(o, view, name(o.end)) for o in standing.origins if o.counted],
        "relations": [{"to": r.to, "relation": r.relation.value} for r in view.related if r.outward],
        "utterances": [_said(s) for s in view.said],
    }


def _origin(origin: OriginPath, view: ClaimView, end: str | None) -> dict[str, Any]:
    documents = {s.article: s.document for s in view.said}
    path = list(dict.fromkeys(documents.get(a, a) for a in origin.articles))
    return {"end": end, "access": origin.access.value, "path": path, "why": origin.why, "contrary": origin.contrary}


def _said(said: Said) -> dict[str, Any]:
    return {
        "document": said.document,
        "part": said.part.value,
        "act": said.act.value,
        "holder": holder(said),
        "speaks_for": said.speaks_for.name if said.speaks_for else None,
        "targets": [t.name for t in said.targets],
        "exact": list(said.exact),
        "said": _iso(said.valid),
        "recorded": _iso(said.recorded),
    }


def holder(said: Said) -> str:
    """Return who says it: the speaker, else the holders, else the outlet in its own voice."""
    if said.speaker:
        return said.speaker
    return ", ".join(p.name for p in said.holders) or said.outlet.name


def _iso(at: datetime) -> str:
    # whole seconds are written without a fraction, as the examples of the format have it
    return times.text(at).replace(".000000Z", "Z")


def row(view: ClaimView) -> dict[str, str]:
    """Return a claim as one row of texts; cells that a spreadsheet would run are guarded."""
    return {column: guarded(cell) for column, cell in cells(view).items()}


def cells(view: ClaimView) -> dict[str, str]:
    """Return a claim as texts by column."""
    found = as_json(view)
    made = {
        "claim_id": view.id,
        "proposition": view.proposition,
        "status": found["status"],
        "rule": found["rule"],
        "flags": "; ".join(f["flag"] for f in found["flags"]),
        "reports": str(found["counts"]["reports"]),
        "outlets": str(found["counts"]["outlets"]),
        "origins": str(found["counts"]["origins"]),
        "contrary_origins": str(found["counts"]["contrary_origins"]),
        "verdicts": "; ".join(f"{v.rating} ({v.publisher})" for v in view.verdicts),
        "changed": _iso(view.changed),
    }
    for column in ("accusers", "targets", "deniers", "third_party_deniers"):
        made[column] = "; ".join(found[column])
    return {column: made[column] for column in COLUMNS}


def write(views: Iterable[ClaimView], format_: str, out: TextIO) -> None:
    """Write claims as json (one array), jsonl or csv, as they come."""
    if format_ == "csv":
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(row(view) for view in views)
        return
    lines = (json.dumps(as_json(view), ensure_ascii=False) for view in views)
    if format_ == "jsonl":
        out.writelines(f"{line}\n" for line in lines)
        return
    out.write("[")
    out.writelines(_separated(lines))
    out.write("]\n")


def _separated(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"\n{line}" if number == 0 else f",\n{line}"
