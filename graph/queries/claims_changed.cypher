// Which claims are there, last changed first?
MATCH (c:Claim)
WHERE c.changed > $since AND c.changed <= $before AND (c.changed < $before OR c.id >= $after)
RETURN c.id AS id, c.changed AS at
ORDER BY at DESC, id
LIMIT $limit
