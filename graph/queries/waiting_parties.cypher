// Which parties may be one with another?
MATCH (e:Entity)
WHERE e.similar IS NOT NULL AND size(e.similar) > 0
OPTIONAL MATCH (e)<-[:JUDGES]-(d:Decision)
WITH e, [x IN collect(d) WHERE x.kind IN ['merge', 'split'] AND x.undone IS NULL | x.placed] AS placed,
     [x IN collect(d) WHERE x.kind IN ['merge', 'split'] AND x.undone IS NULL | x.other] AS others
RETURN e.id AS id, e.name AS name, e.similar AS similar, placed, others
ORDER BY id
LIMIT $limit
