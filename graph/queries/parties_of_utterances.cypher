// Who holds, speaks and is targeted in these utterances?
MATCH (u:Utterance)-[r:HELD_BY|SPOKEN_BY|TARGETS]->(e:Entity)
WHERE u.id IN $utterances
RETURN u.id AS utterance, type(r) AS role, r.number AS number, e.id AS id, e.name AS name, e.read_name AS read_name,
       e.called AS called, e.named AS named
ORDER BY utterance, role, number, id
