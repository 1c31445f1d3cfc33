// Who states these claims in words that are shown, and about whom?
MATCH (c:Claim)<-[r:ABOUT]-(u:Utterance)
WHERE c.id IN $claims AND r.bearing IN ['states', 'asks', 'evidence'] AND size(u.exact) > 0
OPTIONAL MATCH (u)-[t:TARGETS]->(e:Entity)
RETURN c.id AS claim, u.id AS utterance, u.exact AS exact, u.words AS words, u.valid AS valid, e.name AS target,
       t.number AS number
ORDER BY claim, valid, utterance, number
