// Who spoke for these parties, and who answered what they were accused of, the latest first?
CALL {
  MATCH (e:Entity)<-[:HELD_BY|WAS_HELD_BY]-(u:Utterance)-[:SPOKEN_BY|WAS_SPOKEN_BY]->(s:Entity)
  WHERE e.id IN $parties
  RETURN u.id AS id, u.valid AS at, u.recorded AS recorded, u.rejected AS rejected
  UNION
  MATCH (e:Entity)<-[r:CONCERNS|CONCERNED]-(c:Claim)<-[b:ABOUT|WAS_ABOUT]-(u:Utterance)
  WHERE e.id IN $parties AND r.role = 'target' AND (b.bearing = 'answers' OR b.bearing IS NULL)
  RETURN u.id AS id, u.valid AS at, u.recorded AS recorded, u.rejected AS rejected
}
WITH id, at, recorded, rejected
WHERE recorded <= $as_of AND at <= $valid_until AND at <= $before AND (at < $before OR id >= $after)
  AND (rejected IS NULL OR rejected > $as_of)
RETURN DISTINCT id, at
ORDER BY at DESC, id
LIMIT $limit
