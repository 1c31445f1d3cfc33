// Which claims that concerned these parties at any time until then were touched after a time?
MATCH (e:Entity)<-[r:CONCERNS|CONCERNED]-(c:Claim)
WHERE e.id IN $parties AND c.touched > $since AND r.from <= $as_of
  AND c.recorded <= $as_of AND c.recorded <= $before AND (c.recorded < $before OR c.id >= $after)
RETURN DISTINCT c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
