// Which entities do these name keys lead to?
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE n.id IN $keys
OPTIONAL MATCH (e)-[:MERGED_INTO]->(f:Entity)
RETURN n.id AS key, e.id AS id, e.name AS name, e.group AS group, f.id AS into
ORDER BY key, id
