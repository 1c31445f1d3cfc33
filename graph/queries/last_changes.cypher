// How did these claims come to stand where they stand, the last line first?
MATCH (c:Claim)<-[:OF]-(n:Change)
WHERE c.id IN $claims
RETURN n.id AS id, c.id AS claim, n.number AS number, n.axis AS axis, n.old AS old, n.new AS new,
       n.recorded AS recorded, n.rule AS rule, n.evidence AS evidence
ORDER BY recorded DESC, claim, number DESC
