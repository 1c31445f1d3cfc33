// Which answers may meet several claims, or one that is not clear?
MATCH (u:Utterance)-[p:PROPOSED]->(c:Claim)
WHERE u.rejected IS NULL
OPTIONAL MATCH (u)-[:ABOUT]->(d:Claim)
WITH u, p, c, d
WHERE d IS NULL
RETURN u.id AS id, u.exact AS exact, u.act AS act, c.id AS claim, p.score AS score, p.reason AS reason
ORDER BY id, score DESC, claim
LIMIT $limit
