// What have people decided about this party, last first?
MATCH (e:Entity {id: $id})<-[:JUDGES]-(d:Decision)
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.value AS value, d.by AS by, d.recorded AS recorded,
       d.undone AS undone
ORDER BY number DESC
