// Of which claims are these the means or numbers?
MATCH (c:Claim)-[r:RELATES]->(w:Claim)
WHERE c.id IN $claims AND r.relation = 'means_of'
RETURN c.id AS part, w.id AS whole
ORDER BY part, whole
