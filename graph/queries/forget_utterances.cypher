// Take away utterances of a version that is read again.
MATCH (u:Utterance)
WHERE u.id IN $utterances
DETACH DELETE u
