// Which claims, held by then, concerned any of these parties in this role, in an order that stays?
MATCH (e:Entity)<-[r:CONCERNS|CONCERNED]-(c:Claim)
WHERE e.id IN $parties AND r.role = $role AND r.from <= $as_of AND (r.to IS NULL OR r.to > $as_of) AND c.recorded <= $as_of
RETURN DISTINCT c.id AS id
ORDER BY id
