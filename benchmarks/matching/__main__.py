"""How well things are matched: `python -m benchmarks.matching DATA [--kept FOLDER] [--model FOLDER] [ROW ...]`.

Prints each figure beside its floor, its bar and its peers; exits 1 when one is below its floor. `floors.json` holds the
floors, which a test enforces. KEPT holds vectors between runs; without it they are made anew.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy

from benchmarks.figures import Figure, printed
from benchmarks.matching import copied, corpora, fit, meeting, pairs, ranking, scores, tfidf
from benchmarks.matching.corpora import Articles, Stances
from benchmarks.matching.vectors import Vectors
from benchmarks.stories import told
from graph.matching import stances, stories
from graph.matching.stances import ORDER
from graph.matching.stories import Told

HERE = Path(__file__).parent
ROWS = ("same", "meeting", "ranking", "stories", "copies", "stances")


class Measure:
    """Score each part of matching."""

    def __init__(self, data: Path, vectors: Vectors) -> None:
        self.data, self.vectors = data, vectors

    def same(self) -> list[Figure]:
        """Score our annotated pairs of utterances."""
        held = pairs.read(self.vectors)
        made = pairs.score(held)
        each = (("words", pairs.dice), ("vectors", pairs.near), ("closeness", pairs.close))
        peers = ", ".join(f"{name} {pairs.best(held, alike):.2f}" for name, alike in each)
        return [Figure("same claim, pair F1", made.f1, 0.85, f"each at its best threshold: {peers}", made.line)]

    def meeting(self) -> list[Figure]:
        """Score which utterances of our stories meet, filed as gold reads them."""
        found = meeting.count(told.stories(told.TOLD), self.vectors)
        more = f"{found.joined} pairs meet, {found.rightly} rightly, of {found.wanted}; "
        more += f"{found.met} of {found.answers} answers meet their claim, {found.elsewhere} another"
        return [
            Figure("statements of our stories, precision", found.precision, 0.95, "words alone .97"),
            Figure("statements of our stories, pair F1", found.f1, 0.50, "words alone .44", more),
            Figure("answers of our stories that meet", found.met / found.answers, 0.70, "words alone .58"),
        ]

    def ranking(self) -> list[Figure]:
        """Score the development part of CheckThat! 2020, task 2."""
        asked = corpora.queries(self.data, "dev")
        ours, peer = ranking.ours(asked, self.vectors), ranking.bm25(asked)
        return [Figure("claims found, MAP@5", ours, peer + 0.03, f"BM25 {peer:.3f}")]

    def stories(self) -> list[Figure]:
        """Score ECB+ dev by subtopic and the stories of FNC-1 that are kept aside."""
        dev, aside = corpora.ecb(self.data, "Dev"), Stances(self.data).articles(kept_aside=True)
        alike = tfidf.fitted(corpora.ecb(self.data, "Train"))
        return [
            Figure(f"same story, {name}, B-cubed F1", _stories(held), bar, f"TF-IDF {tfidf.score(held, alike):.3f}")
            for name, held, bar in (("ECB+ dev", dev, 0.78), ("FNC-1 aside", aside, 0.95))
        ]

    def copies(self) -> list[Figure]:
        """Score BASIL's independent texts and our copies of them."""
        texts = list(corpora.independent(self.data))
        return [
            Figure("independent texts taken for copies, pairs", copied.falsely(texts), 0, "-", less=True),
            Figure("copies, pair F1", copied.pair_f1(texts), 0.97, "-"),
        ]

    def stances(self) -> list[Figure]:
        """Score the stories of FNC-1 that are kept aside."""
        corpus = Stances(self.data)
        rows = corpus.chosen(kept_aside=True)
        gold = fit.stance_labels(rows).tolist()
        said = stances.judged(fit.stance_rows(corpus, self.vectors, rows)).argmax(axis=1).tolist()
        each = scores.by_class(gold, said, len(ORDER))
        more = " ".join(f"{s.value} {v:.3f}({gold.count(i)})" for i, (s, v) in enumerate(zip(ORDER, each, strict=True)))
        denies = each[ORDER.index(stances.Stance.DENIES)]
        return [
            Figure("a denial of a claim, F1", denies, 0.30, ".03-.15 on its test", more),
            Figure("stance, macro F1", float(numpy.mean(each)), 0.65, ".60 on its test"),
        ]


def _stories(articles: Articles) -> float:
    told = [Told(f"{i:05d}", stories.weights(text)) for i, text in enumerate(articles.texts)]
    story_of = {name: n for n, story in enumerate(stories.group(told)) for name in story.articles}
    return scores.bcubed(articles.stories, [story_of[t.id] for t in told])


def measure(data: Path, kept: Path, model: Path | None, rows: Sequence[str]) -> int:
    """Measure the rows and print them; return how many figures are below their floor."""
    measured = Measure(data, Vectors(kept, model))
    figures = (figure for row in rows for figure in getattr(measured, row)())
    return printed(figures, HERE / "floors.json")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS])
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return int(measure(asked.data, asked.kept or Path(folder), asked.model, asked.rows or ROWS) > 0)


if __name__ == "__main__":
    sys.exit(main())
