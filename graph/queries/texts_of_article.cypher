// Which texts does this article have, latest first?
MATCH (a:Article {id: $article})<-[:OF]-(v:Version)
RETURN v.id AS id, v.text AS text, v.title AS title, v.withdrawn AS withdrawn
ORDER BY v.recorded DESC, id
