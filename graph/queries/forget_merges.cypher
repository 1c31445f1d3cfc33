// Take away which entities stand or stood for these, for those that do now.
MATCH (e:Entity)-[r:MERGED_INTO|WAS_MERGED_INTO]->(f:Entity)
WHERE e.id IN $entities
DELETE r
