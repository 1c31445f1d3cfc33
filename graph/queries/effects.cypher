// Which decisions bear on these utterances, or on the version that says them?
MATCH (u:Utterance)<-[:JUDGES]-(d:Decision)
WHERE u.id IN $utterances
RETURN u.id AS utterance, d AS decision
UNION
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)<-[:JUDGES]-(d:Decision)
WHERE u.id IN $utterances
RETURN u.id AS utterance, d AS decision
