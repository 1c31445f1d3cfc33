// Under which words do texts name this entity, most often first?
MATCH (e:Entity)<-[m:MENTIONS]-(v:Version)
WHERE e.id = $entity
RETURN m.exact AS exact, count(*) AS times
ORDER BY times DESC, exact
LIMIT 40
