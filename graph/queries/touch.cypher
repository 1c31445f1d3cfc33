// Say that a claim stands otherwise because of a decision.
MATCH (d:Decision {id: $id})
MATCH (c:Claim)
WHERE c.id IN $claims
MERGE (d)-[:TOUCHES]->(c)
