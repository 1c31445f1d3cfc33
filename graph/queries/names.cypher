// Which entities do these name keys lead to?
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE n.id IN $keys
RETURN n.id AS key, e.id AS id, e.name AS name, e.group AS group
ORDER BY key, id
