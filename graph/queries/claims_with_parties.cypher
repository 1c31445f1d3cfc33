// Which claims concerned any of these parties in this role, last changed or (of an earlier date) held last first?
MATCH (e:Entity)<-[r:CONCERNS|CONCERNED]-(c:Claim)
WHERE e.id IN $parties AND r.role = $role AND r.from <= $as_of AND (r.to IS NULL OR r.to > $as_of)
  AND c.recorded <= $as_of
WITH DISTINCT c, CASE WHEN $now THEN c.changed ELSE c.recorded END AS at
WHERE at <= $before AND (at < $before OR c.id >= $after)
RETURN c.id AS id, at
ORDER BY at DESC, id
LIMIT $limit
