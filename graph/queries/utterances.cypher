// Which utterances are these, and where do they stand?
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)-[:OF]->(a:Article)-[:BY]->(o:Outlet)
WHERE u.id IN $utterances
OPTIONAL MATCH (u)-[b:ABOUT]->(c:Claim)
RETURN c.id AS claim, b.bearing AS bearing, b.reason AS reason, b.score AS score, u AS utterance,
       v.id AS version, v.document AS document, v.title AS title, a.id AS article, a.url AS url, o.id AS outlet,
       o.key AS outlet_key, o.name AS outlet_name, o.kind AS outlet_kind, o.domain AS outlet_domain
