// Which claims blame unnamed groups of each of these words, latest first, up to a limit each?
MATCH (n:Name)-[:NAMES]->(e:Entity)<-[:CONCERNS]-(c:Claim)
WHERE n.id IN $groups
WITH DISTINCT n, c
ORDER BY c.recorded DESC, c.id
WITH n.id AS party, collect(c.id) AS claims
RETURN party, claims[..$limit] AS claims
