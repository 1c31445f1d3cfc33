// What is kept of these that may not be shown?
MATCH (w:Withheld)
WHERE w.id IN $ids
RETURN w.id AS id, w.data AS data
