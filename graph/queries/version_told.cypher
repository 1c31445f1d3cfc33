// What is known of this version, its article and its outlet?
MATCH (v:Version {id: $version})-[:OF]->(a:Article)-[:BY]->(o:Outlet)
OPTIONAL MATCH (o)-[r:OWNED_BY]->(e:Entity)
WHERE r.to IS NULL
RETURN v AS version, a.url AS url, o.key AS key, o.name AS name, o.kind AS kind, o.domain AS domain, e.name AS owner
LIMIT 1
