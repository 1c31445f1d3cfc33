// Was anything held by then?
MATCH (s:Snapshot)
WHERE s.recorded <= $as_of
RETURN s.id AS id
LIMIT 1
