// What have people decided about these claims, or about which a decision asks?
MATCH (c:Claim)<-[:JUDGES]-(d:Decision)
WHERE c.id IN $claims
RETURN DISTINCT d AS decision, d.number AS number
ORDER BY number
