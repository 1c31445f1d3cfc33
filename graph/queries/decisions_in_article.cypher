// Which decisions are anchored in this article, and do they hold on to anything?
MATCH (a:Article {id: $article})<-[:ANCHORED_IN]-(d:Decision)
OPTIONAL MATCH (d)-[:JUDGES]->(n)
RETURN d AS decision, count(n) AS held
ORDER BY d.number
