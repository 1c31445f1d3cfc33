"""A claim as JSON: the keys of `claimtrail claims --format jsonl`, every party by id and name, every line in words."""

from collections.abc import Iterable
from typing import Any

from graph.asking.views import ClaimView, Party, Said
from graph.standing import Change, OriginPath
from web import speech, wording


def claim_json(view: ClaimView) -> dict[str, Any]:
    """Return what the page of a claim shows."""
    s = view.standing
    return {
        "id": view.id,
        "sentence": wording.claim_sentence(view),
        "proposition": view.proposition,
        "status": s.status,
        "status_sentence": wording.status_sentence(view),
        "rule": s.rule,
        "as_of": view.as_of,
        "changed": view.changed,
        "flags": [
            {
                "flag": f.flag,
                "holder": _party(view, f.holder),
                "since": f.since,
                "words": wording.flag_sentence(view, f),
            }
            for f in s.flags
        ],
        "counts": s.counts,
        "accusers": _parties(view, s.accusers),
        "suspecters": _parties(view, s.suspecters),
        "deniers": _parties(view, s.deniers),
        "third_party_deniers": _parties(view, s.third_party_deniers),
        "targets": _parties(view, s.targets),
        "responses": [
            {
                "target": _party(view, r.target),
                "response": r.response,
                "since": r.since,
                "speaker": _party(view, r.speaker),
                "stake": r.stake,
                "utterance": r.utterance,
            }
            for r in s.responses
        ],
        "legal": [
            {"target": _party(view, x.target), "state": x.state, "since": x.since, "utterance": x.utterance}
            for x in s.legal
        ],
        "outcome": s.outcome,
        "verdicts": view.verdicts,
        "override": s.override,
        "computed": s.computed,
        "proposed": s.proposed,
        "origins": [_origin(view, origin) for origin in s.origins],
        "relations": view.related,
        "utterances": [said_json(said) for said in view.said],
        "ledger": [_change(view, change) for change in view.ledger],
    }


def said_json(said: Said) -> dict[str, Any]:
    """Return an utterance with its words, where they stand and when they were said."""
    return {
        "id": said.id,
        "sentence": speech.utterance_sentence(said),
        "claim": said.claim,
        "act": said.act,
        "holder": speech.holder(said),
        "holders": said.holders,
        "holder_kind": said.holder_kind,
        "speaker": said.speaker,
        "speaks_for": said.speaks_for,
        "targets": said.targets,
        "exact": said.exact,
        "pieces": said.pieces,
        "part": said.part,
        "quote": said.quote,
        "polarity": said.polarity,
        "certainty": said.certainty,
        "author_certainty": said.author_certainty,
        "bearing": said.bearing,
        "reason": said.reason,
        "document": said.document,
        "article": said.article,
        "version": said.version,
        "title": said.title,
        "url": said.url,
        "outlet": said.outlet,
        "said": said.valid,
        "dated": said.dated,
        "recorded": said.recorded,
        "superseded": said.superseded,
        "claims": said.claims,
        "taken_out": said.taken_out,
    }


def _parties(view: ClaimView, identities: Iterable[str]) -> list[Party | None]:
    return [_party(view, identity) for identity in identities]


def _party(view: ClaimView, identity: str | None) -> Party | None:
    if identity is None:
        return None
    return view.names.get(identity) or Party(identity, identity, named=False)


def _origin(view: ClaimView, origin: OriginPath) -> dict[str, Any]:
    return {
        "end": _party(view, origin.end),
        "access": origin.access,
        "counted": origin.counted,
        "contrary": origin.contrary,
        "why": origin.why,
        "words": wording.origin_sentence(view, origin),
        "since": origin.since,
        "articles": origin.articles,
        "steps": origin.steps,
    }


def _change(view: ClaimView, change: Change) -> dict[str, Any]:
    return {
        "axis": change.axis,
        "subject": _party(view, change.subject) if change.subject in view.names else change.subject,
        "old": change.old,
        "new": change.new,
        "valid": change.valid,
        "recorded": change.recorded,
        "rule": change.rule,
        "evidence": change.evidence,
        "words": wording.ledger_sentence(view, change),
    }
