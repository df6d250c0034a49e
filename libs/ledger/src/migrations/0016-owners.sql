-- To which district a programme belongs; null: to nobody (the catalogue). Who published it, and from which text it was adopted.
ALTER TABLE ledger.programmes
  ADD owner        text,
  ADD published_by uuid,
  ADD adopted_from jsonb;

-- The district of a unit: the nearest above it (itself included), else the topmost unit, else the id itself.
CREATE FUNCTION pg_temp.home_of(unit text) RETURNS text LANGUAGE sql AS $$
  WITH RECURSIVE up AS (
    SELECT id, parent, kind, 0 AS n FROM directory.units WHERE id = $1
    UNION ALL SELECT u.id, u.parent, u.kind, n + 1 FROM directory.units u JOIN up ON u.id = up.parent WHERE n < 20)
  SELECT coalesce((SELECT id FROM up WHERE kind = 'district' ORDER BY n LIMIT 1), (SELECT id FROM up ORDER BY n DESC LIMIT 1), $1)
$$;

-- Programmes from before they had owners: those of the catalogue stay nobody's. Any other belongs to the one district whose agreements
-- follow it; one that no agreement follows, to the only district there is. Where that is not one district, the programme stays nobody's,
-- like one of the catalogue: all may use it and adopt it.
CREATE FUNCTION pg_temp.owner_of(programme text) RETURNS text LANGUAGE sql AS $$
  WITH homes AS (SELECT DISTINCT pg_temp.home_of(a.district) AS home FROM cobuild.agreements a WHERE a.programme = $1),
       districts AS (SELECT DISTINCT pg_temp.home_of(unit) AS home FROM directory.holdings WHERE post = 'officer')
  SELECT CASE
    WHEN $1 IN ('army-civilian-monthly', 'citizen-school-year', 'citizen-schools', 'citizen-teaching', 'co-residence',
                'community-education', 'county-assistance', 'double-claim', 'double-ninth', 'education-centre',
                'home-community-check-in', 'mid-autumn-fair', 'police-section-pairing', 'political-birthday', 'service-day') THEN NULL
    WHEN (SELECT count(*) FROM homes) = 1 THEN (SELECT home FROM homes)
    WHEN (SELECT count(*) FROM homes) = 0 AND (SELECT count(*) FROM districts) = 1 THEN (SELECT home FROM districts)
  END
$$;
-- A rewrite of the new column alone: the table stays append-only to everybody all the while.
ALTER TABLE ledger.programmes ALTER owner TYPE text USING pg_temp.owner_of(slug);

ALTER TABLE ledger.programmes DROP CONSTRAINT programmes_pkey;
CREATE UNIQUE INDEX programmes_by_owner ON ledger.programmes (coalesce(owner, ''), slug, version);
CREATE INDEX programmes_by_digest ON ledger.programmes (digest);

-- Whose invitation waits for an answer; such a unit does not see the agreement.
ALTER TABLE cobuild.parties ADD invited boolean NOT NULL DEFAULT false;

-- Which text an agreement follows: that of its proposal, or of the newest version it was moved to.
ALTER TABLE cobuild.agreements ADD definition text NOT NULL DEFAULT '';
UPDATE cobuild.agreements a SET definition = coalesce(
  (SELECT e.envelope::json -> 'payload' -> 'to' ->> 'definition' FROM ledger.entries e
   WHERE e.agreement_id = a.agreement_id AND e.type = 'AmendmentProposed'
     AND e.envelope::json -> 'payload' -> 'to' ->> 'version' = a.version::text
     AND EXISTS (SELECT FROM ledger.entries done WHERE done.agreement_id = a.agreement_id AND done.type = 'AmendmentApplied'
                 AND done.envelope::json -> 'payload' ->> 'amendment' = e.envelope::json -> 'payload' ->> 'amendment')
   ORDER BY e.seq DESC LIMIT 1),
  (SELECT e.envelope::json -> 'payload' ->> 'definition' FROM ledger.entries e
   WHERE e.agreement_id = a.agreement_id AND e.type = 'AgreementProposed' ORDER BY e.seq LIMIT 1),
  '');
