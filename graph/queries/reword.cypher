// Word these claims as their text is read now; what a person called them stays.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.proposition = CASE WHEN c.read_proposition IS NULL THEN row.words ELSE c.proposition END,
    c.read_proposition = CASE WHEN c.read_proposition IS NULL THEN NULL ELSE row.words END
