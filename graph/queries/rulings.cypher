// What have people decided about these claims?
MATCH (c:Claim)<-[:JUDGES]-(d:Decision)
WHERE c.id IN $claims
RETURN c.id AS claim, d.number AS number, d.kind AS kind, d.value AS value, d.by AS by, d.reason AS reason,
       d.recorded AS recorded, d.valid AS valid, d.target AS target, d.undone AS undone
ORDER BY claim, number
