-- Failed sign-ins and unknown links, counted for all API processes together (rate-limiter-flexible's table). A key is a purpose and
-- a digest: it names no account and no address. Rows expire within a day.
CREATE TABLE directory.rate_limits (
  key    varchar(255) PRIMARY KEY,
  points integer      NOT NULL DEFAULT 0,
  expire bigint                          -- ms since 1970, by the real clock
);

-- This installation: its id tells its cookies from those of another Cobuild on the same host. The row comes with its first use.
CREATE TABLE directory.installation (
  sole               boolean PRIMARY KEY DEFAULT true CHECK (sole),
  id                 text    NOT NULL DEFAULT substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
  administered_since timestamptz         -- when an administrator with an account was appointed; null: demo mode may sign in
);
INSERT INTO directory.installation (administered_since)
SELECT now() WHERE EXISTS (
  SELECT FROM directory.holdings h JOIN directory.people p ON p.id = h.person
  WHERE h.post = 'administrator' AND (p.login IS NOT NULL OR p.password IS NOT NULL OR p.subject IS NOT NULL));

-- A password that somebody else set is changed at the first sign-in with it.
ALTER TABLE directory.people ADD must_change boolean NOT NULL DEFAULT false;

-- How a session began. A made-up person's sessions end when the first administrator is appointed.
ALTER TABLE directory.sessions ADD began_by text NOT NULL DEFAULT 'provider' CHECK (began_by IN ('password', 'provider', 'demo'));

-- A mail address is pending until the link in its confirmation mail was used. Channels that exist already stay confirmed.
ALTER TABLE directory.channels
  ADD confirmed            boolean NOT NULL DEFAULT true,
  ADD confirmation_problem text;         -- code of the reason why the confirmation mail did not go out

ALTER TABLE directory.act_links
  DROP CONSTRAINT act_links_purpose_check,
  ADD CONSTRAINT act_links_purpose_check CHECK (purpose IN ('item', 'attendance', 'unsubscribe', 'confirm')),
  DROP CONSTRAINT an_act_is_about_one_item,
  ADD CONSTRAINT an_act_is_about_one_item CHECK (
    num_nulls(message, occasion, unit, agreement, item, expires_at)
      = CASE purpose WHEN 'unsubscribe' THEN 6 WHEN 'confirm' THEN 4 ELSE 0 END);
