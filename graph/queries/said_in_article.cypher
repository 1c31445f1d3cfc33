// What do all versions of an article say, and which claims is it about?
MATCH (a:Article)<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
WHERE a.id = $article
OPTIONAL MATCH (u)-[:ABOUT]->(c:Claim)
RETURN u.id AS id, v.id AS version, u.exact AS exact, u.part AS part, u.read AS read, c.id AS claim
ORDER BY id, claim
