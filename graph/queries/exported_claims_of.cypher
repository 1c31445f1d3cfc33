// Which claims, held by then, concern any of these parties in this role, in an order that stays?
MATCH (e:Entity)<-[r:CONCERNS]-(c:Claim)
WHERE e.id IN $parties AND r.role = $role AND c.recorded <= $as_of
RETURN DISTINCT c.id AS id
ORDER BY id
