// Which parties do these utterances have, with the place of each in the text?
MATCH (u:Utterance)-[r:HELD_BY|SPOKEN_BY|TARGETS]->(e:Entity)
WHERE u.id IN $utterances
RETURN u.id AS utterance, type(r) AS role, r.number AS number, r.start AS start, r.end AS end, r.reading AS reading,
       e.id AS party
ORDER BY utterance, role, number, party
