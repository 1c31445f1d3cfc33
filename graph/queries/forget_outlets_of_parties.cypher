// Take away which outlets these parties are or own, for those that replace it.
MATCH (o:Outlet)-[r:IS|OWNED_BY]->(e:Entity)
WHERE e.id IN $entities
DELETE r
