// By what was the graph made that is held, and how far is it filed?
MATCH (l:Ledger)
RETURN l.data_version AS made_by, l.archive AS archive, l.decisions AS decisions, l.rebuilding AS rebuilding
