// Which claims concern any of these parties in this role, last changed first?
MATCH (e:Entity)<-[r:CONCERNS]-(c:Claim)
WHERE e.id IN $parties AND r.role = $role AND c.recorded <= $as_of
WITH DISTINCT c
RETURN c.id AS id
ORDER BY c.changed DESC, id
