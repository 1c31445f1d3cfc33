// Which of these entities are held, and since when?
MATCH (e:Entity)
WHERE e.id IN $entities
RETURN e.id AS id, e.recorded AS recorded
ORDER BY id
