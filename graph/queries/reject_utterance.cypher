// A person takes an utterance out.
MATCH (u:Utterance {id: $object})
MERGE (d:Decision {id: $id})
SET d += $props, u.rejected = $recorded
MERGE (d)-[:JUDGES]->(u)
WITH u
MATCH (u)-[:ABOUT]->(c:Claim)
RETURN DISTINCT c.id AS claim
