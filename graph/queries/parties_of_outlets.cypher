// Which entities are or were these outlets, who owns or owned them, and from when to when?
MATCH (o:Outlet)-[r:IS|OWNED_BY]->(e:Entity)
WHERE o.id IN $outlets
RETURN o.id AS outlet, type(r) AS role, e.id AS id, e.name AS name, e.read_name AS read_name, e.called AS called,
       e.named AS named, r.id AS edge, r.own AS own, r.from AS since, r.to AS to
ORDER BY outlet, role, since
