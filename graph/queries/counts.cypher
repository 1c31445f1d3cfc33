// How much is in the base?
MATCH (l:Ledger)
CALL { MATCH (n:Outlet) RETURN count(n) AS outlets }
CALL { MATCH (n:Article) RETURN count(n) AS articles }
CALL { MATCH (n:Version) RETURN count(n) AS versions }
CALL { MATCH (n:Entity) RETURN count(n) AS entities }
CALL { MATCH (n:Utterance) RETURN count(n) AS utterances }
CALL { MATCH (n:Claim) RETURN count(n) AS claims }
CALL { MATCH ()-[r:ACCUSED]->() RETURN count(r) AS accusations }
RETURN outlets, articles, versions, entities, utterances, claims, accusations, l.archive AS archive,
       l.decisions AS decisions, l.rebuilding AS rebuilding, l.format AS format
