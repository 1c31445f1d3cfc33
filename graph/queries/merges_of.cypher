// For which entities does this one stand, or did it, and when?
MATCH (e:Entity)-[r:MERGED_INTO|WAS_MERGED_INTO]->(f:Entity)
WHERE f.id = $entity
RETURN e.id AS id, r.from AS from, r.to AS to
