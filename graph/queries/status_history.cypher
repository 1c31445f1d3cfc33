// How did this claim come to stand where it stood by a time?
MATCH (c:Claim)<-[:OF]-(n:Change)
WHERE c.id = $claim AND n.recorded <= $as_of
RETURN n.axis AS axis, n.subject AS subject, n.old AS old, n.new AS new, n.valid AS valid, n.recorded AS recorded,
       n.rule AS rule, n.evidence AS evidence, n.number AS number
ORDER BY number
