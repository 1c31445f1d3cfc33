// Take a decision back: it held until now.
MATCH (d:Decision {id: $undone})
SET d.undone = $recorded
WITH d
MATCH (d)-[:JUDGES]->(n)
WITH d, n, CASE WHEN d.kind = 'accept' THEN null ELSE n.accepted END AS accepted,
     CASE WHEN d.kind = 'reject' THEN null ELSE n.rejected END AS rejected
SET n.accepted = accepted, n.rejected = rejected
WITH n
OPTIONAL MATCH (n)-[:ABOUT]->(c:Claim)
RETURN DISTINCT coalesce(c.id, n.id) AS claim
