// Take a decision back: it held until now.
MATCH (d:Decision {id: $undone})
SET d.undone = $recorded
RETURN d AS decision
