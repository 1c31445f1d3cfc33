// Up to which position is the archive filed, up to which the decisions?
MATCH (l:Ledger)
RETURN l.archive AS archive, l.decisions AS decisions, l.rebuilding AS rebuilding, l.format AS format
