// Take away which entities stand for these, for those that do now.
MATCH (e:Entity)-[r:MERGED_INTO]->(f:Entity)
WHERE e.id IN $entities
DELETE r
