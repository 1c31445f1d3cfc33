// Enter a decision about a claim.
MATCH (c:Claim {id: $object})
MERGE (d:Decision {id: $id})
SET d += $props
MERGE (d)-[:JUDGES]->(c)
RETURN c.id AS claim
