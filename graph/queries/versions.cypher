// Which versions of these articles are held, and when were they captured?
MATCH (a:Article)<-[:OF]-(v:Version)
WHERE a.id IN $articles
OPTIONAL MATCH (v)<-[:OF]-(s:Snapshot)
RETURN a.id AS article, v.id AS id, v.recorded AS recorded, v.reading_key AS reading_key, v.withdrawn AS withdrawn,
       collect(s.recorded) AS captured
ORDER BY recorded, id
