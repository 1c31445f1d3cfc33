// Take away edges of accusation that no longer hold.
UNWIND $rows AS row
MATCH (a:Entity {id: row.accuser})-[r:ACCUSED]->(b:Entity {id: row.target})
WHERE r.claim = row.claim
DELETE r
