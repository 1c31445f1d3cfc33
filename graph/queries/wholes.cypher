// Of which claims are or were these the means or numbers, and from when to when?
MATCH (c:Claim)-[r:RELATES|RELATED]->(w:Claim)
WHERE c.id IN $claims AND r.relation = 'means_of'
RETURN c.id AS part, w.id AS whole, r.from AS since, r.to AS to
ORDER BY part, whole, since
