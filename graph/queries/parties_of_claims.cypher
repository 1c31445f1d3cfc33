// Whom do these claims concern, and in which role?
MATCH (c:Claim)-[r:CONCERNS]->(e:Entity)
WHERE c.id IN $claims
RETURN c.id AS claim, r.role AS role, e.id AS party, e.name AS name, e.named AS named, r.from AS from
