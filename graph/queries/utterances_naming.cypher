// Which utterances name this party in their chain, basis, origin or numbers? It is read through whole: parties are
// seldom merged.
MATCH (u:Utterance)
WHERE u.declared CONTAINS $entity OR u.bases CONTAINS $entity OR u.numbers CONTAINS $entity OR u.addressee = $entity
   OR u.affiliation = $entity OR $entity IN u.chain
RETURN u.id AS id
ORDER BY id
