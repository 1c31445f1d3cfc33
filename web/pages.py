"""The pages: search, a party, a claim, an article."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from flask import Blueprint, request

from graph.asking.questions import NotHeld
from graph.asking.views import ArticleView, ClaimView, EntityView, Hit, Related, Said, VersionView
from graph.model import Part
from web import asked
from web.answering import base, held
from web.changes import changes, shortened
from web.marking import marked
from web.proof import proof
from web.rendering import render

pages = Blueprint("pages", __name__)

_LATEST = 10
_HITS = 10  # of each kind
_RELATED = 20


@pages.get("/")
def home() -> bytes:
    """Show the search box, what the base holds, and the claims that changed last."""
    latest = tuple(islice(base().claims(as_of=asked.as_of()), _LATEST))
    return render("home.html", held=held(), latest=latest)


@pages.get("/search")
def search() -> bytes:
    """Show what the words lead to: parties, claims and articles."""
    words, limit = asked.words(), asked.as_of()
    hits = base().search(words, limit=_HITS, as_of=limit)
    claims = _claims(hit.id for hit in hits if hit.kind == "claim")
    return render(
        "search.html", query=words, entities=_of("entity", hits), claims=claims, articles=_of("article", hits)
    )


@pages.get("/entity/<identity>")
def entity(identity: str) -> bytes:
    """Show a party: its names, the accusations it receives and makes, and what it said."""
    return render("entity.html", view=found_entity(identity), limit=asked.as_of())


@pages.get("/claim/<identity>")
def claim(identity: str) -> bytes:
    """Show a claim with the proof of every number."""
    view = base().claim(identity, as_of=asked.as_of())
    others = {c.id: c for c in _claims(r.to for r in view.related[:_RELATED])}
    related: tuple[tuple[Related, ClaimView | None], ...] = tuple((r, others.get(r.to)) for r in view.related)
    return render("claim.html", view=view, proof=proof(view), related=related)


@pages.get("/article/<identity>")
def article(identity: str) -> bytes:
    """Show the archived text of one version, with the words of one utterance highlighted."""
    view = base().article(identity, as_of=asked.as_of())
    selected = _selected(view, request.args.get("utterance"))
    version = _version(view, request.args.get("version"), selected)
    said = [s for s in view.said if s.version == version.id]
    before = next((old for old, new in zip(view.versions, view.versions[1:], strict=False) if new is version), None)
    compared = changes(before.text, version.text) if before else ()
    return render(
        "article.html",
        view=view,
        version=version,
        selected=selected,
        said=said,
        title=marked(version.title or "", Part.TITLE, said, selected),
        text=marked(version.text, Part.TEXT, said, selected),
        limit=asked.as_of(),
        before=before,
        changes=None if compared is None else shortened(compared),
    )


def found_entity(identity: str) -> EntityView:
    """Return a named party; an unnamed group is known in its own article only and has no page."""
    view = base().entity(identity, as_of=asked.as_of(), received=_after("received"), made=_after("made"))
    if not view.party.named:
        raise NotHeld(f"{identity!r} is a group that is not named; it has no page of its own")
    return view


def _after(side: str) -> str | None:
    """Return where a page of accusations goes on."""
    return request.args.get(f"{side}_after", "").strip() or None


def _of(kind: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.kind == kind)


def _claims(ids: Iterable[str]) -> tuple[ClaimView, ...]:
    """Load claims, so that each is worded by who says it; one that is not held as of the date is left out."""
    found = []
    for identity in dict.fromkeys(ids):
        with suppress(NotHeld):
            found.append(base().claim(identity, as_of=asked.as_of()))
    return tuple(found)


def _selected(view: ArticleView, utterance: str | None) -> Said | None:
    if not utterance:
        return None
    for said in (*view.said, *view.taken_out):
        if said.id == utterance:
            return said
    raise NotHeld(f"no utterance {utterance!r} is held in article {view.id!r}")


def _version(view: ArticleView, version: str | None, selected: Said | None) -> VersionView:
    wanted = version or (selected.version if selected else view.versions[-1].id)
    if selected and wanted != selected.version:
        raise NotHeld(f"utterance {selected.id!r} stands in version {selected.version!r}, not in {wanted!r}")
    for each in view.versions:
        if each.id == wanted:
            return each
    raise NotHeld(f"no version {wanted!r} is held of article {view.id!r}")
