// At which address does this article or version stand?
MATCH (a:Article {id: $id})
RETURN a.url AS url
UNION
MATCH (v:Version {id: $id})-[:OF]->(a:Article)
RETURN a.url AS url
