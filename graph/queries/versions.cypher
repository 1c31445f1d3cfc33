// Which versions of these articles are held?
MATCH (a:Article)<-[:OF]-(v:Version)
WHERE a.id IN $articles
RETURN a.id AS article, v.id AS id, v.text AS text, v.title AS title, v.recorded AS recorded, v.reading_key AS reading_key,
       v.withdrawn AS withdrawn
ORDER BY recorded, id
