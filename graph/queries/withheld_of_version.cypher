// Which words does this version give to the graph?
MATCH (v:Version {id: $version})
OPTIONAL MATCH (v)<-[:SAID_IN]-(u:Utterance)
RETURN v.text AS text, v.title AS title, v.withdrawn AS withdrawn, v.withheld AS withheld, v.article AS article, u AS utterance
ORDER BY u.id
