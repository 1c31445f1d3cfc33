// Of which claims does a rule ask a person?
MATCH (c:Claim)
WHERE $proposed IN c.proposed
RETURN c.id AS id, c.proposition AS proposition, c.status AS status, c.changed AS changed
ORDER BY changed DESC, id
LIMIT $limit
