// Where did what these claims were made of go, most of it first?
MATCH (c:Claim)<-[:WAS_ABOUT]-(u:Utterance)-[:ABOUT]->(d:Claim)
WHERE c.id IN $claims
RETURN c.id AS claim, d.id AS into, count(u) AS utterances
ORDER BY claim, utterances DESC, into
