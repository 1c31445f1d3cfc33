// Which decision made this entity, if one did?
MATCH (e:Entity)
WHERE e.id = $entity
RETURN e.split AS split
