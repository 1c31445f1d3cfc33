// Which entities stood for these as of a time?
MATCH (e:Entity)-[r:MERGED_INTO|WAS_MERGED_INTO]->(f:Entity)
WHERE e.id IN $entities AND r.from <= $as_of AND (r.to IS NULL OR r.to > $as_of)
RETURN e.id AS id, f.id AS into
