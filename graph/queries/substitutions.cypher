// Which parties have people merged or split?
MATCH (d:Decision)
WHERE d.kind IN ['merge', 'split'] AND d.placed IS NOT NULL AND d.other IS NOT NULL
RETURN d AS decision
ORDER BY d.number
