// Which claims that concern these parties were touched after a time?
MATCH (e:Entity)<-[r:CONCERNS]-(c:Claim)
WHERE e.id IN $parties AND c.touched > $since AND c.recorded <= $as_of AND c.recorded <= $before
  AND (c.recorded < $before OR c.id >= $after)
RETURN DISTINCT c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
