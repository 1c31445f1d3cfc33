"""The one thing that the engines do differently: how a full-text index is made and what it is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indexed:
    """One full-text index: Neo4j's name and statement, the embedded engine's name and SQL."""

    label: str
    field: str

    @property
    def neo4j_name(self) -> str:
        """The name of the index on Neo4j."""
        return f"{self.label.lower()}_{self.field}"

    @property
    def embedded_name(self) -> str:
        """The name of the index on the embedded engine."""
        return f"{self.label}[{self.field}]"

    def name(self, *, embedded: bool) -> str:
        """The name by which a query asks for it."""
        return self.embedded_name if embedded else self.neo4j_name

    @property
    def cypher(self) -> str:
        """The statement for Neo4j."""
        return f"CREATE FULLTEXT INDEX {self.neo4j_name} IF NOT EXISTS FOR (n:{self.label}) ON EACH [n.{self.field}]"

    @property
    def sql(self) -> tuple[str, ...]:
        """The statements for the embedded engine, which takes them on its administration port only."""
        return (
            f"CREATE PROPERTY {self.label}.{self.field} IF NOT EXISTS STRING",
            f"CREATE INDEX IF NOT EXISTS ON {self.label} ({self.field}) FULL_TEXT",
        )


TEXTS = Indexed("Version", "text")
NAMES = Indexed("Entity", "name")
PROPOSITIONS = Indexed("Claim", "proposition")
ALL = (TEXTS, NAMES, PROPOSITIONS)
