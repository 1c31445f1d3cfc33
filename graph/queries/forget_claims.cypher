// Take away claims that nothing bears on any more.
MATCH (c:Claim)
WHERE c.id IN $claims
DETACH DELETE c
