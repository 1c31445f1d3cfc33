// Which outlets are held, as they were described?
MATCH (o:Outlet)
OPTIONAL MATCH (o)-[r:OWNED_BY]->(e:Entity)
WHERE r.to IS NULL
RETURN o.key AS key, o.name AS name, o.kind AS kind, o.domain AS domain, min(e.id) AS owner
ORDER BY key
