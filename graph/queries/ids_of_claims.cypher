// Which claims are there?
MATCH (c:Claim)
RETURN c.id AS id
