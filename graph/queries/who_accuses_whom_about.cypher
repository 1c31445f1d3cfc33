// Which claims that blame somebody do these words lead to?
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WITH node AS c
WHERE (c.blames OR coalesce(c.blamed, false)) AND c.recorded <= $as_of AND c.recorded <= $before AND (c.recorded < $before OR c.id >= $after)
RETURN DISTINCT c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
