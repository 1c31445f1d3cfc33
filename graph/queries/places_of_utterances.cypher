// In which text and snapshots do these words stand, the first obtained first?
MATCH (u:Utterance)-[:SAID_IN]->(v:Version)<-[:OF]-(s:Snapshot)
WHERE u.id IN $utterances AND s.recorded <= $as_of
RETURN u.id AS utterance, v.text AS text, v.title AS title, s.id AS snapshot, s.sha256 AS sha256, s.recorded AS recorded
ORDER BY utterance, recorded, snapshot
