-- Where people are told beside the inbox: of a person's own, or of a unit's. Address and secret stand sealed in `side`.
CREATE TABLE directory.channels (
  id      uuid PRIMARY KEY,
  person  uuid REFERENCES directory.people,
  unit    text REFERENCES directory.units,
  kind    text NOT NULL CHECK (kind IN ('mail', 'webhook', 'wecom', 'dingtalk')),
  address uuid NOT NULL,
  secret  uuid,
  lang    text NOT NULL CHECK (lang IN ('zh', 'en')),
  CONSTRAINT a_channel_is_a_persons_or_a_units CHECK ((person IS NULL) <> (unit IS NULL))
);
CREATE INDEX channels_by_person ON directory.channels (person);
CREATE INDEX channels_by_unit ON directory.channels (unit);

-- What is to be told in a channel: one row per occasion, for ever, so that nothing is told twice.
CREATE TABLE cobuild.outgoing (
  channel  uuid        NOT NULL REFERENCES directory.channels ON DELETE CASCADE,
  occasion text        NOT NULL,
  line     jsonb       NOT NULL,
  at       timestamptz NOT NULL,
  urgent   boolean     NOT NULL,
  state    text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'superseded', 'dead')),
  message  uuid,                 -- the message it goes out in; its id outside, whatever happens between
  tries    integer     NOT NULL DEFAULT 0,
  reason   text,                 -- why the last try failed: a code
  again_at timestamptz,          -- when it is tried again
  told_at  timestamptz,
  PRIMARY KEY (channel, occasion)
);
CREATE INDEX outgoing_open ON cobuild.outgoing (channel, at) WHERE state IN ('waiting', 'sending');
CREATE INDEX outgoing_by_message ON cobuild.outgoing (message);
