// Which utterances have any of these parties?
MATCH (e:Entity)<-[:HELD_BY|SPOKEN_BY|TARGETS]-(u:Utterance)
WHERE e.id IN $entities
RETURN DISTINCT u.id AS id
ORDER BY id
