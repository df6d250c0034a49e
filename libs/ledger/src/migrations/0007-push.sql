-- How often something was put into a party's inbox: counted under the row's lock, so that whoever has read up to a number has
-- missed nothing below it.
CREATE TABLE cobuild.inbox_heads (
  party    text    PRIMARY KEY,
  position integer NOT NULL
);

-- At which position a message last grew, and each of its lines (by occasion) came.
ALTER TABLE cobuild.inbox
  ADD position integer NOT NULL DEFAULT 0,
  ADD marks    jsonb   NOT NULL DEFAULT '{}';
UPDATE cobuild.inbox SET marks = coalesce(
  (SELECT jsonb_object_agg(line ->> 'occasion', 0) FROM jsonb_array_elements(lines) line), '{}');
CREATE INDEX inbox_by_position ON cobuild.inbox (party, position);

-- A browser's push subscription is one more way to reach people.
ALTER TABLE directory.channels
  DROP CONSTRAINT channels_kind_check,
  ADD CONSTRAINT channels_kind_check CHECK (kind IN ('mail', 'webhook', 'wecom', 'dingtalk', 'push'));
