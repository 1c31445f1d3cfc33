// Take away the ledger of these claims, for the one that replaces it.
MATCH (n:Change)-[:OF]->(c:Claim)
WHERE c.id IN $claims
DETACH DELETE n
