// Which outlets are these parties, or do they own?
MATCH (o:Outlet)-[r:IS|OWNED_BY]->(e:Entity)
WHERE e.id IN $entities
RETURN o.id AS outlet, type(r) AS role, e.id AS party, r.own AS own
