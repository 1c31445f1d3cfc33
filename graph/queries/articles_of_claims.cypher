// Which articles state these claims in their text, not in their headline alone?
MATCH (c:Claim)<-[a:ABOUT]-(u:Utterance)
WHERE c.id IN $claims AND a.bearing = 'states' AND NOT u.headline
RETURN DISTINCT c.id AS claim, u.article AS article
