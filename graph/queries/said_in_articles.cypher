// What do these articles say?
MATCH (a:Article)<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
WHERE a.id IN $articles
RETURN DISTINCT u.id AS id
ORDER BY id
