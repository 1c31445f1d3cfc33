// Which claims have two outlets or more carried at any time?
MATCH (c:Claim)
WHERE c.recorded > $since AND c.recorded <= $before AND c.recorded <= $as_of AND c.carried >= 2
  AND (c.recorded < $before OR c.id >= $after)
RETURN c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
