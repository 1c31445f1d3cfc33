// What have people called this, last decided last?
MATCH (d:Decision)-[:JUDGES]->(n)
WHERE n.id = $id AND d.kind = 'rename' AND d.undone IS NULL
RETURN d.value AS name, d.number AS number
ORDER BY number
