"""The keys by which the base finds whom a name means."""

from functools import lru_cache

from graph.lexicon import lexicon
from graph.naming import names, spelling

# what marks the key of a name that some document gives somebody beside the fuller one
ALIAS = "="


@lru_cache(maxsize=65536)
def keys(name: str, group: str) -> tuple[str, ...]:
    """Return the keys of a name itself, surest first: as it is, spelt out, then without optional words."""
    full = names.folded(name, group)
    others = [names.spelt_out(name, group)]
    # a person is also found by a name that nobody knows to be a person's
    others.append(names.short(full) if group == "org" else names.normalise(name))
    return tuple(dict.fromkeys((full, *(key for key in others if key))))


def known_by(name: str) -> tuple[str, ...]:
    """Return the keys of whatever somebody may call so, surest first: its names, then what documents call it."""
    own = tuple(dict.fromkeys((*keys(name, "org"), *keys(name, "person"))))
    return (*own, *(ALIAS + key for key in own))


@lru_cache(maxsize=65536)
def sought(name: str, group: str) -> tuple[str, ...]:
    """Return every key under which somebody may be held whom a document calls so."""
    own = keys(name, group)
    return (*own, ALIAS + own[0], *spelling.keys(own[0], group))


def group_key(name: str) -> str | None:
    """Return the key under which an unnamed group of other articles is found; null for one as general as "officials".

    No name key holds a tilde: a group never meets a name.
    """
    words = [word for word in names.normalise(name).split() if word not in lexicon().stop]
    return f"~{' '.join(words)}" if len(words) > 1 else None
