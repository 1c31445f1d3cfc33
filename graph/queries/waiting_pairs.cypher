// Which claims may be one?
MATCH (c:Claim)-[r:RELATES]->(d:Claim)
WHERE r.relation = 'possibly_same' AND r.decision IS NULL
OPTIONAL MATCH (c)<-[:JUDGES]-(n:Decision)-[:JUDGES]->(d)
WHERE n.undone IS NULL
WITH c, d, r, count(n) AS decided
WHERE decided = 0 AND c.empty IS NULL AND d.empty IS NULL
RETURN c.id AS id, c.proposition AS proposition, d.id AS other, d.proposition AS other_proposition, r.reason AS reason
ORDER BY id, other
LIMIT $limit
