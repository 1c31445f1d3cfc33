// Where in these versions are entities named?
MATCH (v:Version)-[m:MENTIONS]->(e:Entity)
WHERE v.id IN $versions
RETURN e.id AS id, v.id AS version, m.part AS part, [m.start, m.end] AS pieces
ORDER BY version, id
