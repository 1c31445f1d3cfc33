// Which versions and snapshots does this article have?
MATCH (a:Article)-[:BY]->(o:Outlet)
WHERE a.id = $article
MATCH (a)<-[:OF]-(v:Version)<-[:OF]-(s:Snapshot)
RETURN a.url AS url, o.id AS outlet, o.key AS outlet_key, o.name AS outlet_name, o.kind AS outlet_kind,
       o.domain AS outlet_domain, v.id AS version, v.title AS title, v.text AS text, v.published AS published,
       v.modified AS modified, v.recorded AS recorded, s.id AS snapshot, s.sha256 AS sha256
ORDER BY recorded, version, s.recorded, snapshot
