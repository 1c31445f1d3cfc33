// Which claims were held by then, in an order that stays?
MATCH (c:Claim)
WHERE c.recorded <= $as_of
RETURN c.id AS id
ORDER BY id
