// Which words and which address could lead back to this utterance?
MATCH (u:Utterance {id: $id})-[:SAID_IN]->(v:Version)-[:OF]->(a:Article)
RETURN u.id AS utterance, u.exact AS exact, a.url AS url
