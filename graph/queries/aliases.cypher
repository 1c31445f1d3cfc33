// Under which words did texts name this entity by a time, most often first? A mention leads to who it is now, and has
// who it was read as: one of `members` stood for by the entity then, one of `later` only at another time.
MATCH (e:Entity)<-[m:MENTIONS]-(v:Version)
WHERE e.id IN $leading AND m.from <= $as_of
  AND ((m.own IS NULL AND e.id = $entity) OR m.own IN $members OR (e.id = $entity AND NOT m.own IN $later))
RETURN m.exact AS exact, count(*) AS times
ORDER BY times DESC, exact
LIMIT 40
