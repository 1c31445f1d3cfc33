// Take away the edges of accusation of these claims, for those that replace them.
MATCH (c:Claim)-[:CONCERNS]->(a:Entity)
WHERE c.id IN $claims AND c.blames
MATCH (a)-[r:ACCUSED]->(b:Entity)
WHERE r.claim = c.id
DELETE r
