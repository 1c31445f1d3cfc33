"""The list of posts that WordPress gives under wp-json/wp/v2/posts."""

import json
from collections.abc import Iterator
from typing import Any

from crawlers.archiving.captures import Notes
from crawlers.markup import Malformed, plain
from crawlers.times import iso


def posts(body: bytes) -> Iterator[tuple[str, Notes]]:
    """Yield the link and notes of each post; raises Malformed."""
    try:
        listed = json.loads(body)
    except ValueError as error:
        raise Malformed(f"no JSON: {error}") from error
    if not isinstance(listed, list):
        raise Malformed("no list of posts")
    for post in listed:
        if isinstance(post, dict) and isinstance(post.get("link"), str):
            yield post["link"], _notes(post)


def _notes(post: dict[str, Any]) -> Notes:
    title = post.get("title")
    rendered = title.get("rendered") if isinstance(title, dict) else title
    return Notes(
        title=plain(rendered) if isinstance(rendered, str) else None,
        published=_time(post, "date"),
        modified=_time(post, "modified"),
    )


def _time(post: dict[str, Any], name: str) -> str | None:
    """Return a post's time: the one in GMT, which is given without a zone, else the site's own."""
    gmt = iso(_string(post, f"{name}_gmt"))
    if gmt and "T" in gmt:
        return gmt if gmt.endswith("Z") or "+" in gmt else f"{gmt}Z"
    return gmt or iso(_string(post, name))


def _string(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    return value if isinstance(value, str) else None
