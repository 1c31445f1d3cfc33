// Let these mentions show these words, or none.
MATCH (v:Version {id: $version})-[r:MENTIONS]->(e:Entity)
UNWIND $rows AS row
WITH r, row
WHERE r.id = row.id
SET r.exact = row.exact
