// What did this party say last?
MATCH (e:Entity)<-[:HELD_BY]-(u:Utterance)
WHERE e.id = $entity AND u.recorded <= $as_of
RETURN u.id AS id
ORDER BY u.valid DESC, id
LIMIT $limit
