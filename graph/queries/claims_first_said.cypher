// Which claims are worded as these utterances say?
MATCH (c:Claim)<-[:ABOUT|WAS_ABOUT]-(u:Utterance)
WHERE u.id IN $utterances
RETURN DISTINCT c.id AS id, c.first AS first, c.proposition AS proposition, c.read_proposition AS read_proposition,
       c.words AS words, c.wordings AS wordings, c.compared AS compared, c.worded AS worded
ORDER BY id
