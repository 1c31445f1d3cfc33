// What do all versions of these articles say, and which claims are they about?
MATCH (a:Article)<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
WHERE a.id IN $articles
OPTIONAL MATCH (u)-[:ABOUT]->(c:Claim)
RETURN a.id AS article, u.id AS id, v.id AS version, u.exact AS exact, u.part AS part, u.read AS read, c.id AS claim
ORDER BY id, claim
