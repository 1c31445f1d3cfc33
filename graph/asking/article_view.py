"""An article as of a time: its versions, and what they say."""

from datetime import UTC, datetime

from graph import times
from graph.asking.questions import NotHeld, then
from graph.asking.views import ArticleView, VersionView
from graph.bolt import Row, Runner, rows
from graph.deriving.superseded import following
from graph.model import Outlet, OutletKind
from graph.said import said

_END = datetime.max.replace(tzinfo=UTC)


def article_view(tx: Runner, article: str, as_of: datetime | None) -> ArticleView:
    """Return an article with its versions and what they say as of a time, or raise NotHeld."""
    found = [r for r in rows(tx, "article", article=article) if times.aware(r["recorded"]) <= (as_of or _END)]
    if not found:
        raise NotHeld(f"no article {article!r} is held{then(as_of)}")
    first: dict[str, Row] = {}
    for r in found:
        first.setdefault(r["version"], r)
    recorded = [times.aware(r["recorded"]) for r in first.values()]
    versions = tuple(_version(r, following(recorded, number)) for number, r in enumerate(first.values()))
    row = found[0]
    outlet = Outlet(row["outlet_key"], row["outlet_name"], OutletKind(row["outlet_kind"]), domain=row["outlet_domain"])
    spoken = sorted({r["id"] for r in rows(tx, "said_in_versions", articles=[article])})
    spoken_then = sorted(said(tx, spoken, as_of=as_of), key=lambda s: (s.version, s.pieces))
    return ArticleView(
        article,
        row["url"],
        outlet,
        versions,
        said=tuple(s for s in spoken_then if s.taken_out is None),
        taken_out=tuple(s for s in spoken_then if s.taken_out is not None),
    )


def _version(row: Row, superseded: datetime | None) -> VersionView:
    return VersionView(
        id=row["version"],
        title=row["title"],
        text=row["text"],
        published=row["published"],
        modified=row["modified"],
        recorded=times.aware(row["recorded"]),
        superseded=superseded,
        snapshot=row["snapshot"],
        sha256=row["sha256"],
    )
