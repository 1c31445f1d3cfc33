// At which address does this article stand?
MATCH (a:Article {id: $article})
RETURN a.url AS url
