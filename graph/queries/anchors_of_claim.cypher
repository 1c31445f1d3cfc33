// Which words and which address could lead back to this claim, its first statement first?
MATCH (c:Claim {id: $id})<-[r:ABOUT]-(u:Utterance)
MATCH (u)-[:SAID_IN]->(v:Version)-[:OF]->(a:Article)
RETURN u.id AS utterance, u.exact AS exact, a.url AS url, CASE WHEN u.id = c.first THEN 0 ELSE 1 END AS later,
       CASE WHEN r.bearing = 'states' THEN 0 ELSE 1 END AS answers, u.valid AS valid
ORDER BY later, answers, valid, utterance
LIMIT 1
