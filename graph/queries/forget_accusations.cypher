// Take away the edges of accusation of these claims, for those that replace them.
MATCH (a:Entity)<-[:CONCERNS]-(c:Claim)
WHERE c.id IN $claims
MATCH (a)-[r:ACCUSED]->(b:Entity)
WHERE r.claim = c.id
DELETE r
