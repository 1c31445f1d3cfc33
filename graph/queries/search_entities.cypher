// Which named parties do these words lead to, those with most claims first?
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WITH node AS e, score
WHERE e.named AND e.recorded <= $as_of
OPTIONAL MATCH (e)<-[:CONCERNS]-(c:Claim)
WITH e, score, count(DISTINCT c) AS claims
RETURN e.id AS id, e.name AS name, 'in ' + toString(claims) + ' claims' AS text, score, claims
ORDER BY score DESC, claims DESC, id
LIMIT $limit
