// Which claims do these words lead to?
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WITH node AS c, score
WHERE c.recorded <= $as_of
RETURN c.id AS id, c.proposition AS name, c.read_proposition AS read_name, c.called AS called, null AS text, score
ORDER BY score DESC, id
LIMIT $limit
