// Show again what was kept back.
MATCH (w:Withheld)
WHERE w.id IN $ids
DETACH DELETE w
