"""What a free query may say, whatever way it is spelled."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt import query
from graph.cypher.permitted import QueryRefused, permitted
from graph.cypher.tokens import TokenKind, tokens

READS = [
    "MATCH (a:Entity)-[r:ACCUSED]->(b:Entity) RETURN a.name, b.name, r.claim, r.status, r.first, r.last",
    "match (n) return n limit 1;",
    "OPTIONAL MATCH (n:Claim) RETURN n",
    "UNWIND [1, 2] AS x RETURN x ORDER BY x DESC",
    "WITH 1 AS x RETURN x",
    "MATCH (u:Utterance) WHERE u.exact[0] CONTAINS 'CREATE' RETURN u.id",
    "RETURN \"it's a MERGE; LOAD CSV FROM 'x'\" AS text",
    r"RETURN 'an escaped \' and DELETE' AS text",
    "RETURN 1 AS x // then SET it; DROP it",
    "RETURN /* CALL dbms.x(); DELETE */ 1 AS x",
    "MATCH (n:Claim) RETURN n.set, n.create, n . delete",
    "MATCH ()-[r:TARGETS]->() RETURN r.start AS start, r.end AS end",
    "MATCH (n:Set) RETURN n AS `create`",
    "MATCH (n) WITH n AS `a``b; DELETE` RETURN 1 AS x",
    "CALL { MATCH (c:Claim) RETURN count(c) AS claims } RETURN claims",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.INDEX.fulltext.queryNodes('entity_name', 'pumps') YIELD node RETURN node.name",
    "RETURN date('2026-03-01') AS d, duration.between(date(), date()) AS l, point.distance(1, 2)",
    "RETURN [x IN range(1, 3) | x * 1.5e3] AS xs, 0x1F AS h, 1_000 AS k, 1e-5 AS e",
    "MATCH (n:Claim) WHERE EXISTS { (n)<-[:ABOUT]-(:Utterance) } RETURN count{ (n)--() } AS c",
    "MATCH p = (a)-[*1..2]->(b) RETURN nodes(p)[0..1]",
    "MATCH (n:A&!B|C) RETURN n",
]


@pytest.mark.parametrize("text", READS)
def test_what_reads_is_permitted(text: str) -> None:
    assert permitted(text) == text.removesuffix(";")


REFUSED = [
    ("CREATE (n)", "begins with"),
    ("create (n)", "begins with"),
    ("  \n\tMERGE (n)", "begins with"),
    ("// a comment\nCREATE (n)", "begins with"),
    ("/* MATCH */ CREATE (n)", "begins with"),
    ("MATCH (n) SET n.x = 1", "SET at position 11 writes"),
    ("MATCH (n)SET n.x=1", "SET"),
    ("MATCH (n)/**/sEt/**/n.x = 1", "SET"),
    ("MATCH (n) // why not\nSET n.x = 1", "SET"),
    ("MATCH (n) // why not\rSET n.x = 1", "SET"),
    ("MATCH (n) DELETE n", "DELETE"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) NODETACH DELETE n", "DELETE"),
    ("MATCH (n) REMOVE n.x", "REMOVE"),
    ("MATCH (n) MERGE (m) RETURN m", "MERGE"),
    ("UNWIND [1] AS x CREATE (:N {i: x})", "CREATE"),
    ("UNWIND [1]CREATE (:N)", "CREATE"),
    ("RETURN 'a'CREATE (:N)", "CREATE"),
    ("MATCH (n) WITH n, 1CREATE (:N)", "neither a number nor a name"),
    ("MATCH (n) WITH 0o7CREATE (:N)", "neither a number nor a name"),
    ("MATCH (n) WITH 1e5CREATE (:N)", "neither a number nor a name"),
    ("MATCH (n) WITH 1.CREATE (:N)", "CREATE"),
    ("MATCH (n) WITH [1][0..]CREATE (:N)", "CREATE"),
    ("MATCH (n) WITH $xCREATE (:N)", "has no value"),
    ("MATCH (n) WITH $1CREATE (:N)", "CREATE"),
    ("MATCH (n) FOREACH (x IN [1] | SET n.x = x)", "FOREACH"),
    ("MATCH (n) FOREACH (x IN [1]|CREATE (:N))", "FOREACH"),
    ("CALL { CREATE (n) RETURN n } RETURN n", "CREATE"),
    ("CALL{MATCH (n) SET n.x = 1} RETURN 1", "SET"),
    ("MATCH (n) CALL (n) { DELETE n } RETURN 1", "DELETE"),
    ("MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 10 ROWS", "DELETE"),
    ("MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n", "CREATE"),
    ("MATCH (n) RETURN COUNT { MATCH (m) SET m.x = 1 } AS c", "SET"),
    ("MATCH (n) RETURN n UNION MATCH (m) DELETE m RETURN m AS n", "DELETE"),
    ("MATCH (n) INSERT (m:N) RETURN m", "INSERT"),
    ("MATCH (n) ſET n.x = 1", "writes"),
    ("MATCH (n) RETURN n; MATCH (m) RETURN m", "second statement"),
    ("RETURN 1;;", "second statement"),
    ("RETURN 1; CREATE (n)", "second statement"),
    (r"\u0043REATE (n)", "escaped character"),
    (r"MATCH (n) \u0053ET n.x = 1", "escaped character"),
    (r"MATCH (n) WHERE n.name = '\u0027 SET n.x = 1 //' RETURN n", "escaped character"),
    (r"MATCH (n) \U00000053ET n.x = 1", "escaped character"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "begins with"),
    ("WITH 1 AS x LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line", "LOAD at position 13"),
    ("UNWIND [1] AS x LOAD/**/CSV WITH HEADERS FROM 'file:///x' AS line RETURN line", "LOAD"),
    ("CALL { LOAD CSV FROM 'file:///x' AS line RETURN line } RETURN line", "LOAD"),
    ("CALL dbms.components()", "CALL dbms.components"),
    ("CALL dbms.listConfig() YIELD name, value RETURN name, value", "not allowed"),
    ("MATCH (n) CALL dbms.killQuery('x') YIELD queryId RETURN n", "not allowed"),
    ("CALL `dbms`.`components`()", "not allowed"),
    ("CALL `dbms.components`()", "not allowed"),
    ("CALL dbms /* so */ . components()", "not allowed"),
    ("CALL db.createLabel('N')", "not allowed"),
    ("CALL db.labels.more()", "not allowed"),
    ("CALL apoc.cypher.doIt('CREATE (n)', {})", "not allowed"),
    ("CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value", "not allowed"),
    ("OPTIONAL CALL apoc.help('x')", "not allowed"),
    ("CALL tx.setMetaData({})", "not allowed"),
    ("CALL", "CALL ... at position 1"),
    ("RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {}) AS x", "the function 'apoc.cypher"),
    ("RETURN apoc . text . join(['a'], '') AS x", "not allowed"),
    ("RETURN `apoc`.text.join(['a'], '') AS x", "not allowed"),
    ("RETURN genai.vector.encode('x', 'OpenAI', {}) AS x", "not allowed"),
    ("SHOW USERS", "begins with"),
    ("TERMINATE TRANSACTIONS 'x'", "begins with"),
    ("USE system MATCH (n) RETURN n", "begins with"),
    ("CALL { USE system MATCH (n) RETURN n } RETURN n", "USE"),
    ("CREATE USER mallory SET PASSWORD 'mallorymallory'", "begins with"),
    ("DROP CONSTRAINT claim_id", "begins with"),
    ("EXPLAIN CREATE (n)", "begins with"),
    ("PROFILE MATCH (n) DELETE n", "begins with"),
    ("CYPHER 5 MATCH (n) DELETE n", "begins with"),
    ("CYPHER runtime=slotted CREATE (n)", "begins with"),
    ("(n)", "begins with"),
    ("`MATCH` (n)", "begins with"),
    ("", "empty"),
    (" // nothing\n", "empty"),
    (";", "empty"),
    ("RETURN 'open", "a string that begins at position 8 does not end"),
    ('RETURN "open', "does not end"),
    ("MATCH (`open) RETURN 1", "a quoted name"),
    ("RETURN 1 /* open", "a comment"),
    ("RETURN 1 /*/ SET n.x = 1", "a comment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_does_more_is_refused(text: str, why: str) -> None:
    with pytest.raises(QueryRefused, match=re.escape(why)):
        permitted(text)


def test_parameters_are_those_of_the_query() -> None:
    assert permitted("RETURN $a + $`b c` AS x", ["a", "b c"])
    with pytest.raises(QueryRefused, match=r"uses \$a, which has no value"):
        permitted("RETURN $a AS x")
    with pytest.raises(QueryRefused, match=r"does not use \$b"):
        permitted("RETURN $a AS x", ["a", "b"])
    with pytest.raises(QueryRefused, match=r"does not use \$a"):
        permitted("RETURN '$a' AS x // $a", ["a"])


WRITING = ["CREATE", "Merge", "set", "DELETE", "detach", "REMOVE", "forEach", "insert"]
BLANKS = st.sampled_from([" ", "\n", "\t", "/**/", "/* ' */", '// "\n', "\u2003", "\r\n"])


@given(word=st.sampled_from(WRITING), before=BLANKS, after=BLANKS, text=st.text("ab'\"`/*; \\n"))
def test_no_blank_or_string_hides_a_word_that_writes(word: str, before: str, after: str, text: str) -> None:
    string = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    assert permitted(f"RETURN {string} AS x")
    with pytest.raises(QueryRefused):
        permitted(f"MATCH (n) WITH n, {string} AS x{before}{word}{after}(n) RETURN n")


@given(st.text("ab'\"`/*;:.$ \n{}()1eE|\\u0043SETLOADCSV"))
def test_every_text_is_read_or_refused(text: str) -> None:
    try:
        kept = permitted(text)
    except QueryRefused:
        return
    words = [token for token in tokens(kept) if token.kind is TokenKind.WORD]
    assert words[0].folded in ("match", "optional", "with", "unwind", "return", "call")


def test_our_own_questions_are_permitted() -> None:
    for name in ("accusations_made", "evidence", "article", "relations", "parts", "names", "said_by"):
        text = query(name)
        given_for = {token.text for token in tokens(text) if token.kind is TokenKind.PARAMETER}
        assert permitted(text, given_for) == text
