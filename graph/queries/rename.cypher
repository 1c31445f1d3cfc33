// Give a party or a claim another name, and keep the first one.
MATCH (n:Entity {id: $id})
SET n.read_name = coalesce(n.read_name, n.name), n.name = coalesce($name, n.read_name, n.name)
