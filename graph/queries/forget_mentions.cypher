// Take away the mentions of a version that is read again.
MATCH (v:Version)-[m:MENTIONS]->(e:Entity)
WHERE v.id = $version
DELETE m
