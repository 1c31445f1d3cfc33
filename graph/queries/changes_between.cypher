// Which claims were touched after a time?
MATCH (c:Claim)
WHERE c.touched > $since AND c.recorded <= $as_of AND c.recorded <= $before
  AND (c.recorded < $before OR c.id >= $after)
RETURN c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
