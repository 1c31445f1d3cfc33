// Which articles state these claims in their text, not in their headline alone, and since when?
MATCH (c:Claim)<-[a:ABOUT]-(u:Utterance)
WHERE c.id IN $claims AND a.bearing = 'states' AND NOT u.headline
RETURN c.id AS claim, u.article AS article, min(u.valid) AS first
