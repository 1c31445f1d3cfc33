// Since when does any name lead to this entity?
MATCH (n:Name)-[r:NAMES]->(e:Entity)
WHERE e.id = $entity AND r.decision IS NULL
RETURN min(r.from) AS first
