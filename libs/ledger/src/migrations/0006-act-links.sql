-- Links in messages by which one thing can be done without signing in. Only the digest of a link's token is kept.
CREATE TABLE directory.act_links (
  digest     text PRIMARY KEY,
  id         uuid NOT NULL UNIQUE,
  channel    uuid NOT NULL REFERENCES directory.channels ON DELETE CASCADE, -- with its channel a link ends, too
  person     uuid NOT NULL REFERENCES directory.people,
  purpose    text NOT NULL CHECK (purpose IN ('item', 'attendance', 'unsubscribe')),
  message    uuid,        -- the message it stands in, and the occasion of the line that it belongs to
  occasion   text,
  unit       text,        -- for whom its person acts
  agreement  text,
  item       text,
  expires_at timestamptz, -- by the agreements' clock; null for never
  revoked    boolean NOT NULL DEFAULT false,
  CONSTRAINT an_act_is_about_one_item CHECK (
    num_nulls(message, occasion, unit, agreement, item, expires_at) = CASE purpose WHEN 'unsubscribe' THEN 6 ELSE 0 END)
);
CREATE INDEX act_links_by_person ON directory.act_links (person);
CREATE INDEX act_links_by_channel ON directory.act_links (channel, message);
