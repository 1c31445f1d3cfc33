// What is known of these claims?
MATCH (c:Claim)
WHERE c.id IN $claims
RETURN c.id AS id, c.proposition AS name, c.read_proposition AS read_name, c.called AS called, c.recorded AS recorded,
       c.changed AS changed, c.moved AS moved
