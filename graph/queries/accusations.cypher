// Whom has this party accused, who has accused it, and in which claims?
MATCH (a:Entity)-[r:ACCUSED]->(b:Entity)
WHERE a.id = $entity
RETURN a.id AS accuser, a.name AS accuser_name, a.named AS accuser_named, b.id AS target, b.name AS target_name,
       b.named AS target_named, r.claim AS claim, r.last AS last
UNION
MATCH (b:Entity)<-[r:ACCUSED]-(a:Entity)
WHERE b.id = $entity
RETURN a.id AS accuser, a.name AS accuser_name, a.named AS accuser_named, b.id AS target, b.name AS target_name,
       b.named AS target_named, r.claim AS claim, r.last AS last
