// Take the ledger for this transaction: one filer at a time.
MERGE (l:Ledger {id: 'ledger'})
ON CREATE SET l.archive = 0, l.decisions = 0, l.filings = 0, l.format = $format
SET l.filings = l.filings + 1
RETURN l.archive AS archive, l.decisions AS decisions, l.format AS format, l.filings AS filings
