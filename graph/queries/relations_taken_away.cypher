// Which relations did this decision take away?
MATCH (a:Claim)-[r:RELATED]->(b:Claim)
WHERE a.id IN $claims AND r.gone_by = $decision
RETURN a.id AS one, b.id AS other, properties(r) AS props
