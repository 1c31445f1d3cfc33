// Which entities are these outlets, and who owns them?
MATCH (o:Outlet)-[r:IS|OWNED_BY]->(e:Entity)
WHERE o.id IN $outlets
RETURN o.id AS outlet, type(r) AS role, e.id AS id, e.name AS name, e.read_name AS read_name, e.called AS called,
       e.named AS named
