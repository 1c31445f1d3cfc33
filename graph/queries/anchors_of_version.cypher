// At which address does this version stand?
MATCH (v:Version {id: $id})-[:OF]->(a:Article)
RETURN v.id AS version, a.url AS url
