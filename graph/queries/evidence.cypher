// What bears on these claims, in which version, article and outlet?
MATCH (c:Claim)<-[b:ABOUT|WAS_ABOUT]-(u:Utterance)
WHERE c.id IN $claims
MATCH (u)-[:SAID_IN]->(v:Version)-[:OF]->(a:Article)-[:BY]->(o:Outlet)
RETURN c.id AS claim, b.bearing AS bearing, b.reason AS reason, b.score AS score, type(b) AS kind,
       u {.id, .act, .part, .polarity, .quote, .holder_kind, .certainty, .author_certainty, .pieces, .exact, .words,
          .numbers, .bases, .chain, .addressee, .affiliation, .quotes, .evidence_flag, .headline, .valid, .dated,
          .recorded, .declared, .superseded, .dropped, .rejected, .accepted, .since, .past} AS utterance,
       v.id AS version, v.document AS document, v.title AS title, v.signature AS signature,
       a.id AS article, a.url AS url, o.id AS outlet, o.key AS outlet_key, o.name AS outlet_name, o.kind AS outlet_kind,
       o.domain AS outlet_domain
