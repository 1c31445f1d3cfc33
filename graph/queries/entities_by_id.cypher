// Which entities are these?
MATCH (e:Entity)
WHERE e.id IN $entities
RETURN e.id AS id, e.name AS name, e.read_name AS read_name, e.called AS called, e.named AS named, e.group AS group,
       e.recorded AS recorded
