// Where do the utterances stand that bear on these claims?
MATCH (c:Claim)<-[r:ABOUT]-(u:Utterance)-[:SAID_IN]->(v:Version)
WHERE c.id IN $claims
RETURN c.id AS claim, u.id AS utterance, r.bearing AS bearing, u.act AS act, v.id AS version, u.part AS part,
       u.pieces AS pieces, CASE WHEN u.id = c.first THEN 0 ELSE 1 END AS later
ORDER BY claim, later, utterance
