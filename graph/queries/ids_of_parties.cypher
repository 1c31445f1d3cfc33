// Which parties are there?
MATCH (e:Entity)
RETURN e.id AS id
