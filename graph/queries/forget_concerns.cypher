// Take away whom these claims concern, for those that replace them.
MATCH (c:Claim)-[r:CONCERNS]->(e:Entity)
WHERE c.id IN $claims
DELETE r
