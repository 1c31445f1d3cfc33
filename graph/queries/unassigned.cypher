// Which utterances, held by then, bear on no claim?
MATCH (u:Utterance)
WHERE u.recorded <= $as_of AND NOT (u)-[:ABOUT|WAS_ABOUT]->(:Claim)
RETURN u.id AS id
ORDER BY id
