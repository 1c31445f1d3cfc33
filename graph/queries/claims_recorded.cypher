// Which claims were held by then, the one held last first?
MATCH (c:Claim)
WHERE c.recorded > $since AND c.recorded <= $before AND c.recorded <= $as_of AND (c.recorded < $before OR c.id >= $after)
RETURN c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
