// Which decisions relate two claims, either way, or part them?
MATCH (a:Claim)<-[:JUDGES]-(d:Decision)
WHERE a.id IN [$one, $other] AND d.kind = 'relate'
  AND ((d.placed = $one AND d.other = $other) OR (d.placed = $other AND d.other = $one))
RETURN DISTINCT d AS decision, d.number AS number
ORDER BY number
