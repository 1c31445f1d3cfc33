// How were these claims settled last?
MATCH (c:Claim)
WHERE c.id IN $claims AND c.settled IS NOT NULL
RETURN c.id AS claim, c.settled AS settled, c.log AS log, c.lines AS lines, c.accused AS accused
