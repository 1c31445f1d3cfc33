// Which claims concern each of these parties, latest first, up to a limit each?
MATCH (e:Entity)<-[:CONCERNS]-(c:Claim)
WHERE e.id IN $parties
WITH DISTINCT e, c
ORDER BY c.recorded DESC, c.id
WITH e.id AS party, collect(c.id) AS claims
RETURN party, claims[..$limit] AS claims
