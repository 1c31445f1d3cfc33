// Which texts are these?
MATCH (v:Version)
WHERE v.id IN $versions
RETURN v.id AS id, v.text AS text, v.title AS title
