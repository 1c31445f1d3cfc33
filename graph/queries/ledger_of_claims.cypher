// How did these claims come to stand where they stand?
MATCH (c:Claim)<-[:OF]-(n:Change)
WHERE c.id IN $claims
RETURN c.id AS claim, n.axis AS axis, n.subject AS subject, n.old AS old, n.new AS new, n.valid AS valid,
       n.recorded AS recorded, n.rule AS rule, n.evidence AS evidence
ORDER BY claim, n.number
