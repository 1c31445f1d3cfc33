// Which claims that concern these parties have two outlets or more carried at any time?
MATCH (e:Entity)<-[r:CONCERNS]-(c:Claim)
WHERE e.id IN $parties AND c.carried >= 2 AND c.recorded <= $as_of AND c.recorded <= $before
  AND (c.recorded < $before OR c.id >= $after)
RETURN DISTINCT c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
