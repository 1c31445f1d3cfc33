// Take away the names that a decision gave a party.
MATCH (n:Name)-[r:NAMES]->(e:Entity)
WHERE e.id = $id AND r.decision = $decision
DELETE r
