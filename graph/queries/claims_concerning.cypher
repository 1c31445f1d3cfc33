// Which claims concern any of these parties, latest first?
MATCH (e:Entity)<-[:CONCERNS]-(c:Claim)
WHERE e.id IN $parties
WITH DISTINCT c
RETURN c.id AS id, c.words AS words, c.units AS units, c.blames AS blames, c.part AS part,
       c.wordings AS wordings, c.victims AS victims, c.recorded AS recorded
ORDER BY c.recorded DESC, id
LIMIT $limit
