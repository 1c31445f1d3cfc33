// What have people decided about these claims, or about what bears on them?
MATCH (c:Claim)<-[:JUDGES|TOUCHES]-(d:Decision)
WHERE c.id IN $claims
RETURN DISTINCT c.id AS claim, d.number AS number, d.kind AS kind, d.value AS value, d.by AS by, d.reason AS reason,
       d.recorded AS recorded, d.valid AS valid, d.target AS target, d.undone AS undone, d.settings AS settings
ORDER BY claim, number
