// Which relations are or were there between two claims, either way?
MATCH (a:Claim {id: $one})-[r:RELATES|RELATED]->(b:Claim {id: $other})
RETURN a.id AS one, b.id AS other, properties(r) AS props
UNION
MATCH (a:Claim {id: $other})-[r:RELATES|RELATED]->(b:Claim {id: $one})
RETURN a.id AS one, b.id AS other, properties(r) AS props
