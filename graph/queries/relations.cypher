// How do these claims relate to others, in both directions?
MATCH (c:Claim)-[r:RELATES]->(d:Claim)
WHERE c.id IN $claims
RETURN c.id AS claim, r.relation AS relation, d.id AS other, d.proposition AS proposition, r.reason AS reason,
       r.from AS since, true AS outward
UNION
MATCH (c:Claim)<-[r:RELATES]-(d:Claim)
WHERE c.id IN $claims
RETURN c.id AS claim, r.relation AS relation, d.id AS other, d.proposition AS proposition, r.reason AS reason,
       r.from AS since, false AS outward
