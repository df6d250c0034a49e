-- Who there is: organisations in a tree, posts in them, people who hold posts for a time. Names of organisations are public;
-- what is said of people stands sealed in `side`.
CREATE SCHEMA directory;

CREATE TABLE directory.units (
  id     text PRIMARY KEY,
  parent text REFERENCES directory.units,
  kind   text NOT NULL CHECK (kind IN ('district', 'street', 'community', 'partner')),
  name   text NOT NULL
);
CREATE INDEX units_by_parent ON directory.units (parent);

CREATE TABLE directory.people (
  id         uuid PRIMARY KEY,
  name       uuid,               -- texts of the side store; null once erased
  contact    uuid,
  login      text UNIQUE,
  password   text,               -- scrypt, with its parameters
  subject    text UNIQUE,        -- at the identity provider, `issuer subject`
  disabled   boolean NOT NULL DEFAULT false
);

-- A post held from a day to a day; `standing_in` while its holder is away.
CREATE TABLE directory.holdings (
  id          uuid PRIMARY KEY,
  unit        text    NOT NULL REFERENCES directory.units,
  post        text    NOT NULL CHECK (post IN ('administrator', 'officer', 'secretary', 'liaison', 'commissioner')),
  person      uuid    NOT NULL REFERENCES directory.people,
  from_day    date    NOT NULL,
  to_day      date,
  standing_in boolean NOT NULL DEFAULT false
);
CREATE INDEX holdings_by_person ON directory.holdings (person);
CREATE INDEX holdings_by_unit ON directory.holdings (unit);

-- An auditor reads what lies under a unit, from a day to a day.
CREATE TABLE directory.assignments (
  id       uuid PRIMARY KEY,
  person   uuid NOT NULL REFERENCES directory.people,
  unit     text NOT NULL REFERENCES directory.units,
  from_day date NOT NULL,
  to_day   date NOT NULL
);
CREATE INDEX assignments_by_person ON directory.assignments (person);

-- Server-side sessions: only the digest of the token is kept.
CREATE TABLE directory.sessions (
  digest     text        PRIMARY KEY,
  person     uuid        NOT NULL REFERENCES directory.people,
  expires_at timestamptz NOT NULL
);

-- Which organisations an agreement is between: who may see it.
CREATE TABLE cobuild.parties (
  agreement_id text NOT NULL,
  role         text NOT NULL,
  unit         text NOT NULL,
  PRIMARY KEY (agreement_id, role)
);
CREATE INDEX parties_by_unit ON cobuild.parties (unit);

-- Words and names: sealed under a key per subject; without its key nothing of a subject can be read any more.
CREATE SCHEMA side;

CREATE TABLE side.subjects (
  id  text  PRIMARY KEY,
  key bytea NOT NULL            -- wrapped by the master key
);
CREATE TABLE side.texts (
  id      uuid  PRIMARY KEY,
  subject text  NOT NULL,
  sealed  bytea NOT NULL
);
CREATE INDEX texts_by_subject ON side.texts (subject);

-- Files by their content, and who brought them.
CREATE TABLE side.files (
  sha256 text    NOT NULL,
  unit   text    NOT NULL,
  type   text    NOT NULL,
  bytes  integer NOT NULL,
  PRIMARY KEY (sha256, unit)
);

ALTER TABLE cobuild.agreements
  ADD district text NOT NULL DEFAULT '',
  ADD host     text NOT NULL DEFAULT '',
  ADD renews   text;
CREATE INDEX agreements_by_district ON cobuild.agreements (district, agreement_id);
CREATE INDEX agreements_by_host ON cobuild.agreements (host, agreement_id);

-- Agreements that were there before: who takes part, who decides and who hosts stands in their proposals.
INSERT INTO cobuild.parties (agreement_id, role, unit)
SELECT e.agreement_id, p.key, p.value
FROM ledger.entries e CROSS JOIN LATERAL json_each_text(e.envelope::json -> 'payload' -> 'parties') p
WHERE e.type = 'AgreementProposed';

UPDATE cobuild.agreements a
SET district = e.envelope::json -> 'payload' ->> 'district',
    renews = e.envelope::json -> 'payload' ->> 'renews',
    host = coalesce((
      SELECT e.envelope::json -> 'payload' -> 'parties' ->> s.key
      FROM json_each_text(e.envelope::json -> 'payload' -> 'plan' -> 'sides') WITH ORDINALITY s(key, value, n)
      WHERE s.value = 'host' ORDER BY s.n LIMIT 1), '')
FROM ledger.entries e
WHERE e.agreement_id = a.agreement_id AND e.type = 'AgreementProposed';
