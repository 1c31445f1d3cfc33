// Take away the ledger of these claims, for the one that replaces it.
MATCH (c:Claim)<-[:OF]-(n:Change)
WHERE c.id IN $claims
DETACH DELETE n
