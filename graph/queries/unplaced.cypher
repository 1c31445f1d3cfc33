// Which decisions hold on to nothing that is held?
MATCH (d:Decision)
WHERE d.placed IS NULL AND d.kind <> 'undo' AND d.undone IS NULL
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.object AS object, d.value AS value, d.by AS by,
       d.reason AS reason, d.anchor AS anchor
ORDER BY number
LIMIT $limit
