// Take away these mentions, for those that replace them.
MATCH (v:Version)-[r:MENTIONS]->(e:Entity)
WHERE e.id IN $entities AND r.id IN $edges
DELETE r
