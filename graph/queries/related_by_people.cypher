// Which claims have people related to these, or parted from them?
MATCH (c:Claim)<-[:JUDGES]-(d:Decision)
WHERE c.id IN $claims AND d.kind = 'relate' AND d.other IS NOT NULL AND d.placed IS NOT NULL
RETURN DISTINCT d.placed AS one, d.other AS other
ORDER BY one, other
