// Give a party another name, and keep the first one and since when it had which.
MATCH (n:Entity {id: $id})
SET n.read_name = coalesce(n.read_name, n.name), n.name = coalesce($name, n.read_name, n.name), n.called = $called
