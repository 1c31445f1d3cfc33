// Which utterances that these parties hold or are the targets of, held by then, bear on no claim?
MATCH (e:Entity)<-[r:HELD_BY|TARGETS]-(u:Utterance)
WHERE e.id IN $parties AND type(r) = $role AND u.recorded <= $as_of AND NOT (u)-[:ABOUT|WAS_ABOUT]->(:Claim)
RETURN DISTINCT u.id AS id
ORDER BY id
