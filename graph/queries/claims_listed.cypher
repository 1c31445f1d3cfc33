// Which claims are there, last changed first?
MATCH (c:Claim)
WHERE c.recorded <= $as_of
RETURN c.id AS id
ORDER BY c.changed DESC, id
