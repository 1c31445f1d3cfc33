// Where in these versions do utterances stand, and on which claims do they bear?
MATCH (v:Version)<-[:SAID_IN]-(u:Utterance)-[:ABOUT]->(c:Claim)
WHERE v.id IN $versions
RETURN c.id AS id, v.id AS version, u.part AS part, u.pieces AS pieces
ORDER BY version, id
