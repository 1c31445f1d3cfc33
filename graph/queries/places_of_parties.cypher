// Where do texts name these parties?
MATCH (e:Entity)<-[m:MENTIONS]-(v:Version)
WHERE e.id IN $parties
WITH e, m, v
ORDER BY v.recorded, v.id, m.part, m.start
RETURN e.id AS party, collect([v.id, m.part, m.start, m.end])[0..5] AS named
ORDER BY party
