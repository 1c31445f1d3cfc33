// Which articles hold these words?
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WITH node AS v, score
WHERE v.recorded <= $as_of
MATCH (v)-[:OF]->(a:Article)
RETURN a.id AS id, coalesce(v.title, a.url) AS name, v.text AS text, score
ORDER BY score DESC, id
LIMIT $limit
