// Say when a later version dropped the words of these utterances.
UNWIND $rows AS row
MATCH (u:Utterance {id: row.id})
SET u.superseded = row.at
