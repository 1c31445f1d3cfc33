// Which claims led on to something that was not held?
MATCH (n:Change)
WHERE n.new = $flag AND n.axis = 'flag' AND n.recorded <= $as_of
WITH n.claim AS id, max(n.recorded) AS at
WHERE at <= $before AND (at < $before OR id >= $after)
RETURN id, at
ORDER BY at DESC, id
LIMIT $limit
