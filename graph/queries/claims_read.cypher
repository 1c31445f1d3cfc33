// Which claims are these utterances about, and why?
MATCH (u:Utterance)-[r:ABOUT]->(c:Claim)
WHERE u.id IN $utterances
RETURN u.id AS utterance, c.id AS claim, r.bearing AS bearing, r.score AS score, r.reason AS reason, r.from AS since
ORDER BY utterance, claim
