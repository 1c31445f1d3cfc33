// Which entities did these name keys lead to as of a time? What no decision gave is their own name at any time.
MATCH (n:Name)-[r:NAMES]->(e:Entity)
WHERE n.id IN $keys AND (r.decision IS NULL OR r.from <= $as_of) AND (r.to IS NULL OR r.to > $as_of)
RETURN DISTINCT n.id AS key, e.id AS id
ORDER BY key, id
