// Which claims blame unnamed groups of these words, latest first?
MATCH (n:Name)-[:NAMES]->(e:Entity)<-[:CONCERNS]-(c:Claim)
WHERE n.id IN $groups
WITH DISTINCT c
RETURN c.id AS id, c.words AS words, c.units AS units, c.blames AS blames, c.part AS part,
       c.wordings AS wordings, c.victims AS victims, c.recorded AS recorded
ORDER BY c.recorded DESC, id
LIMIT $limit
