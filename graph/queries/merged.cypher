// Which entities stand for these?
MATCH (e:Entity)-[:MERGED_INTO]->(f:Entity)
WHERE e.id IN $entities
RETURN e.id AS id, f.id AS into, f.name AS name, f.group AS group
