// Which articles state these claims?
MATCH (u:Utterance)-[a:ABOUT]->(c:Claim)
WHERE c.id IN $claims AND a.bearing = 'states'
RETURN DISTINCT c.id AS claim, u.article AS article
