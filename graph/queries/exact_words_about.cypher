// What did these parties say, or others for them, of a claim, the latest first?
MATCH (c:Claim {id: $claim})<-[:ABOUT|WAS_ABOUT]-(u:Utterance)
MATCH (u)-[:HELD_BY|SPOKEN_BY|WAS_HELD_BY|WAS_SPOKEN_BY]->(e:Entity)
WHERE e.id IN $parties AND u.recorded <= $as_of AND u.valid <= $valid_until AND u.valid <= $before
  AND (u.valid < $before OR u.id >= $after) AND (u.rejected IS NULL OR u.rejected > $as_of)
RETURN DISTINCT u.id AS id, u.valid AS at
ORDER BY at DESC, id
LIMIT $limit
