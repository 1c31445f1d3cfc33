// Take away utterances of a version that is read again, save those that a person stated.
MATCH (u:Utterance)
WHERE u.id IN $utterances AND u.stated IS NULL
DETACH DELETE u
