// Take these relations away.
MATCH (a:Claim {id: $one})-[r:RELATES|RELATED]-(b:Claim {id: $other})
WHERE r.id IN $edges
DELETE r
