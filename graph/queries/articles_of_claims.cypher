// Which articles state these claims?
MATCH (c:Claim)<-[a:ABOUT]-(u:Utterance)
WHERE c.id IN $claims AND a.bearing = 'states'
RETURN DISTINCT c.id AS claim, u.article AS article
