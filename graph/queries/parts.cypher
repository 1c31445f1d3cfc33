// Which claims give means or numbers of these?
MATCH (w:Claim)<-[r:RELATES]-(c:Claim)
WHERE w.id IN $claims AND r.relation = 'means_of'
RETURN DISTINCT c.id AS part
ORDER BY part
