// What have people called this, and until when, last decided last?
MATCH (d:Decision)-[:JUDGES]->(n)
WHERE n.id = $id AND d.kind = 'rename'
RETURN d.value AS name, d.number AS number, d.recorded AS recorded, d.undone AS undone
ORDER BY number
