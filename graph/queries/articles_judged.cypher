// In which of these articles are decisions anchored?
MATCH (a:Article)<-[:ANCHORED_IN]-(:Decision)
WHERE a.id IN $articles
RETURN DISTINCT a.id AS article
