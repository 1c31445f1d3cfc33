// Which claims that concerned these parties have two outlets or more carried at any time?
MATCH (e:Entity)<-[r:CONCERNS|CONCERNED]-(c:Claim)
WHERE e.id IN $parties AND c.carried >= 2 AND r.from <= $as_of AND (r.to IS NULL OR r.to > $as_of)
  AND c.recorded <= $as_of AND c.recorded <= $before AND (c.recorded < $before OR c.id >= $after)
RETURN DISTINCT c.id AS id, c.recorded AS at
ORDER BY at DESC, id
LIMIT $limit
