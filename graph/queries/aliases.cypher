// Under which words do texts name this entity, most often first?
MATCH (v:Version)-[m:MENTIONS]->(e:Entity)
WHERE e.id = $entity
RETURN m.exact AS exact, count(*) AS times
ORDER BY times DESC, exact
LIMIT 40
