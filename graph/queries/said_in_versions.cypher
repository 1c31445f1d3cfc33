// What do all versions of these articles say, and which claims does it bear on, or did before a decision?
MATCH (a:Article)<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
WHERE a.id IN $articles
OPTIONAL MATCH (u)-[b:ABOUT|WAS_ABOUT]->(c:Claim)
RETURN a.id AS article, u.id AS id, v.id AS version, u.exact AS exact, u.part AS part, u.read AS read,
       u.superseded AS superseded, u.dropped AS dropped, c.id AS claim, type(b) AS kind, b.bearing AS bearing
ORDER BY id, claim, bearing
