// Say that the graph is being made anew.
MERGE (l:Ledger {id: 'ledger'})
SET l.archive = 0, l.decisions = 0, l.filings = 0, l.format = $format, l.rebuilding = true
