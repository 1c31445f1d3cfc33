// Which entities do these name keys lead to?
MATCH (n:Name)-[r:NAMES]->(e:Entity)
WHERE n.id IN $keys AND r.to IS NULL
OPTIONAL MATCH (e)-[:MERGED_INTO]->(f:Entity)
RETURN DISTINCT n.id AS key, e.id AS id, e.name AS name, e.group AS group, f.id AS into,
       e.signs AS signs, e.similar AS similar
ORDER BY key, id
