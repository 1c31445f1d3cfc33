// How do these claims relate to others, in both directions, and what related them until a decision?
MATCH (c:Claim)-[r:RELATES|RELATED]->(d:Claim)
WHERE c.id IN $claims
RETURN c.id AS claim, r.relation AS relation, d.id AS other, d.proposition AS name, d.read_proposition AS read_name,
       d.called AS called, r.reason AS reason, r.from AS since, r.to AS to, true AS outward
UNION
MATCH (c:Claim)<-[r:RELATES|RELATED]-(d:Claim)
WHERE c.id IN $claims
RETURN c.id AS claim, r.relation AS relation, d.id AS other, d.proposition AS name, d.read_proposition AS read_name,
       d.called AS called, r.reason AS reason, r.from AS since, r.to AS to, false AS outward
