// Where are these parties mentioned?
MATCH (v:Version)-[r:MENTIONS]->(e:Entity)
WHERE e.id IN $entities
RETURN v.id AS version, v.article AS article, e.id AS party, properties(r) AS props
