// How do these utterances stand in the graph?
MATCH (u:Utterance)
WHERE u.id IN $utterances
RETURN u AS utterance
ORDER BY u.id
