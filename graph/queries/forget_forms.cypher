// Take away the parties and claims of utterances, for those that replace them.
MATCH (u:Utterance)-[r:HELD_BY|SPOKEN_BY|TARGETS|WAS_HELD_BY|WAS_SPOKEN_BY|ABOUT|WAS_ABOUT]->(n)
WHERE u.id IN $utterances
DELETE r
