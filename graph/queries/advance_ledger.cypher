// Say how far the archive and the decisions are filed.
MATCH (l:Ledger {id: 'ledger'})
SET l.archive = $archive, l.decisions = $decisions, l.data_version = $data_version
