// Which numbers do these utterances give, and in which snapshots do they stand, the first one first?
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)<-[:OF]-(s:Snapshot)
WHERE u.id IN $utterances
RETURN u.id AS id, u.numbers AS numbers, u.evidence_flag AS evidence_flag,
       v.published AS published, s.id AS snapshot, s.sha256 AS sha256
ORDER BY id, s.recorded, snapshot
