// Which utterances bear or bore on these claims?
MATCH (c:Claim)<-[:ABOUT|WAS_ABOUT]-(u:Utterance)
WHERE c.id IN $claims
RETURN DISTINCT u.id AS id
ORDER BY id
