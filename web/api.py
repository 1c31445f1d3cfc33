"""The same answers as JSON, each with when, as of when, to what and by which data it was given."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any

from flask import Blueprint, Response, jsonify, request

from graph.asking.leaving import DISCLAIMER
from graph.asking.views import Accusation
from web import asked, speech
from web.answering import base, data_version, held
from web.claim_json import claim_json, said_json
from web.pages import found_entity

api = Blueprint("api", __name__, url_prefix="/api")

_MOST = 1_000  # claims or hits in one answer


@api.get("/search")
def search() -> Response:
    """Answer with entities, claims and articles."""
    words, limit = asked.words(), asked.number("limit", default=20, most=_MOST)
    return _answer(hits=base().search(words, limit=limit, as_of=asked.as_of()))


@api.get("/entities/<identity>")
def entity(identity: str) -> Response:
    """Answer with a party and its accusations."""
    view = found_entity(identity)
    return _answer(
        entity={
            "id": view.party.id,
            "name": view.party.name,
            "kind": view.kind,
            "aliases": view.aliases,
            "accused_by": [_worded(a) for a in view.accused_by],
            "accuses": [_worded(a) for a in view.accuses],
            "more_accused_by": view.more_accused_by,
            "more_accuses": view.more_accuses,
            "said": [said_json(said) for said in view.said],
        }
    )


@api.get("/claims")
def claims() -> Response:
    """Answer with the claims about a party, by a party, or all, last changed first."""
    about, by = asked.party("about"), asked.party("by")
    limit = asked.number("limit", default=100, most=_MOST)
    views = tuple(islice(base().claims(about=about, by=by, as_of=asked.as_of()), limit + 1))
    return _answer(claims=[claim_json(view) for view in views[:limit]], more=len(views) > limit)


@api.get("/claims/<identity>")
def claim(identity: str) -> Response:
    """Answer with a claim: standing, utterances, origins, ledger."""
    return _answer(claim=claim_json(base().claim(identity, as_of=asked.as_of())))


@api.get("/articles/<identity>")
def article(identity: str) -> Response:
    """Answer with an article, its versions and what they say."""
    view = base().article(identity, as_of=asked.as_of())
    return _answer(
        article={
            "id": view.id,
            "url": view.url,
            "outlet": view.outlet,
            "versions": view.versions,
            "said": [said_json(said) for said in view.said],
        }
    )


def _worded(accusation: Accusation) -> dict[str, Any]:
    return {
        "sentence": speech.accusation_sentence(accusation),
        "accuser": accusation.accuser,
        "target": accusation.target,
        "claim": accusation.claim,
        "status": accusation.status,
        "first": accusation.first,
        "last": accusation.last,
        "reports": accusation.reports,
        "outlets": accusation.outlets,
        "origins": accusation.origins,
        "said": said_json(accusation.said) if accusation.said else None,
    }


def _answer(**content: Any) -> Response:
    now = datetime.now(UTC)
    holds = held()
    return jsonify(
        {
            "generated_at": now,
            "as_of": asked.as_of() or now,
            "query": request.full_path.rstrip("?"),
            "data_version": data_version(),
            "archive": holds.archive,
            "decisions": holds.decisions,
            "rebuilding": holds.rebuilding,
            "disclaimer": DISCLAIMER,
            **content,
        }
    )
