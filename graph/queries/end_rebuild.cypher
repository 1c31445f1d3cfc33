// Say that the graph is whole again.
MATCH (l:Ledger {id: 'ledger'})
SET l.rebuilding = false
