// Which claims is this utterance about?
MATCH (u:Utterance {id: $id})-[:ABOUT]->(c:Claim)
RETURN c.id AS claim
ORDER BY claim
