// Whom do those who state these claims name beside the targets?
MATCH (c:Claim)<-[a:ABOUT]-(u:Utterance)
WHERE c.id IN $claims AND a.bearing IN ['states', 'asks', 'evidence']
RETURN c.id AS claim, u.victims AS victims
ORDER BY claim, u.id
