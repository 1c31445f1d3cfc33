// Take away whom these claims concern or concerned, for those that replace them.
MATCH (c:Claim)-[r:CONCERNS|CONCERNED]->(e:Entity)
WHERE c.id IN $claims
DELETE r
