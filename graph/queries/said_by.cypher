// What did this party say last, by a time?
MATCH (e:Entity)<-[:HELD_BY|WAS_HELD_BY]-(u:Utterance)
WHERE e.id = $entity AND u.recorded <= $as_of AND (u.rejected IS NULL OR u.rejected > $as_of)
RETURN DISTINCT u.id AS id, u.valid AS at
ORDER BY at DESC, id
LIMIT $limit
