// Which named parties do these words lead to, those with most claims first?
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WITH node AS e, score
WHERE e.named AND e.recorded <= $as_of
OPTIONAL MATCH (e)<-[r:CONCERNS|CONCERNED]-(c:Claim)
WHERE r.from <= $as_of AND (r.to IS NULL OR r.to > $as_of)
WITH e, score, count(DISTINCT c) AS claims
RETURN e.id AS id, e.name AS name, e.read_name AS read_name, e.called AS called,
       'in ' + toString(claims) + ' claims' AS text, score, claims
ORDER BY score DESC, claims DESC, id
LIMIT $limit
