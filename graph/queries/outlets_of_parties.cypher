// Which outlets are these parties, or do they own, and from when to when?
MATCH (o:Outlet)-[r:IS|OWNED_BY]->(e:Entity)
WHERE e.id IN $entities
RETURN o.id AS outlet, type(r) AS role, e.id AS party, r.own AS own, r.id AS edge, r.from AS since, r.to AS to
