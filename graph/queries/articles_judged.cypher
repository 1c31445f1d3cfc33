// In which of these articles are decisions anchored, or does one change what is said?
MATCH (a:Article)<-[:ANCHORED_IN]-(:Decision)
WHERE a.id IN $articles
RETURN DISTINCT a.id AS article
UNION
MATCH (a:Article)<-[:OF]-(v:Version)<-[:SAID_IN]-(u:Utterance)
WHERE a.id IN $articles AND u.read IS NOT NULL
RETURN DISTINCT a.id AS article
