// Which utterances is the reader least sure of, that no decision which holds is about?
MATCH (u:Utterance)-[:ABOUT]->(c:Claim)
WHERE u.score < $below AND u.accepted IS NULL AND (u.act IN $acts) = $accusing
WITH DISTINCT u
OPTIONAL MATCH (u)<-[:JUDGES]-(d:Decision)
WHERE d.kind IN ['accept', 'reject', 'amend', 'link'] AND d.undone IS NULL
WITH u, count(d) AS decided
WHERE decided = 0
RETURN u.id AS id, u.exact AS exact, u.act AS act, u.score AS score
ORDER BY score, id
LIMIT $limit
