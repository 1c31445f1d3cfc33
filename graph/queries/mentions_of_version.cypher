// Which names does this version use, in which words?
MATCH (v:Version {id: $version})-[r:MENTIONS]->(e:Entity)
RETURN r.id AS id, r.exact AS exact
ORDER BY id
