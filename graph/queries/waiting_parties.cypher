// Which parties may be one with another, that no decision which holds has merged or told apart?
MATCH (e:Entity)
WHERE e.similar IS NOT NULL AND size(e.similar) > 0
UNWIND e.similar AS similar
MATCH (o:Entity {id: similar})
OPTIONAL MATCH (e)-[:MERGED_INTO]->(f:Entity)
OPTIONAL MATCH (o)-[:MERGED_INTO]->(g:Entity)
WITH e, o, coalesce(f.id, e.id) AS one, coalesce(f.name, e.name) AS name, coalesce(g.id, o.id) AS other,
     coalesce(g.name, o.name) AS other_name
WHERE one <> other
OPTIONAL MATCH (e)<-[:JUDGES]-(d:Decision)-[:JUDGES]->(o)
WHERE d.kind IN ['merge', 'split'] AND d.undone IS NULL
WITH one, name, other, other_name, count(d) AS decided
WHERE decided = 0
RETURN DISTINCT one AS id, name, other, other_name
ORDER BY id, other
LIMIT $limit
