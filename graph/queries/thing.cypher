// What is held under this id, and what stands for it?
MATCH (n:Claim {id: $id})
RETURN 'claim' AS kind, n.id AS id, n.moved AS into
UNION
MATCH (n:Utterance {id: $id})
RETURN 'utterance' AS kind, n.id AS id, null AS into
UNION
MATCH (n:Entity {id: $id})
OPTIONAL MATCH (n)-[:MERGED_INTO]->(f:Entity)
RETURN 'party' AS kind, n.id AS id, f.id AS into
UNION
MATCH (n:Version {id: $id})
RETURN 'version' AS kind, n.id AS id, null AS into
UNION
MATCH (n:Snapshot {id: $id})
RETURN 'snapshot' AS kind, n.id AS id, null AS into
UNION
MATCH (n:Article {id: $id})
RETURN 'article' AS kind, n.id AS id, null AS into
