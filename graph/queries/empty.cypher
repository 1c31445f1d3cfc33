// Take some nodes away, with their edges.
MATCH (n)
WHERE NOT n:Ledger
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS gone
