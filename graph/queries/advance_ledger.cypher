// Say how far the archive and the decisions are filed, and by what; a decision changes nothing about the latter.
MATCH (l:Ledger {id: 'ledger'})
SET l.archive = $archive, l.decisions = $decisions,
    l.data_version = CASE WHEN $data_version = '' THEN l.data_version ELSE $data_version END
