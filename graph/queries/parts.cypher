// Which claims give or gave means or numbers of these?
MATCH (w:Claim)<-[r:RELATES|RELATED]-(c:Claim)
WHERE w.id IN $claims AND r.relation = 'means_of'
RETURN DISTINCT c.id AS part
ORDER BY part
