// Who spoke of a claim, for a party or in answer to it, the latest first?
MATCH (c:Claim {id: $claim})<-[:ABOUT|WAS_ABOUT]-(u:Utterance)
WHERE u.recorded <= $as_of AND u.valid <= $valid_until AND u.valid <= $before
  AND (u.valid < $before OR u.id >= $after) AND (u.rejected IS NULL OR u.rejected > $as_of)
RETURN DISTINCT u.id AS id, u.valid AS at
ORDER BY at DESC, id
LIMIT $limit
