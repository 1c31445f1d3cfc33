"""The kills, two of each: nothing is lost, half-filed or doubled, and the next run goes on."""

from pathlib import Path

import pytest

from benchmarks.kills.__main__ import EMBEDDED, NEO4J, run
from tests import engines

pytestmark = [pytest.mark.engine, pytest.mark.slow]


@pytest.mark.parametrize("names", [EMBEDDED, NEO4J], ids=["embedded", "neo4j"])
def test_two_kills_of_each(tmp_path: Path, names: tuple[str, ...]) -> None:
    try:
        outcomes = list(run(tmp_path, list(names), 2, seed=7, articles=12))
    except engines.NoNeo4j as error:
        pytest.skip(str(error))
    assert [outcome.name for outcome in outcomes] == list(names)
    assert all(outcome.good for outcome in outcomes), outcomes
    assert {outcome.kills for outcome in outcomes} == {2}
