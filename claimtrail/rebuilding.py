"""A graph made anew: beside the old one on the embedded engine, which is then switched; in place on a given server."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from claimtrail import pointer
from claimtrail.base import Base, data_version, login, opened
from claimtrail.config import ConfigError, Settings
from claimtrail.ledgers import keep
from claimtrail.pipeline import Ingested, ingest
from graph.asking.ask import Asking
from graph.bolt import Bolt
from graph.engines.administration import administer, create, databases, drop
from graph.engines.engine import Address
from graph.store import Store
from nlp.pipeline import Reader

Progress = Callable[[int, int], None]


def rebuild(settings: Settings, reader: Callable[[], Reader], *, in_place: bool, on_progress: Progress) -> Ingested:
    """Replay the archive and the decisions into an empty graph, then answer from it."""
    with opened(settings, any_format=True) as base:
        if base.engine is not None and not in_place:
            keep(base)
            return _beside(base, base.engine, reader, on_progress)
        if not in_place:
            raise ConfigError(
                f"{settings.store} holds one graph; run `claimtrail rebuild --in-place`: pages say so meanwhile"
            )
        keep(base)
        base.store.empty()
        done = ingest(base, reader, on_progress=on_progress)
        base.store.rebuilt()
        return done


def _beside(base: Base, engine: Address, reader: Callable[[], Reader], on_progress: Progress) -> Ingested:
    old = pointer.current(base.settings.data, engine)
    for left in set(databases(engine)) - {old}:
        # a rebuild that was stopped before its switch
        drop(engine, left)
    new = pointer.following(old)
    create(engine, new)
    with Bolt(login(engine), database=new) as bolt:
        store = Store(bolt, data_version=data_version())
        store.prepare(sql=partial(administer, engine, database=new))
        beside = replace(base, bolt=bolt, store=store, asking=Asking(bolt, data_version=data_version()))
        done = ingest(beside, reader, on_progress=on_progress)
    pointer.point(base.settings.data, new)
    drop(engine, old)
    return done
