"""The one thing that the engines do differently: how a full-text index is made. Asked for it is the same on both."""

from dataclasses import dataclass

# folds plurals and endings on both engines
_ENGLISH = '{"analyzer": "org.apache.lucene.analysis.en.EnglishAnalyzer"}'


@dataclass(frozen=True, slots=True)
class Indexed:
    """One full-text index over a property of a label."""

    label: str
    field: str

    @property
    def name(self) -> str:
        """The name by which a query asks for it, on both engines."""
        return f"{self.label.lower()}_{self.field}"

    @property
    def cypher(self) -> str:
        """The statement for Neo4j."""
        return (
            f"CREATE FULLTEXT INDEX {self.name} IF NOT EXISTS FOR (n:{self.label}) ON EACH [n.{self.field}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}"
        )

    @property
    def sql(self) -> tuple[str, ...]:
        """The statements for the embedded engine, which takes them on its administration port only."""
        return (
            f"CREATE PROPERTY {self.label}.{self.field} IF NOT EXISTS STRING",
            f"CREATE INDEX {self.name} IF NOT EXISTS ON {self.label} ({self.field}) FULL_TEXT METADATA {_ENGLISH}",
        )


TEXTS = Indexed("Version", "text")
NAMES = Indexed("Entity", "name")
PROPOSITIONS = Indexed("Claim", "proposition")
ALL = (TEXTS, NAMES, PROPOSITIONS)
