// Which version does this snapshot show?
MATCH (s:Snapshot {id: $id})-[:OF]->(v:Version)-[:OF]->(a:Article)
RETURN v.id AS version, a.id AS article, a.url AS url, v.withdrawn AS withdrawn
