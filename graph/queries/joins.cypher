// Which decisions say that these claims are one with another?
MATCH (c:Claim)<-[:JUDGES]-(d:Decision)
WHERE c.id IN $claims AND d.placed = c.id AND d.kind = 'relate' AND d.value = 'same_as' AND d.other IS NOT NULL
RETURN DISTINCT d AS decision, d.number AS number
ORDER BY number
