// Say since when these articles have the words of these utterances no more, and when they went and came back.
UNWIND $rows AS row
MATCH (u:Utterance {id: row.id})
SET u.superseded = row.at, u.dropped = row.dropped
