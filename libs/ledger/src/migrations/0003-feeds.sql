-- Calendar feeds: whoever has the address reads what its person may see that day. Only the digest of the address's token is kept.
CREATE TABLE directory.feeds (
  digest  text    PRIMARY KEY,
  id      uuid    NOT NULL UNIQUE,
  person  uuid    NOT NULL REFERENCES directory.people,
  scope   text    NOT NULL CHECK (scope IN ('person', 'party', 'agreement')),
  about   text,                 -- the unit or the agreement
  lang    text    NOT NULL CHECK (lang IN ('zh', 'en')),
  revoked boolean NOT NULL DEFAULT false,
  CHECK ((scope = 'person') = (about IS NULL))
);
CREATE INDEX feeds_by_person ON directory.feeds (person);
