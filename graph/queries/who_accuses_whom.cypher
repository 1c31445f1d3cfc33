// Which claims blame somebody?
MATCH (c:Claim)
WHERE c.recorded > $since AND c.recorded <= $before AND c.recorded <= $as_of AND (c.blames OR coalesce(c.blamed, false))
  AND (c.recorded < $before OR c.id >= $after)
RETURN c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
