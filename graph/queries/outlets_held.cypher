// Which outlets are held, as they were described?
MATCH (o:Outlet)
OPTIONAL MATCH (o)-[:OWNED_BY]->(e:Entity)
RETURN o.key AS key, o.name AS name, o.kind AS kind, o.domain AS domain, min(e.id) AS owner
ORDER BY key
