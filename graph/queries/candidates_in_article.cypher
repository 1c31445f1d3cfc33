// What does this article say, which claims is it about, and by whom?
MATCH (a:Article {id: $article})<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
OPTIONAL MATCH (u)-[r:ABOUT]->(c:Claim)
OPTIONAL MATCH (u)-[:HELD_BY|TARGETS]->(e:Entity)
RETURN u.id AS id, u.exact AS exact, c.id AS claim, r.bearing AS bearing, collect(DISTINCT e.name) AS names
ORDER BY id, claim
