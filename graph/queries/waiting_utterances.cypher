// Which utterances is the reader least sure of, that no person has looked at?
MATCH (u:Utterance)-[:ABOUT]->(c:Claim)
WHERE u.score < $below AND u.accepted IS NULL AND u.read IS NULL AND (u.act IN $acts) = $accusing
RETURN DISTINCT u.id AS id, u.exact AS exact, u.act AS act, u.score AS score
ORDER BY score, id
LIMIT $limit
