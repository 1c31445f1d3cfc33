// Word a claim otherwise, and keep the first wording and since when it had which.
MATCH (c:Claim {id: $id})
SET c.read_proposition = coalesce(c.read_proposition, c.proposition),
    c.proposition = coalesce($name, c.read_proposition, c.proposition), c.called = $called
