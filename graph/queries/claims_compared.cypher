// What of these claims is compared with what is filed?
MATCH (c:Claim)
WHERE c.id IN $claims
RETURN c.id AS id, c.words AS words, c.units AS units, c.blames AS blames, c.part AS part,
       c.wordings AS wordings, c.compared AS compared, c.victims AS victims, c.negated AS negated, c.plain AS plain,
       c.recorded AS recorded
