// Which entities are these?
MATCH (e:Entity)
WHERE e.id IN $entities
RETURN e.id AS id, e.name AS name, e.named AS named, e.group AS group
