--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: cobuild; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA cobuild;


--
-- Name: directory; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA directory;


--
-- Name: graphile_worker; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA graphile_worker;


--
-- Name: ledger; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ledger;


--
-- Name: side; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA side;


--
-- Name: job_spec; Type: TYPE; Schema: graphile_worker; Owner: -
--

CREATE TYPE graphile_worker.job_spec AS (
	identifier text,
	payload json,
	queue_name text,
	run_at timestamp with time zone,
	max_attempts smallint,
	job_key text,
	priority smallint,
	flags text[]
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _private_jobs; Type: TABLE; Schema: graphile_worker; Owner: -
--

CREATE TABLE graphile_worker._private_jobs (
    id bigint NOT NULL,
    job_queue_id integer,
    task_id integer NOT NULL,
    payload json DEFAULT '{}'::json NOT NULL,
    priority smallint DEFAULT 0 NOT NULL,
    run_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    max_attempts smallint DEFAULT 25 NOT NULL,
    last_error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    key text,
    locked_at timestamp with time zone,
    locked_by text,
    revision integer DEFAULT 0 NOT NULL,
    flags jsonb,
    is_available boolean GENERATED ALWAYS AS (((locked_at IS NULL) AND (attempts < max_attempts))) STORED NOT NULL,
    CONSTRAINT jobs_key_check CHECK (((length(key) > 0) AND (length(key) <= 512))),
    CONSTRAINT jobs_max_attempts_check CHECK ((max_attempts >= 1))
);


--
-- Name: add_job(text, json, text, timestamp with time zone, integer, text, integer, text[], text); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.add_job(identifier text, payload json DEFAULT NULL::json, queue_name text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, max_attempts integer DEFAULT NULL::integer, job_key text DEFAULT NULL::text, priority integer DEFAULT NULL::integer, flags text[] DEFAULT NULL::text[], job_key_mode text DEFAULT 'replace'::text) RETURNS graphile_worker._private_jobs
    LANGUAGE plpgsql
    AS $$
declare
  v_job "graphile_worker"._private_jobs;
begin
  if (job_key is null or job_key_mode is null or job_key_mode in ('replace', 'preserve_run_at')) then
    select * into v_job
    from "graphile_worker".add_jobs(
      ARRAY[(
        identifier,
        payload,
        queue_name,
        run_at,
        max_attempts::smallint,
        job_key,
        priority::smallint,
        flags
      )::"graphile_worker".job_spec],
      (job_key_mode = 'preserve_run_at')
    )
    limit 1;
    return v_job;
  elsif job_key_mode = 'unsafe_dedupe' then
    -- Ensure all the tasks exist
    insert into "graphile_worker"._private_tasks as tasks (identifier)
    values (add_job.identifier)
    on conflict do nothing;
    -- Ensure all the queues exist
    if add_job.queue_name is not null then
      insert into "graphile_worker"._private_job_queues as job_queues (queue_name)
      values (add_job.queue_name)
      on conflict do nothing;
    end if;
    -- Insert job, but if one already exists then do nothing, even if the
    -- existing job has already started (and thus represents an out-of-date
    -- world state). This is dangerous because it means that whatever state
    -- change triggered this add_job may not be acted upon (since it happened
    -- after the existing job started executing, but no further job is being
    -- scheduled), but it is useful in very rare circumstances for
    -- de-duplication. If in doubt, DO NOT USE THIS.
    insert into "graphile_worker"._private_jobs as jobs (
      job_queue_id,
      task_id,
      payload,
      run_at,
      max_attempts,
      key,
      priority,
      flags
    )
      select
        job_queues.id,
        tasks.id,
        coalesce(add_job.payload, '{}'::json),
        coalesce(add_job.run_at, now()),
        coalesce(add_job.max_attempts::smallint, 25::smallint),
        add_job.job_key,
        coalesce(add_job.priority::smallint, 0::smallint),
        (
          select jsonb_object_agg(flag, true)
          from unnest(add_job.flags) as item(flag)
        )
      from "graphile_worker"._private_tasks as tasks
      left join "graphile_worker"._private_job_queues as job_queues
      on job_queues.queue_name = add_job.queue_name
      where tasks.identifier = add_job.identifier
    on conflict (key)
      -- Bump the updated_at so that there's something to return
      do update set
        revision = jobs.revision + 1,
        updated_at = now()
      returning *
      into v_job;
    if v_job.revision = 0 then
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
    end if;
    return v_job;
  else
    raise exception 'Invalid job_key_mode value, expected ''replace'', ''preserve_run_at'' or ''unsafe_dedupe''.' using errcode = 'GWBKM';
  end if;
end;
$$;


--
-- Name: add_jobs(graphile_worker.job_spec[], boolean); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.add_jobs(specs graphile_worker.job_spec[], job_key_preserve_run_at boolean DEFAULT false) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE plpgsql
    AS $$
begin
  -- Ensure all the tasks exist
  insert into "graphile_worker"._private_tasks as tasks (identifier)
  select distinct spec.identifier
  from unnest(specs) spec
  on conflict do nothing;
  -- Ensure all the queues exist
  insert into "graphile_worker"._private_job_queues as job_queues (queue_name)
  select distinct spec.queue_name
  from unnest(specs) spec
  where spec.queue_name is not null
  on conflict do nothing;
  -- Ensure any locked jobs have their key cleared - in the case of locked
  -- existing job create a new job instead as it must have already started
  -- executing (i.e. it's world state is out of date, and the fact add_job
  -- has been called again implies there's new information that needs to be
  -- acted upon).
  update "graphile_worker"._private_jobs as jobs
  set
    key = null,
    attempts = jobs.max_attempts,
    updated_at = now()
  from unnest(specs) spec
  where spec.job_key is not null
  and jobs.key = spec.job_key
  and is_available is not true;

  -- WARNING: this count is not 100% accurate; 'on conflict' clause will cause it to be an overestimate
  perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":' || array_length(specs, 1)::text || '}');

  -- TODO: is there a risk that a conflict could occur depending on the
  -- isolation level?
  return query insert into "graphile_worker"._private_jobs as jobs (
    job_queue_id,
    task_id,
    payload,
    run_at,
    max_attempts,
    key,
    priority,
    flags
  )
    select
      job_queues.id,
      tasks.id,
      coalesce(spec.payload, '{}'::json),
      coalesce(spec.run_at, now()),
      coalesce(spec.max_attempts, 25),
      spec.job_key,
      coalesce(spec.priority, 0),
      (
        select jsonb_object_agg(flag, true)
        from unnest(spec.flags) as item(flag)
      )
    from unnest(specs) spec
    inner join "graphile_worker"._private_tasks as tasks
    on tasks.identifier = spec.identifier
    left join "graphile_worker"._private_job_queues as job_queues
    on job_queues.queue_name = spec.queue_name
  on conflict (key) do update set
    job_queue_id = excluded.job_queue_id,
    task_id = excluded.task_id,
    payload =
      case
      when json_typeof(jobs.payload) = 'array' and json_typeof(excluded.payload) = 'array' then
        (jobs.payload::jsonb || excluded.payload::jsonb)::json
      else
        excluded.payload
      end,
    max_attempts = excluded.max_attempts,
    run_at = (case
      when job_key_preserve_run_at is true and jobs.attempts = 0 then jobs.run_at
      else excluded.run_at
    end),
    priority = excluded.priority,
    revision = jobs.revision + 1,
    flags = excluded.flags,
    -- always reset error/retry state
    attempts = 0,
    last_error = null,
    updated_at = now()
  where jobs.locked_at is null
  returning *;
end;
$$;


--
-- Name: complete_jobs(bigint[]); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.complete_jobs(job_ids bigint[]) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  delete from "graphile_worker"._private_jobs as jobs
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < now() - interval '4 hours'
    )
    returning *;
$$;


--
-- Name: force_unlock_workers(text[]); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.force_unlock_workers(worker_ids text[]) RETURNS void
    LANGUAGE sql
    AS $$
update "graphile_worker"._private_jobs as jobs
set locked_at = null, locked_by = null
where locked_by = any(worker_ids);
update "graphile_worker"._private_job_queues as job_queues
set locked_at = null, locked_by = null
where locked_by = any(worker_ids);
$$;


--
-- Name: permanently_fail_jobs(bigint[], text); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.permanently_fail_jobs(job_ids bigint[], error_message text DEFAULT NULL::text) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  update "graphile_worker"._private_jobs as jobs
    set
      last_error = coalesce(error_message, 'Manually marked as failed'),
      attempts = max_attempts,
      updated_at = now()
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
    returning *;
$$;


--
-- Name: remove_job(text); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.remove_job(job_key text) RETURNS graphile_worker._private_jobs
    LANGUAGE plpgsql STRICT
    AS $$
declare
  v_job "graphile_worker"._private_jobs;
begin
  -- Delete job if not locked
  delete from "graphile_worker"._private_jobs as jobs
    where key = job_key
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
  returning * into v_job;
  if not (v_job is null) then
    perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":-1}');
    return v_job;
  end if;
  -- Otherwise prevent job from retrying, and clear the key
  update "graphile_worker"._private_jobs as jobs
  set
    key = null,
    attempts = jobs.max_attempts,
    updated_at = now()
  where key = job_key
  returning * into v_job;
  return v_job;
end;
$$;


--
-- Name: reschedule_jobs(bigint[], timestamp with time zone, integer, integer, integer); Type: FUNCTION; Schema: graphile_worker; Owner: -
--

CREATE FUNCTION graphile_worker.reschedule_jobs(job_ids bigint[], run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, priority integer DEFAULT NULL::integer, attempts integer DEFAULT NULL::integer, max_attempts integer DEFAULT NULL::integer) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  update "graphile_worker"._private_jobs as jobs
    set
      run_at = coalesce(reschedule_jobs.run_at, jobs.run_at),
      priority = coalesce(reschedule_jobs.priority::smallint, jobs.priority),
      attempts = coalesce(reschedule_jobs.attempts::smallint, jobs.attempts),
      max_attempts = coalesce(reschedule_jobs.max_attempts::smallint, jobs.max_attempts),
      updated_at = now()
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
    returning *;
$$;


--
-- Name: incarnation(); Type: FUNCTION; Schema: ledger; Owner: -
--

CREATE FUNCTION ledger.incarnation() RETURNS integer
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(max(n), 1) FROM ledger.incarnations $$;


--
-- Name: is_append_only(); Type: FUNCTION; Schema: ledger; Owner: -
--

CREATE FUNCTION ledger.is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;


--
-- Name: agreements; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.agreements (
    agreement_id text NOT NULL,
    programme text NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    next_change timestamp with time zone,
    items integer NOT NULL,
    done integer NOT NULL,
    overdue integer NOT NULL,
    outcome text,
    seq integer NOT NULL,
    district text DEFAULT ''::text NOT NULL,
    host text DEFAULT ''::text NOT NULL,
    renews text
);


--
-- Name: due; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.due (
    agreement_id text NOT NULL,
    occasion text NOT NULL,
    at timestamp with time zone NOT NULL,
    told jsonb NOT NULL,
    parties text[] NOT NULL
);


--
-- Name: inbox; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.inbox (
    notice_id text NOT NULL,
    party text NOT NULL,
    at timestamp with time zone NOT NULL,
    lines jsonb NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    marks jsonb DEFAULT '{}'::jsonb NOT NULL
);


--
-- Name: inbox_heads; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.inbox_heads (
    party text NOT NULL,
    "position" integer NOT NULL
);


--
-- Name: outgoing; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.outgoing (
    channel uuid NOT NULL,
    occasion text NOT NULL,
    line jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    urgent boolean NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    message uuid,
    tries integer DEFAULT 0 NOT NULL,
    reason text,
    again_at timestamp with time zone,
    told_at timestamp with time zone,
    checkpoint text,
    CONSTRAINT outgoing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'superseded'::text, 'dead'::text])))
);


--
-- Name: parties; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.parties (
    agreement_id text NOT NULL,
    role text NOT NULL,
    unit text NOT NULL
);


--
-- Name: virtual_clock; Type: TABLE; Schema: cobuild; Owner: -
--

CREATE TABLE cobuild.virtual_clock (
    only_one boolean DEFAULT true NOT NULL,
    virtual_at text NOT NULL,
    real_at bigint NOT NULL,
    rate double precision NOT NULL,
    horizon text,
    CONSTRAINT virtual_clock_only_one_check CHECK (only_one)
);


--
-- Name: act_links; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.act_links (
    digest text NOT NULL,
    id uuid NOT NULL,
    channel uuid NOT NULL,
    person uuid NOT NULL,
    purpose text NOT NULL,
    message uuid,
    occasion text,
    unit text,
    agreement text,
    item text,
    expires_at timestamp with time zone,
    revoked boolean DEFAULT false NOT NULL,
    CONSTRAINT act_links_purpose_check CHECK ((purpose = ANY (ARRAY['item'::text, 'attendance'::text, 'unsubscribe'::text]))),
    CONSTRAINT an_act_is_about_one_item CHECK ((num_nulls(message, occasion, unit, agreement, item, expires_at) =
CASE purpose
    WHEN 'unsubscribe'::text THEN 6
    ELSE 0
END))
);


--
-- Name: assignments; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.assignments (
    id uuid NOT NULL,
    person uuid NOT NULL,
    unit text NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL
);


--
-- Name: channels; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.channels (
    id uuid NOT NULL,
    person uuid,
    unit text,
    kind text NOT NULL,
    address uuid NOT NULL,
    secret uuid,
    lang text NOT NULL,
    digest text,
    quiet_from text,
    quiet_to text,
    only_urgent boolean DEFAULT false NOT NULL,
    CONSTRAINT a_channel_is_a_persons_or_a_units CHECK (((person IS NULL) <> (unit IS NULL))),
    CONSTRAINT channels_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'webhook'::text, 'wecom'::text, 'dingtalk'::text, 'push'::text]))),
    CONSTRAINT channels_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text])))
);


--
-- Name: feeds; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.feeds (
    digest text NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    scope text NOT NULL,
    about text,
    lang text NOT NULL,
    revoked boolean DEFAULT false NOT NULL,
    CONSTRAINT feeds_check CHECK (((scope = 'person'::text) = (about IS NULL))),
    CONSTRAINT feeds_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT feeds_scope_check CHECK ((scope = ANY (ARRAY['person'::text, 'party'::text, 'agreement'::text])))
);


--
-- Name: holdings; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.holdings (
    id uuid NOT NULL,
    unit text NOT NULL,
    post text NOT NULL,
    person uuid NOT NULL,
    from_day date NOT NULL,
    to_day date,
    standing_in boolean DEFAULT false NOT NULL,
    CONSTRAINT holdings_post_check CHECK ((post = ANY (ARRAY['administrator'::text, 'officer'::text, 'secretary'::text, 'liaison'::text, 'commissioner'::text])))
);


--
-- Name: people; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.people (
    id uuid NOT NULL,
    name uuid,
    contact uuid,
    login text,
    password text,
    subject text,
    disabled boolean DEFAULT false NOT NULL,
    unit text
);


--
-- Name: sessions; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.sessions (
    digest text NOT NULL,
    person uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: units; Type: TABLE; Schema: directory; Owner: -
--

CREATE TABLE directory.units (
    id text NOT NULL,
    parent text,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT units_kind_check CHECK ((kind = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'partner'::text])))
);


--
-- Name: _private_job_queues; Type: TABLE; Schema: graphile_worker; Owner: -
--

CREATE TABLE graphile_worker._private_job_queues (
    id integer NOT NULL,
    queue_name text NOT NULL,
    locked_at timestamp with time zone,
    locked_by text,
    is_available boolean GENERATED ALWAYS AS ((locked_at IS NULL)) STORED NOT NULL,
    CONSTRAINT job_queues_queue_name_check CHECK ((length(queue_name) <= 128))
);


--
-- Name: _private_known_crontabs; Type: TABLE; Schema: graphile_worker; Owner: -
--

CREATE TABLE graphile_worker._private_known_crontabs (
    identifier text NOT NULL,
    known_since timestamp with time zone NOT NULL,
    last_execution timestamp with time zone
);


--
-- Name: _private_tasks; Type: TABLE; Schema: graphile_worker; Owner: -
--

CREATE TABLE graphile_worker._private_tasks (
    id integer NOT NULL,
    identifier text NOT NULL,
    CONSTRAINT tasks_identifier_check CHECK ((length(identifier) <= 128))
);


--
-- Name: job_queues_id_seq; Type: SEQUENCE; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_job_queues ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.job_queues_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: jobs; Type: VIEW; Schema: graphile_worker; Owner: -
--

CREATE VIEW graphile_worker.jobs AS
 SELECT jobs.id,
    job_queues.queue_name,
    tasks.identifier AS task_identifier,
    jobs.priority,
    jobs.run_at,
    jobs.attempts,
    jobs.max_attempts,
    jobs.last_error,
    jobs.created_at,
    jobs.updated_at,
    jobs.key,
    jobs.locked_at,
    jobs.locked_by,
    jobs.revision,
    jobs.flags
   FROM ((graphile_worker._private_jobs jobs
     JOIN graphile_worker._private_tasks tasks ON ((tasks.id = jobs.task_id)))
     LEFT JOIN graphile_worker._private_job_queues job_queues ON ((job_queues.id = jobs.job_queue_id)));


--
-- Name: jobs_id_seq1; Type: SEQUENCE; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.jobs_id_seq1
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: migrations; Type: TABLE; Schema: graphile_worker; Owner: -
--

CREATE TABLE graphile_worker.migrations (
    id integer NOT NULL,
    ts timestamp with time zone DEFAULT now() NOT NULL,
    breaking boolean DEFAULT false NOT NULL
);


--
-- Name: tasks_id_seq; Type: SEQUENCE; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: checkpoints; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.checkpoints (
    size bigint NOT NULL,
    note text NOT NULL,
    epoch bigint NOT NULL,
    incarnation integer DEFAULT ledger.incarnation() NOT NULL
);


--
-- Name: commands; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.commands (
    agreement_id text NOT NULL,
    command_key text NOT NULL,
    body_hash text NOT NULL,
    from_seq integer NOT NULL,
    to_seq integer NOT NULL
);


--
-- Name: cosignatures; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.cosignatures (
    incarnation integer DEFAULT ledger.incarnation() NOT NULL,
    size bigint NOT NULL,
    line text NOT NULL
);


--
-- Name: entries; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.entries (
    "position" bigint NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    agreement_id text NOT NULL,
    seq integer NOT NULL,
    type text NOT NULL,
    envelope text NOT NULL,
    salt text NOT NULL,
    commitment text NOT NULL,
    CONSTRAINT entries_seq_check CHECK ((seq > 0))
);


--
-- Name: entries_position_seq; Type: SEQUENCE; Schema: ledger; Owner: -
--

ALTER TABLE ledger.entries ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.entries_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: heads; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.heads (
    agreement_id text NOT NULL,
    seq integer NOT NULL,
    commitment text NOT NULL,
    recorded_at text NOT NULL,
    CONSTRAINT heads_seq_check CHECK ((seq >= 0))
);


--
-- Name: holds; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.holds (
    n bigint NOT NULL,
    agreement_id text,
    code text NOT NULL,
    since text NOT NULL,
    facts jsonb NOT NULL,
    lifted_at text,
    CONSTRAINT holds_code_check CHECK ((code = ANY (ARRAY['chain-broken'::text, 'log-differs'::text, 'ledger-behind'::text])))
);


--
-- Name: holds_n_seq; Type: SEQUENCE; Schema: ledger; Owner: -
--

ALTER TABLE ledger.holds ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.holds_n_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: incarnations; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.incarnations (
    n integer NOT NULL,
    since text NOT NULL,
    CONSTRAINT incarnations_n_check CHECK ((n >= 2))
);


--
-- Name: log; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.log (
    index bigint NOT NULL,
    agreement_id text,
    seq integer,
    snapshot text,
    leaf_hash bytea NOT NULL,
    incarnation integer DEFAULT ledger.incarnation() NOT NULL,
    CONSTRAINT a_leaf_is_an_event_or_a_snapshot CHECK ((num_nonnulls(agreement_id, seq) =
CASE
    WHEN (snapshot IS NULL) THEN 2
    ELSE 0
END)),
    CONSTRAINT log_index_check CHECK ((index >= 0))
);


--
-- Name: programmes; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.programmes (
    slug text NOT NULL,
    version integer NOT NULL,
    digest text NOT NULL,
    text text NOT NULL,
    published_at text NOT NULL
);


--
-- Name: restores; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.restores (
    first_position bigint NOT NULL,
    at text NOT NULL
);


--
-- Name: sealers; Type: TABLE; Schema: ledger; Owner: -
--

CREATE TABLE ledger.sealers (
    epoch bigint NOT NULL,
    since text NOT NULL
);


--
-- Name: cobuild_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cobuild_migrations (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);


--
-- Name: cobuild_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.cobuild_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: cobuild_migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.cobuild_migrations_id_seq OWNED BY public.cobuild_migrations.id;


--
-- Name: erasures; Type: TABLE; Schema: side; Owner: -
--

CREATE TABLE side.erasures (
    n bigint NOT NULL,
    kind text NOT NULL,
    what text NOT NULL,
    at text NOT NULL,
    post text NOT NULL,
    CONSTRAINT erasures_kind_check CHECK ((kind = ANY (ARRAY['person-restricted'::text, 'person-restored'::text, 'person-erased'::text, 'text-erased'::text, 'file-erased'::text])))
);


--
-- Name: erasures_n_seq; Type: SEQUENCE; Schema: side; Owner: -
--

ALTER TABLE side.erasures ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME side.erasures_n_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: escrow; Type: TABLE; Schema: side; Owner: -
--

CREATE TABLE side.escrow (
    subject text NOT NULL,
    key bytea NOT NULL,
    at text NOT NULL,
    approved_by uuid
);


--
-- Name: files; Type: TABLE; Schema: side; Owner: -
--

CREATE TABLE side.files (
    sha256 text NOT NULL,
    unit text NOT NULL,
    type text NOT NULL,
    bytes integer NOT NULL
);


--
-- Name: subjects; Type: TABLE; Schema: side; Owner: -
--

CREATE TABLE side.subjects (
    id text NOT NULL,
    key bytea NOT NULL
);


--
-- Name: texts; Type: TABLE; Schema: side; Owner: -
--

CREATE TABLE side.texts (
    id uuid NOT NULL,
    subject text NOT NULL,
    sealed bytea NOT NULL
);


--
-- Name: cobuild_migrations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cobuild_migrations ALTER COLUMN id SET DEFAULT nextval('public.cobuild_migrations_id_seq'::regclass);


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: cobuild; Owner: -
--

INSERT INTO cobuild.agreements (agreement_id, programme, version, status, next_change, items, done, overdue, outcome, seq, district, host, renews) VALUES
	('proposed', 'small', 1, 'proposed', '2026-12-31 18:43:00+00', 3, 0, 0, NULL, 1, 'district-1', 'proposed-community', NULL),
	('running', 'small', 1, 'in-force', '2026-04-20 21:00:00+00', 3, 0, 1, NULL, 12, 'district-1', 'running-community', NULL),
	('year', 'police-section-pairing', 1, 'in-force', '2026-05-31 21:16:00+00', 14, 2, 0, NULL, 19, 'district-1', 'year-community', NULL),
	('inspected', 'small', 1, 'in-force', '2026-04-20 02:46:00+00', 4, 0, 2, NULL, 19, 'district-1', 'inspected-community', NULL),
	('suspended', 'small', 1, 'suspended', '2026-12-31 20:18:00+00', 3, 0, 1, NULL, 13, 'district-1', 'suspended-community', NULL);


--
-- Data for Name: due; Type: TABLE DATA; Schema: cobuild; Owner: -
--

INSERT INTO cobuild.due (agreement_id, occasion, at, told, parties) VALUES
	('running', 'report@2026/yellow/0', '2026-04-20 01:00:00+00', '{"on": "2026-04-20", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "report@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{running-community}'),
	('running', 'report@2026/red/0', '2026-04-21 01:00:00+00', '{"on": "2026-04-20", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "report@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{running-community}'),
	('running', 'visit@2026/blue/0', '2026-10-25 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{running-community}'),
	('running', 'visit@2026/yellow/0', '2026-11-30 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{running-community}'),
	('running', 'visit@2026/red/0', '2026-12-04 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{running-community}'),
	('inspected', 'report@2026/yellow/0', '2026-04-20 01:00:00+00', '{"on": "2026-04-20", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "report@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{inspected-community}'),
	('inspected', 'report@2026/red/0', '2026-04-21 01:00:00+00', '{"on": "2026-04-20", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "report@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{inspected-community}'),
	('inspected', 'visit@2026/blue/0', '2026-10-25 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{inspected-community}'),
	('inspected', 'visit@2026/yellow/0', '2026-11-30 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{inspected-community}'),
	('inspected', 'visit@2026/red/0', '2026-12-04 01:00:00+00', '{"on": "2026-12-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "visit@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{inspected-community}'),
	('year', 'culture-corridor@2026/blue/0', '2026-11-16 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "culture-corridor@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'culture-corridor@2026/yellow/0', '2026-11-30 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "culture-corridor@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'culture-corridor@2026/red/0', '2026-12-08 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "culture-corridor@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'public-order@2026/blue/0', '2026-11-16 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section", "community"], "item": "public-order@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section,year-community}'),
	('year', 'public-order@2026/yellow/0', '2026-11-30 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section", "community"], "item": "public-order@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section,year-community}'),
	('year', 'public-order@2026/red/0', '2026-12-08 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section", "community"], "item": "public-order@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section,year-community}'),
	('year', 'road-and-sewer@2026/blue/0', '2026-11-16 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "road-and-sewer@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'road-and-sewer@2026/yellow/0', '2026-11-30 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "road-and-sewer@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'road-and-sewer@2026/red/0', '2026-12-08 01:00:00+00', '{"on": "2026-12-07", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "road-and-sewer@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'charity-shop@2026-Q2/yellow/0', '2026-06-30 01:00:00+00', '{"on": "2026-06-30", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q2", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q2/red/0', '2026-07-01 01:00:00+00', '{"on": "2026-06-30", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q2", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'study-exchange-june@2026/blue/0', '2026-05-25 01:00:00+00', '{"on": "2026-07-03", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "study-exchange-june@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'study-exchange-june@2026/yellow/0', '2026-06-30 01:00:00+00', '{"on": "2026-07-03", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "study-exchange-june@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'study-exchange-june@2026/red/0', '2026-07-04 01:00:00+00', '{"on": "2026-07-03", "zone": "Asia/Shanghai", "event": {"to": ["police-section"], "item": "study-exchange-june@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-police-section}'),
	('year', 'square-event@2026/blue/0', '2026-06-04 01:00:00+00', '{"on": "2026-06-23", "zone": "Asia/Shanghai", "event": {"to": ["community", "police-section"], "item": "square-event@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community,year-police-section}'),
	('year', 'square-event@2026/yellow/0', '2026-06-20 01:00:00+00', '{"on": "2026-06-23", "zone": "Asia/Shanghai", "event": {"to": ["community", "police-section"], "item": "square-event@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community,year-police-section}'),
	('year', 'square-event@2026/red/0', '2026-06-24 01:00:00+00', '{"on": "2026-06-23", "zone": "Asia/Shanghai", "event": {"to": ["community", "police-section"], "item": "square-event@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community,year-police-section}'),
	('year', 'joint-meeting@2026/blue/0', '2026-06-21 01:00:00+00', '{"on": "2026-08-05", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "joint-meeting@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'joint-meeting@2026/yellow/0', '2026-07-31 01:00:00+00', '{"on": "2026-08-05", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "joint-meeting@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'joint-meeting@2026/red/0', '2026-08-06 01:00:00+00', '{"on": "2026-08-05", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "joint-meeting@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q3/blue/0', '2026-06-24 01:00:00+00', '{"on": "2026-09-30", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q3", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q3/yellow/0', '2026-09-30 01:00:00+00', '{"on": "2026-09-30", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q3", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q3/red/0', '2026-10-01 01:00:00+00', '{"on": "2026-09-30", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q3", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'training@2026/blue/0', '2026-09-24 01:00:00+00', '{"on": "2026-11-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "training@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'training@2026/yellow/0', '2026-10-31 01:00:00+00', '{"on": "2026-11-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "training@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'training@2026/red/0', '2026-11-04 01:00:00+00', '{"on": "2026-11-03", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "training@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q4/blue/0', '2026-09-24 01:00:00+00', '{"on": "2026-12-31", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q4", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'charity-shop@2026-Q4/yellow/0', '2026-12-31 01:00:00+00', '{"on": "2026-12-31", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "charity-shop@2026-Q4", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'study-exchange-december@2026/blue/0', '2026-11-24 01:00:00+00', '{"on": "2026-12-11", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "study-exchange-december@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'study-exchange-december@2026/yellow/0', '2026-12-10 01:00:00+00', '{"on": "2026-12-11", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "study-exchange-december@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'study-exchange-december@2026/red/0', '2026-12-12 01:00:00+00', '{"on": "2026-12-11", "zone": "Asia/Shanghai", "event": {"to": ["community"], "item": "study-exchange-december@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community}'),
	('year', 'review@2026/blue/0', '2026-12-12 01:00:00+00', '{"on": "2026-12-28", "zone": "Asia/Shanghai", "event": {"to": ["community", "police-section"], "item": "review@2026", "step": "blue", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community,year-police-section}'),
	('year', 'review@2026/yellow/0', '2026-12-19 01:00:00+00', '{"on": "2026-12-28", "zone": "Asia/Shanghai", "event": {"to": ["community", "police-section"], "item": "review@2026", "step": "yellow", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{year-community,year-police-section}'),
	('year', 'review@2026/red/0', '2026-12-26 01:00:00+00', '{"on": "2026-12-28", "zone": "Asia/Shanghai", "event": {"to": ["district"], "item": "review@2026", "step": "red", "type": "ReminderIssued", "round": 0}, "urgent": false}', '{district-1}');


--
-- Data for Name: inbox; Type: TABLE DATA; Schema: cobuild; Owner: -
--



--
-- Data for Name: inbox_heads; Type: TABLE DATA; Schema: cobuild; Owner: -
--



--
-- Data for Name: outgoing; Type: TABLE DATA; Schema: cobuild; Owner: -
--



--
-- Data for Name: parties; Type: TABLE DATA; Schema: cobuild; Owner: -
--

INSERT INTO cobuild.parties (agreement_id, role, unit) VALUES
	('proposed', 'community', 'proposed-community'),
	('proposed', 'school', 'proposed-school'),
	('running', 'community', 'running-community'),
	('running', 'school', 'running-school'),
	('suspended', 'community', 'suspended-community'),
	('suspended', 'school', 'suspended-school'),
	('inspected', 'community', 'inspected-community'),
	('inspected', 'school', 'inspected-school'),
	('year', 'community', 'year-community'),
	('year', 'police-section', 'year-police-section');


--
-- Data for Name: virtual_clock; Type: TABLE DATA; Schema: cobuild; Owner: -
--



--
-- Data for Name: act_links; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: assignments; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: channels; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: feeds; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: holdings; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: people; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: sessions; Type: TABLE DATA; Schema: directory; Owner: -
--



--
-- Data for Name: units; Type: TABLE DATA; Schema: directory; Owner: -
--

INSERT INTO directory.units (id, parent, kind, name) VALUES
	('district-1', NULL, 'district', '区委组织部');


--
-- Data for Name: _private_job_queues; Type: TABLE DATA; Schema: graphile_worker; Owner: -
--



--
-- Data for Name: _private_jobs; Type: TABLE DATA; Schema: graphile_worker; Owner: -
--

INSERT INTO graphile_worker._private_jobs (id, job_queue_id, task_id, payload, priority, run_at, attempts, max_attempts, last_error, created_at, updated_at, key, locked_at, locked_by, revision, flags) OVERRIDING SYSTEM VALUE VALUES
	(1, NULL, 1, '[{"id":"proposed/1/community","party":"proposed-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"proposed","occasion":"proposed/1","code":"please-sign","item":null,"on":null}]},{"id":"proposed/1/school","party":"proposed-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"proposed","occasion":"proposed/1","code":"please-sign","item":null,"on":null}]}]', 0, '2026-12-01 03:05:11.553649+00', 0, 25, NULL, '2026-12-01 03:05:11.553649+00', '2026-12-01 03:05:11.553649+00', NULL, NULL, NULL, 0, NULL),
	(2, NULL, 2, '{"agreementIds":["proposed"]}', 0, '2026-12-01 03:05:11.553649+00', 0, 25, NULL, '2026-12-01 03:05:11.553649+00', '2026-12-01 03:05:11.553649+00', 'nudge/proposed', NULL, NULL, 0, NULL),
	(3, NULL, 1, '[{"id":"running/1/community","party":"running-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/1","code":"please-sign","item":null,"on":null}]},{"id":"running/1/school","party":"running-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/1","code":"please-sign","item":null,"on":null}]}]', 0, '2026-12-01 03:05:11.643268+00', 0, 25, NULL, '2026-12-01 03:05:11.643268+00', '2026-12-01 03:05:11.643268+00', NULL, NULL, NULL, 0, NULL),
	(5, NULL, 1, '[{"id":"running/4/community","party":"running-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"running/4/school","party":"running-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"running/4/district","party":"district-1","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/4","code":"in-force","item":null,"on":"2025-12-20"}]}]', 0, '2026-12-01 03:05:11.723005+00', 0, 25, NULL, '2026-12-01 03:05:11.723005+00', '2026-12-01 03:05:11.723005+00', NULL, NULL, NULL, 0, NULL),
	(4, NULL, 2, '{"agreementIds":["running"]}', 0, '2026-12-01 03:05:11.723005+00', 0, 25, NULL, '2026-12-01 03:05:11.643268+00', '2026-12-01 03:05:11.723005+00', 'nudge/running', NULL, NULL, 1, NULL),
	(7, NULL, 1, '[{"id":"suspended/1/community","party":"suspended-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/1","code":"please-sign","item":null,"on":null}]},{"id":"suspended/1/school","party":"suspended-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/1","code":"please-sign","item":null,"on":null}]}]', 0, '2026-12-01 03:05:11.756199+00', 0, 25, NULL, '2026-12-01 03:05:11.756199+00', '2026-12-01 03:05:11.756199+00', NULL, NULL, NULL, 0, NULL),
	(9, NULL, 1, '[{"id":"suspended/4/community","party":"suspended-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"suspended/4/school","party":"suspended-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"suspended/4/district","party":"district-1","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/4","code":"in-force","item":null,"on":"2025-12-20"}]}]', 0, '2026-12-01 03:05:11.799407+00', 0, 25, NULL, '2026-12-01 03:05:11.799407+00', '2026-12-01 03:05:11.799407+00', NULL, NULL, NULL, 0, NULL),
	(8, NULL, 2, '{"agreementIds":["suspended"]}', 0, '2026-12-01 03:05:11.799407+00', 0, 25, NULL, '2026-12-01 03:05:11.756199+00', '2026-12-01 03:05:11.799407+00', 'nudge/suspended', NULL, NULL, 1, NULL),
	(11, NULL, 1, '[{"id":"inspected/1/community","party":"inspected-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/1","code":"please-sign","item":null,"on":null}]},{"id":"inspected/1/school","party":"inspected-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/1","code":"please-sign","item":null,"on":null}]}]', 0, '2026-12-01 03:05:11.818385+00', 0, 25, NULL, '2026-12-01 03:05:11.818385+00', '2026-12-01 03:05:11.818385+00', NULL, NULL, NULL, 0, NULL),
	(13, NULL, 1, '[{"id":"inspected/4/community","party":"inspected-community","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"inspected/4/school","party":"inspected-school","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/4","code":"in-force","item":null,"on":"2025-12-20"}]},{"id":"inspected/4/district","party":"district-1","at":"2025-12-20T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/4","code":"in-force","item":null,"on":"2025-12-20"}]}]', 0, '2026-12-01 03:05:11.843115+00', 0, 25, NULL, '2026-12-01 03:05:11.843115+00', '2026-12-01 03:05:11.843115+00', NULL, NULL, NULL, 0, NULL),
	(15, NULL, 1, '[{"id":"year/1/community","party":"year-community","at":"2025-12-27T02:00:00.000Z","lines":[{"agreement":"year","occasion":"year/1","code":"please-sign","item":null,"on":null}]},{"id":"year/1/police-section","party":"year-police-section","at":"2025-12-27T02:00:00.000Z","lines":[{"agreement":"year","occasion":"year/1","code":"please-sign","item":null,"on":null}]}]', 0, '2026-12-01 03:05:11.852618+00', 0, 25, NULL, '2026-12-01 03:05:11.852618+00', '2026-12-01 03:05:11.852618+00', NULL, NULL, NULL, 0, NULL),
	(17, NULL, 1, '[{"id":"year/4/community","party":"year-community","at":"2025-12-29T03:00:00.000Z","lines":[{"agreement":"year","occasion":"year/4","code":"in-force","item":null,"on":"2025-12-29"}]},{"id":"year/4/police-section","party":"year-police-section","at":"2025-12-29T03:00:00.000Z","lines":[{"agreement":"year","occasion":"year/4","code":"in-force","item":null,"on":"2025-12-29"}]},{"id":"year/4/district","party":"district-1","at":"2025-12-29T03:00:00.000Z","lines":[{"agreement":"year","occasion":"year/4","code":"in-force","item":null,"on":"2025-12-29"}]}]', 0, '2026-12-01 03:05:11.890183+00', 0, 25, NULL, '2026-12-01 03:05:11.890183+00', '2026-12-01 03:05:11.890183+00', NULL, NULL, NULL, 0, NULL),
	(16, NULL, 2, '{"agreementIds":["year"]}', 0, '2026-12-01 03:05:11.890183+00', 0, 25, NULL, '2026-12-01 03:05:11.852618+00', '2026-12-01 03:05:11.890183+00', 'nudge/year', NULL, NULL, 1, NULL),
	(19, NULL, 1, '[{"id":"year/5/police-section","party":"year-police-section","at":"2025-12-30T06:00:00.000Z","lines":[{"agreement":"year","occasion":"year/5","code":"date-fixed","item":"charity-shop@2026-Q1","on":"2026-03-02"}]}]', 0, '2026-12-01 03:05:11.913086+00', 0, 25, NULL, '2026-12-01 03:05:11.913086+00', '2026-12-01 03:05:11.913086+00', NULL, NULL, NULL, 0, NULL),
	(20, NULL, 1, '[{"id":"year/6/police-section","party":"year-police-section","at":"2025-12-30T06:00:00.000Z","lines":[{"agreement":"year","occasion":"year/6","code":"date-fixed","item":"leading-group@2026","on":"2026-03-02"}]}]', 0, '2026-12-01 03:05:11.928565+00', 0, 25, NULL, '2026-12-01 03:05:11.928565+00', '2026-12-01 03:05:11.928565+00', NULL, NULL, NULL, 0, NULL),
	(21, NULL, 1, '[{"id":"reminders/year-community/2026-03-02","party":"year-community","at":"2026-03-02T08:30:00.000Z","lines":[{"agreement":"year","occasion":"year/leading-group@2026/yellow/0","code":"reminder-yellow","item":"leading-group@2026","on":"2026-03-02"}]},{"id":"reminders/year-police-section/2026-03-02","party":"year-police-section","at":"2026-03-02T08:30:00.000Z","lines":[{"agreement":"year","occasion":"year/leading-group@2026/yellow/0","code":"reminder-yellow","item":"leading-group@2026","on":"2026-03-02"}]}]', 0, '2026-12-01 03:05:11.949703+00', 0, 25, NULL, '2026-12-01 03:05:11.949703+00', '2026-12-01 03:05:11.949703+00', NULL, NULL, NULL, 0, NULL),
	(22, NULL, 1, '[{"id":"inspected/8/school","party":"inspected-school","at":"2026-03-10T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/8","code":"rectify","item":"visit-order@2026-03-10.1","on":"2026-04-10"}]},{"id":"reminders/inspected-school/2026-03-10","party":"inspected-school","at":"2026-03-10T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/clinic@2026/blue/0","code":"reminder-blue","item":"clinic@2026","on":"2026-04-03"}]}]', 0, '2026-12-01 03:05:11.97274+00', 0, 25, NULL, '2026-12-01 03:05:11.97274+00', '2026-12-01 03:05:11.97274+00', NULL, NULL, NULL, 0, NULL),
	(12, NULL, 2, '{"agreementIds":["inspected"]}', 0, '2026-12-01 03:05:12.116524+00', 0, 25, NULL, '2026-12-01 03:05:11.818385+00', '2026-12-01 03:05:12.116524+00', 'nudge/inspected', NULL, NULL, 2, NULL),
	(23, NULL, 1, '[{"id":"reminders/running-community/2026-04-13","party":"running-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/report@2026/blue/0","code":"reminder-blue","item":"report@2026","on":"2026-04-20"}]},{"id":"reminders/running-school/2026-04-13","party":"running-school","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/clinic@2026/red/0","code":"reminder-red","item":"clinic@2026","on":"2026-04-03"}]},{"id":"reminders/suspended-community/2026-04-13","party":"suspended-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/report@2026/blue/0","code":"reminder-blue","item":"report@2026","on":"2026-04-20"}]},{"id":"reminders/suspended-school/2026-04-13","party":"suspended-school","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/clinic@2026/red/0","code":"reminder-red","item":"clinic@2026","on":"2026-04-03"}]},{"id":"reminders/inspected-community/2026-04-13","party":"inspected-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/report@2026/blue/0","code":"reminder-blue","item":"report@2026","on":"2026-04-20"}]},{"id":"reminders/inspected-school/2026-04-13","party":"inspected-school","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/clinic@2026/red/0","code":"reminder-red","item":"clinic@2026","on":"2026-04-03"},{"agreement":"inspected","occasion":"inspected/visit-order@2026-03-10.1/red/0","code":"reminder-red","item":"visit-order@2026-03-10.1","on":"2026-04-10"}]},{"id":"reminders/year-community/2026-04-13","party":"year-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"year","occasion":"year/charity-shop@2026-Q2/blue/0","code":"reminder-blue","item":"charity-shop@2026-Q2","on":"2026-06-30"}]}]', 0, '2026-12-01 03:05:11.98527+00', 0, 25, NULL, '2026-12-01 03:05:11.98527+00', '2026-12-01 03:05:11.98527+00', NULL, NULL, NULL, 0, NULL),
	(24, NULL, 1, '[{"id":"running/12/district","party":"district-1","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"running","occasion":"running/12","code":"escalated","item":"clinic@2026","on":null}]}]', 0, '2026-12-01 03:05:12.023796+00', 0, 25, NULL, '2026-12-01 03:05:12.023796+00', '2026-12-01 03:05:12.023796+00', NULL, NULL, NULL, 0, NULL),
	(25, NULL, 1, '[{"id":"suspended/12/district","party":"district-1","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/12","code":"escalated","item":"clinic@2026","on":null}]}]', 0, '2026-12-01 03:05:12.033967+00', 0, 25, NULL, '2026-12-01 03:05:12.033967+00', '2026-12-01 03:05:12.033967+00', NULL, NULL, NULL, 0, NULL),
	(26, NULL, 1, '[{"id":"inspected/16/district","party":"district-1","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/16","code":"escalated","item":"clinic@2026","on":null}]},{"id":"inspected/18/district","party":"district-1","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/18","code":"escalated","item":"visit-order@2026-03-10.1","on":null}]}]', 0, '2026-12-01 03:05:12.046149+00', 0, 25, NULL, '2026-12-01 03:05:12.046149+00', '2026-12-01 03:05:12.046149+00', NULL, NULL, NULL, 0, NULL),
	(27, NULL, 1, '[{"id":"inspected/19/community","party":"inspected-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"inspected","occasion":"inspected/19","code":"inspect","item":"visit-order@2026-03-10.1","on":null}]}]', 0, '2026-12-01 03:05:12.116524+00', 0, 25, NULL, '2026-12-01 03:05:12.116524+00', '2026-12-01 03:05:12.116524+00', NULL, NULL, NULL, 0, NULL),
	(29, NULL, 1, '[{"id":"suspended/13/community","party":"suspended-community","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/13","code":"suspended","item":null,"on":"2026-04-13"}]},{"id":"suspended/13/school","party":"suspended-school","at":"2026-04-13T04:00:00.000Z","lines":[{"agreement":"suspended","occasion":"suspended/13","code":"suspended","item":null,"on":"2026-04-13"}]}]', 0, '2026-12-01 03:05:12.13591+00', 0, 25, NULL, '2026-12-01 03:05:12.13591+00', '2026-12-01 03:05:12.13591+00', NULL, NULL, NULL, 0, NULL);


--
-- Data for Name: _private_known_crontabs; Type: TABLE DATA; Schema: graphile_worker; Owner: -
--



--
-- Data for Name: _private_tasks; Type: TABLE DATA; Schema: graphile_worker; Owner: -
--

INSERT INTO graphile_worker._private_tasks (id, identifier) OVERRIDING SYSTEM VALUE VALUES
	(1, 'notice'),
	(2, 'nudge');


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: graphile_worker; Owner: -
--

INSERT INTO graphile_worker.migrations (id, ts, breaking) VALUES
	(1, '2026-12-01 03:05:10.298185+00', true),
	(2, '2026-12-01 03:05:10.371886+00', false),
	(3, '2026-12-01 03:05:10.393955+00', true),
	(4, '2026-12-01 03:05:10.415828+00', false),
	(5, '2026-12-01 03:05:10.428885+00', false),
	(6, '2026-12-01 03:05:10.450769+00', false),
	(7, '2026-12-01 03:05:10.479134+00', false),
	(8, '2026-12-01 03:05:10.494161+00', false),
	(9, '2026-12-01 03:05:10.525643+00', false),
	(10, '2026-12-01 03:05:10.544297+00', false),
	(11, '2026-12-01 03:05:10.579517+00', true),
	(12, '2026-12-01 03:05:10.792867+00', false),
	(13, '2026-12-01 03:05:10.823786+00', true),
	(14, '2026-12-01 03:05:10.847505+00', true),
	(15, '2026-12-01 03:05:10.8603+00', false),
	(16, '2026-12-01 03:05:10.877632+00', true),
	(17, '2026-12-01 03:05:10.913626+00', false),
	(18, '2026-12-01 03:05:10.938607+00', false),
	(19, '2026-12-01 03:05:10.951499+00', true);


--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.checkpoints (size, note, epoch, incarnation) VALUES
	(65, 'cobuild/test
65
5ptPabsrmMXcjQ2Fd5+rq9gVJWqI43I2qBzf3nbLoxQ=

— cobuild/test CWGAPbpQ29PJ64szrqT2RETbcHc4wFk2ODIws9G0mSakdWwhsyeaG6FIoU9I4YiLZnbfBz4MVcBKOvwvpRg2YC8o+g8=
', 1, 1);


--
-- Data for Name: commands; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.commands (agreement_id, command_key, body_hash, from_seq, to_seq) VALUES
	('proposed', 'k1', 'a8e940f5c2bcaa5308a48f79dca1cd7199d9d427bd69777fd6f8a9f11ad966f5', 1, 1),
	('running', 'k2', 'c1e94054a3cc01d73da6e7bc08f7da2ad4e441da17ce193f6bd3df758ab7ee4d', 1, 1),
	('running', 'k3', 'ab26825b6ace9e2a4c0e4edb7e9252ef3994be1d8ad0eb25a62e5d33f4279a33', 2, 2),
	('running', 'k4', 'fb472108bd88288509174b1a8a07f89aefb565836a4346086a5fb3d3718e27ea', 3, 4),
	('suspended', 'k5', 'cc153c141e2d8276c33f2f91ebae45d5364cf522e6076a5158993dc1fba0f237', 1, 1),
	('suspended', 'k6', 'ea880aa1f77d5ce8e8a3a257f49c94c15af23d566e2bcf383bf7820b2601c497', 2, 2),
	('suspended', 'k7', 'aea6b0e8b2bd426402743c8725957afd227196e520a98177864e58aca50f0b5d', 3, 4),
	('inspected', 'k8', '2b689e2d910af327988875801793e224641fbc54f88483ad9074fff11c67930a', 1, 1),
	('inspected', 'k9', '508afe1b4bc5c17a3a0916f5e1993a3a75bc24194c7d5fa6b91d6cdd1b9beaa1', 2, 2),
	('inspected', 'k10', '72690b73ec67f2724aa4f932fecef069428a781cf9a61184532e65d292cd8ced', 3, 4),
	('year', 'k11', 'd9605800ed90d7cbf2f6c3b56328ee5b71b1959e312a43bba585d15fccff09f8', 1, 1),
	('year', 'k12', '02e4b9fa79f660e613040d7cee28dc170b53da757f8a440fd91fd72510e0a0ab', 2, 2),
	('year', 'k13', '7926e4388ba9e22dffc075fc5f1469a36b7f5189ceba37b4ea4ca7f49ce501a8', 3, 4),
	('year', 'k14', 'c163269a9ef2992848e37ac27cab145e7fd8ce5d390dabe2582e43a17ace0114', 5, 5),
	('year', 'k15', '7b46698533883b24d0c8161f7a769a8c3a57d23537708f820f8cf0896e27e1d9', 6, 6),
	('year', 'k16', '5f41e8dad463a9bfc882c8e123a463f43519e5eb89eb847dafa33c2c0f6b881c', 7, 16),
	('year', 'k17', '3e4d03f280f73dd5bec18d99473823deed01ef93e142a1e90cc15fc72cc83e64', 17, 17),
	('inspected', 'k18', '766d229ee87fcabd86f659f82bb07f02270e3f1ce2e961fb6704174a9fad4367', 5, 8),
	('running', 'k20', '03c59677e54a85ec17e60986bbf9acf44bc4530dfc857175a0c6c20653d50875', 9, 12),
	('suspended', 'k21', '03c59677e54a85ec17e60986bbf9acf44bc4530dfc857175a0c6c20653d50875', 9, 12),
	('inspected', 'k22', '03c59677e54a85ec17e60986bbf9acf44bc4530dfc857175a0c6c20653d50875', 15, 18),
	('year', 'k23', '03c59677e54a85ec17e60986bbf9acf44bc4530dfc857175a0c6c20653d50875', 19, 19),
	('inspected', 'k24', 'cb2fd5f3c75e27ed7ec4f649730c65777724df237678ca75fd6cb2965b705d36', 19, 19),
	('suspended', 'k25', '8c88b79349467f105c9f3204e13567f4dde134ea566b563d262dff0f48f9f92d', 13, 13);


--
-- Data for Name: cosignatures; Type: TABLE DATA; Schema: ledger; Owner: -
--



--
-- Data for Name: entries; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.entries ("position", transaction_id, agreement_id, seq, type, envelope, salt, commitment) OVERRIDING SYSTEM VALUE VALUES
	(1, '754', 'proposed', 1, 'AgreementProposed', '{"actor":"district-1","agreementId":"proposed","commandKey":"k1","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"definition":"d3b7e32a02058a4bff3f01dbd35e3cda9daf2bce952be0a1df45829e1e08f9f6","district":"district-1","parameters":{},"parties":{"community":"proposed-community","school":"proposed-school"},"plan":{"calendar":"cn-2026.1","criteria":{},"items":[{"awaits":null,"chooseBy":null,"clause":"report","evidence":[],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"report@2026","kind":"deadline","ladder":"deadline","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-04-20"},{"awaits":null,"chooseBy":null,"clause":"clinic","evidence":[],"fixedOn":null,"follows":null,"from":"2026-03-01","graceDays":3,"key":"clinic@2026","kind":"activity","ladder":"activity","owedBy":["school"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":null,"chooseBy":null,"clause":"visit","evidence":[],"fixedOn":null,"follows":null,"from":"2026-11-01","graceDays":3,"key":"visit@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"}],"ladders":{"activity":[{"anchor":"start","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"deadline":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"rectification":[{"anchor":"end","days":-3,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}],"resolution":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}]},"programme":"small","rules":{},"scoring":{},"sides":{"community":"host","school":"partner"},"term":{"from":"2026-01-01","to":"2026-12-31"},"timeZone":"Asia/Shanghai","version":1,"withdrawal":"goes-on"},"renews":null,"rulesVersion":1,"spread":163},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":1,"type":"AgreementProposed","typeVersion":2,"v":1}', 'c519d8b0248f71f357b7b3dfbd85eef1', '7c5fd2df01e1617f3f3a272c6fb6b78342b03fd469fe0fb4d294580f7ce1cc42'),
	(2, '755', 'running', 1, 'AgreementProposed', '{"actor":"district-1","agreementId":"running","commandKey":"k2","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"definition":"d3b7e32a02058a4bff3f01dbd35e3cda9daf2bce952be0a1df45829e1e08f9f6","district":"district-1","parameters":{},"parties":{"community":"running-community","school":"running-school"},"plan":{"calendar":"cn-2026.1","criteria":{},"items":[{"awaits":null,"chooseBy":null,"clause":"report","evidence":[],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"report@2026","kind":"deadline","ladder":"deadline","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-04-20"},{"awaits":null,"chooseBy":null,"clause":"clinic","evidence":[],"fixedOn":null,"follows":null,"from":"2026-03-01","graceDays":3,"key":"clinic@2026","kind":"activity","ladder":"activity","owedBy":["school"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":null,"chooseBy":null,"clause":"visit","evidence":[],"fixedOn":null,"follows":null,"from":"2026-11-01","graceDays":3,"key":"visit@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"}],"ladders":{"activity":[{"anchor":"start","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"deadline":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"rectification":[{"anchor":"end","days":-3,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}],"resolution":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}]},"programme":"small","rules":{},"scoring":{},"sides":{"community":"host","school":"partner"},"term":{"from":"2026-01-01","to":"2026-12-31"},"timeZone":"Asia/Shanghai","version":1,"withdrawal":"goes-on"},"renews":null,"rulesVersion":1,"spread":300},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":1,"type":"AgreementProposed","typeVersion":2,"v":1}', '5305ab11735c12a22e62a2a6329c292a', '85f4bb36c39d07579cace1ea32f3bb4205d2470eb5f475395017ed37fe363632'),
	(3, '756', 'running', 2, 'AgreementSigned', '{"actor":"running-community","agreementId":"running","commandKey":"k3","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"community"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":2,"type":"AgreementSigned","typeVersion":1,"v":1}', '7b22f3adca7fafe3ce3f66ffb2d7d1c0', 'cc7254d9e3d5148e064cd0df3d9a09334abfaede64a077e018c57c0df094e07e'),
	(4, '757', 'running', 3, 'AgreementSigned', '{"actor":"running-school","agreementId":"running","commandKey":"k4","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"school"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":3,"type":"AgreementSigned","typeVersion":1,"v":1}', '609c0ce66e4c4de76d31055324a6634f', '4f86bf004c87cc0e101d8241f474106c27f4f8577b0c089ada203d3ddc8817f6'),
	(5, '757', 'running', 4, 'AgreementEnteredForce', '{"actor":"running-school","agreementId":"running","commandKey":"k4","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"on":"2025-12-20"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":4,"type":"AgreementEnteredForce","typeVersion":1,"v":1}', '9cd4db69b984778d2407a6ada284f7d1', 'fd84ee599b6db4c9f1d868586e9812eb414ae76c861bb0e8206c9d6aae021d1d'),
	(6, '758', 'suspended', 1, 'AgreementProposed', '{"actor":"district-1","agreementId":"suspended","commandKey":"k5","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"definition":"d3b7e32a02058a4bff3f01dbd35e3cda9daf2bce952be0a1df45829e1e08f9f6","district":"district-1","parameters":{},"parties":{"community":"suspended-community","school":"suspended-school"},"plan":{"calendar":"cn-2026.1","criteria":{},"items":[{"awaits":null,"chooseBy":null,"clause":"report","evidence":[],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"report@2026","kind":"deadline","ladder":"deadline","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-04-20"},{"awaits":null,"chooseBy":null,"clause":"clinic","evidence":[],"fixedOn":null,"follows":null,"from":"2026-03-01","graceDays":3,"key":"clinic@2026","kind":"activity","ladder":"activity","owedBy":["school"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":null,"chooseBy":null,"clause":"visit","evidence":[],"fixedOn":null,"follows":null,"from":"2026-11-01","graceDays":3,"key":"visit@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"}],"ladders":{"activity":[{"anchor":"start","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"deadline":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"rectification":[{"anchor":"end","days":-3,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}],"resolution":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}]},"programme":"small","rules":{},"scoring":{},"sides":{"community":"host","school":"partner"},"term":{"from":"2026-01-01","to":"2026-12-31"},"timeZone":"Asia/Shanghai","version":1,"withdrawal":"goes-on"},"renews":null,"rulesVersion":1,"spread":258},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":1,"type":"AgreementProposed","typeVersion":2,"v":1}', '85e0984a3a68a937c097763b1f3bbb06', 'aafc203cf558778f7242ad676e44f7f726efdc2e3fc5ab89edf4255fdda44aff'),
	(7, '759', 'suspended', 2, 'AgreementSigned', '{"actor":"suspended-community","agreementId":"suspended","commandKey":"k6","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"community"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":2,"type":"AgreementSigned","typeVersion":1,"v":1}', '9b54b46f5dd815d3f84212886e5b511a', '73d652f3fdcb65f9853406d95539cd173667ecad0c97c960cfbfb0b9192edddc'),
	(8, '760', 'suspended', 3, 'AgreementSigned', '{"actor":"suspended-school","agreementId":"suspended","commandKey":"k7","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"school"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":3,"type":"AgreementSigned","typeVersion":1,"v":1}', '16e550c74ad6fe28981f5815a8e627a4', 'ac9e6a21fdbc1900d79195d646d6d418d01cf28938f509b00800be497ebc5b28'),
	(9, '760', 'suspended', 4, 'AgreementEnteredForce', '{"actor":"suspended-school","agreementId":"suspended","commandKey":"k7","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"on":"2025-12-20"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":4,"type":"AgreementEnteredForce","typeVersion":1,"v":1}', '0a21e4a167c1fa9ddf710c798093e21f', 'ecf00661d39e31b3693efefbb76cd7b28d4c45b58403a254d6eaaa5b8fae6996'),
	(10, '761', 'inspected', 1, 'AgreementProposed', '{"actor":"district-1","agreementId":"inspected","commandKey":"k8","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"definition":"d3b7e32a02058a4bff3f01dbd35e3cda9daf2bce952be0a1df45829e1e08f9f6","district":"district-1","parameters":{},"parties":{"community":"inspected-community","school":"inspected-school"},"plan":{"calendar":"cn-2026.1","criteria":{},"items":[{"awaits":null,"chooseBy":null,"clause":"report","evidence":[],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"report@2026","kind":"deadline","ladder":"deadline","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-04-20"},{"awaits":null,"chooseBy":null,"clause":"clinic","evidence":[],"fixedOn":null,"follows":null,"from":"2026-03-01","graceDays":3,"key":"clinic@2026","kind":"activity","ladder":"activity","owedBy":["school"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":null,"chooseBy":null,"clause":"visit","evidence":[],"fixedOn":null,"follows":null,"from":"2026-11-01","graceDays":3,"key":"visit@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"}],"ladders":{"activity":[{"anchor":"start","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"deadline":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"rectification":[{"anchor":"end","days":-3,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}],"resolution":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}]},"programme":"small","rules":{},"scoring":{},"sides":{"community":"host","school":"partner"},"term":{"from":"2026-01-01","to":"2026-12-31"},"timeZone":"Asia/Shanghai","version":1,"withdrawal":"goes-on"},"renews":null,"rulesVersion":1,"spread":406},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":1,"type":"AgreementProposed","typeVersion":2,"v":1}', '6860cbe990486222eecb22b9315ad96f', '93b7f33566a25284468d123f2095d315165cda2dc6eb8af9fa1342046ff1cc79'),
	(11, '762', 'inspected', 2, 'AgreementSigned', '{"actor":"inspected-community","agreementId":"inspected","commandKey":"k9","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"community"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":2,"type":"AgreementSigned","typeVersion":1,"v":1}', '80f0a816796468546b927920f96d9a36', 'ca877931c7dc2436a0bf652a99c8088f031c570b2da44e92326e2019131b9ee6'),
	(12, '763', 'inspected', 3, 'AgreementSigned', '{"actor":"inspected-school","agreementId":"inspected","commandKey":"k10","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"role":"school"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":3,"type":"AgreementSigned","typeVersion":1,"v":1}', 'eeb40cbaacd15aada9a6e51f3cd20445', '728c2d862c8bcde5808009bf29802fee2de21dfb5cd4a9a23b0c14a43ea97435'),
	(13, '763', 'inspected', 4, 'AgreementEnteredForce', '{"actor":"inspected-school","agreementId":"inspected","commandKey":"k10","occurredAt":"2025-12-20T04:00:00.000Z","payload":{"on":"2025-12-20"},"person":null,"recordedAt":"2025-12-20T04:00:00.000Z","refs":[],"seq":4,"type":"AgreementEnteredForce","typeVersion":1,"v":1}', '36ac721954eb739ecf88b0f45561d8de', '6cc06c95e4ef99bee693b7f6292231834dbe7fbd9a08b044edd19ad5393cff57'),
	(14, '764', 'year', 1, 'AgreementProposed', '{"actor":"district-1","agreementId":"year","commandKey":"k11","occurredAt":"2025-12-27T02:00:00.000Z","payload":{"definition":"3d0d73003fb7bccb88bd058b96e06cf65837f3f0c28acf9fc2d06f4a87d582f1","district":"district-1","parameters":{},"parties":{"community":"year-community","police-section":"year-police-section"},"plan":{"calendar":"cn-2026.1","criteria":{"cooperation":30,"exchange":30,"projects":40},"items":[{"awaits":null,"chooseBy":null,"clause":"charity-shop","evidence":["count"],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"charity-shop@2026-Q1","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":null,"chooseBy":null,"clause":"leading-group","evidence":["document"],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":0,"key":"leading-group@2026","kind":"deadline","ladder":"deadline","owedBy":["community","police-section"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-03-31"},{"awaits":"joint-meeting","chooseBy":null,"clause":"culture-corridor","evidence":["photo"],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":7,"key":"culture-corridor@2026","kind":"project","ladder":"project","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"},{"awaits":"joint-meeting","chooseBy":null,"clause":"public-order","evidence":["document"],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":7,"key":"public-order@2026","kind":"project","ladder":"project","owedBy":["police-section","community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"},{"awaits":"joint-meeting","chooseBy":null,"clause":"road-and-sewer","evidence":["photo"],"fixedOn":null,"follows":null,"from":"2026-01-01","graceDays":7,"key":"road-and-sewer@2026","kind":"project","ladder":"project","owedBy":["police-section"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-11-30"},{"awaits":null,"chooseBy":null,"clause":"charity-shop","evidence":["count"],"fixedOn":null,"follows":null,"from":"2026-04-01","graceDays":0,"key":"charity-shop@2026-Q2","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-06-30"},{"awaits":null,"chooseBy":null,"clause":"study-exchange-june","evidence":["photo"],"fixedOn":null,"follows":null,"from":"2026-06-01","graceDays":3,"key":"study-exchange-june@2026","kind":"activity","ladder":"activity","owedBy":["police-section"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-06-30"},{"awaits":null,"chooseBy":null,"clause":"square-event","evidence":["photo","count"],"fixedOn":null,"follows":null,"from":"2026-06-11","graceDays":3,"key":"square-event@2026","kind":"activity","ladder":"activity","owedBy":["community","police-section"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-06-20"},{"awaits":null,"chooseBy":null,"clause":"joint-meeting","evidence":["document"],"fixedOn":null,"follows":null,"from":"2026-07-01","graceDays":5,"key":"joint-meeting@2026","kind":"joint-meeting","ladder":"joint-meeting","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-07-31"},{"awaits":null,"chooseBy":null,"clause":"charity-shop","evidence":["count"],"fixedOn":null,"follows":null,"from":"2026-07-01","graceDays":0,"key":"charity-shop@2026-Q3","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-09-30"},{"awaits":null,"chooseBy":null,"clause":"training","evidence":["photo","count"],"fixedOn":null,"follows":null,"from":"2026-10-01","graceDays":3,"key":"training@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-10-31"},{"awaits":null,"chooseBy":null,"clause":"charity-shop","evidence":["count"],"fixedOn":null,"follows":null,"from":"2026-10-01","graceDays":0,"key":"charity-shop@2026-Q4","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-12-31"},{"awaits":null,"chooseBy":null,"clause":"study-exchange-december","evidence":["photo"],"fixedOn":null,"follows":null,"from":"2026-12-01","graceDays":1,"key":"study-exchange-december@2026","kind":"activity","ladder":"activity","owedBy":["community"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-12-10"},{"awaits":null,"chooseBy":null,"clause":"review","evidence":[],"fixedOn":null,"follows":null,"from":"2026-12-12","graceDays":8,"key":"review@2026","kind":"review","ladder":"review","owedBy":["community","police-section"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-12-20"}],"ladders":{"activity":[{"anchor":"start","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"deadline":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"joint-meeting":[{"anchor":"start","days":-10,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":7,"step":"escalation","time":"10:00","to":"district"}],"project":[{"anchor":"end","days":-14,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":10,"step":"escalation","time":"10:00","to":"district"}],"rectification":[{"anchor":"end","days":-3,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}],"resolution":[{"anchor":"end","days":-7,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":0,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":1,"step":"red","time":"09:00","to":"owers"},{"anchor":"due","days":5,"step":"escalation","time":"10:00","to":"district"}],"review":[{"anchor":"start","days":0,"step":"blue","time":"09:00","to":"owers"},{"anchor":"end","days":-1,"step":"yellow","time":"09:00","to":"owers"},{"anchor":"due","days":-2,"step":"red","time":"09:00","to":"district"},{"anchor":"due","days":3,"step":"escalation","time":"10:00","to":"district"}]},"programme":"police-section-pairing","rules":{},"scoring":{},"sides":{"community":"host","police-section":"partner"},"term":{"from":"2026-01-01","to":"2026-12-31"},"timeZone":"Asia/Shanghai","version":1,"withdrawal":"goes-on"},"renews":null,"rulesVersion":1,"spread":316},"person":null,"recordedAt":"2025-12-27T02:00:00.000Z","refs":[],"seq":1,"type":"AgreementProposed","typeVersion":2,"v":1}', '803724b5583a5f1706e3f2855cbd1c16', '7b350f8a7c611672ddf645d970b583a6cedb23ac903eadb1843746842992220c'),
	(15, '765', 'year', 2, 'AgreementSigned', '{"actor":"year-community","agreementId":"year","commandKey":"k12","occurredAt":"2025-12-28T03:00:00.000Z","payload":{"role":"community"},"person":null,"recordedAt":"2025-12-28T03:00:00.000Z","refs":[],"seq":2,"type":"AgreementSigned","typeVersion":1,"v":1}', '64ec92db423207d4113191a126872a68', '13ff924802af13f92b39fb7a743b96a296e4a6cde7747023ca1d7bd1130f528e'),
	(16, '766', 'year', 3, 'AgreementSigned', '{"actor":"year-police-section","agreementId":"year","commandKey":"k13","occurredAt":"2025-12-29T03:00:00.000Z","payload":{"role":"police-section"},"person":null,"recordedAt":"2025-12-29T03:00:00.000Z","refs":[],"seq":3,"type":"AgreementSigned","typeVersion":1,"v":1}', '64f218f8e56efa94a47c5458caed95a6', '71d01e231827288938a3ba909d62b9cac74a017d58d51beab911bdb8e164156c'),
	(17, '766', 'year', 4, 'AgreementEnteredForce', '{"actor":"year-police-section","agreementId":"year","commandKey":"k13","occurredAt":"2025-12-29T03:00:00.000Z","payload":{"on":"2025-12-29"},"person":null,"recordedAt":"2025-12-29T03:00:00.000Z","refs":[],"seq":4,"type":"AgreementEnteredForce","typeVersion":1,"v":1}', '8c9ce180227af37c85a87d2b50eebf67', 'bc781f82c33aedc02b11138a8f43c12252271df7ce8ef80f8ead9fcb90385c1d'),
	(18, '767', 'year', 5, 'DateFixed', '{"actor":"year-community","agreementId":"year","commandKey":"k14","occurredAt":"2025-12-30T06:00:00.000Z","payload":{"by":"community","item":"charity-shop@2026-Q1","on":"2026-03-02"},"person":null,"recordedAt":"2025-12-30T06:00:00.000Z","refs":[],"seq":5,"type":"DateFixed","typeVersion":1,"v":1}', 'cdb33f2d0f82218a267d2b6d447164bb', 'd93b37a30763e5346b171129e993e992e0360393b15aba266ffd19c55188d420'),
	(19, '768', 'year', 6, 'DateFixed', '{"actor":"year-community","agreementId":"year","commandKey":"k15","occurredAt":"2025-12-30T06:00:00.000Z","payload":{"by":"community","item":"leading-group@2026","on":"2026-03-02"},"person":null,"recordedAt":"2025-12-30T06:00:00.000Z","refs":[],"seq":6,"type":"DateFixed","typeVersion":1,"v":1}', 'a9767f710907b9e590cbf6904ab975d4', '6304f7ae188ba7ca43133108774e4e3e6f4f165253da68484f7f79108bb97cab'),
	(20, '769', 'year', 7, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2025-12-31T21:16:00.000Z","payload":{"item":"charity-shop@2026-Q1"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":7,"type":"ItemOpened","typeVersion":1,"v":1}', '74c1a990b703c3ed391691f2e0880baa', '8c2735f3f1199b7c1cdb0f19c6e590e6cc2c7e4d81d5f4514bc0c8a332128f46'),
	(21, '769', 'year', 8, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2025-12-31T21:16:00.000Z","payload":{"item":"culture-corridor@2026"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":8,"type":"ItemOpened","typeVersion":1,"v":1}', '4ec04cd9a00561b007460c161bf87eb0', '286c0cef201137e5e0276c2d3dfde4c39f8dfeb7f5153f2cf4606087d93b5cbb'),
	(22, '769', 'year', 9, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2025-12-31T21:16:00.000Z","payload":{"item":"leading-group@2026"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":9,"type":"ItemOpened","typeVersion":1,"v":1}', '8f4c884200f993893646c339a4baa621', 'ea08a188f5b5fb10a162265267130232b0bcc1c6a63f0201d64040f1eae80520'),
	(23, '769', 'year', 10, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2025-12-31T21:16:00.000Z","payload":{"item":"public-order@2026"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":10,"type":"ItemOpened","typeVersion":1,"v":1}', '4878bb96972611b57430ef500f5d3feb', 'bf2d1311bb7fdcb9f0f5bd82ac17333bb490e8d4b4238bd9635d02a798b21ea7'),
	(24, '769', 'year', 11, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2025-12-31T21:16:00.000Z","payload":{"item":"road-and-sewer@2026"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":11,"type":"ItemOpened","typeVersion":1,"v":1}', '693230d235a5df361ce584076cb997de', 'dc50be757399215bee8c2871b8a523bbbac8d502f2bc619524d2f9374ce53566'),
	(25, '769', 'year', 12, 'ReminderIssued', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-02-23T01:00:00.000Z","payload":{"item":"charity-shop@2026-Q1","round":0,"step":"blue","to":["community"]},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":12,"type":"ReminderIssued","typeVersion":1,"v":1}', '01285725c0da1ae70c37348f321ee13f', 'dd31bf31beff6a4a4c7e8edbfc84fbd82448766266a4e37f0d7ff8e7d94da5a4'),
	(26, '769', 'year', 13, 'ReminderIssued', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-02-23T01:00:00.000Z","payload":{"item":"leading-group@2026","round":0,"step":"blue","to":["community","police-section"]},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":13,"type":"ReminderIssued","typeVersion":1,"v":1}', '9cbfe46965126526103a1f0c63a9f73b', '40fba03c19c866c63580c92f8d1d97d85e7920bc2ec2d7c40458fdfe0a8b375f'),
	(27, '769', 'year', 14, 'ReminderIssued', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-03-02T01:00:00.000Z","payload":{"item":"charity-shop@2026-Q1","round":0,"step":"yellow","to":["community"]},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":14,"type":"ReminderIssued","typeVersion":1,"v":1}', '0bf4d5ff92e8b66f25a29b670b3b2040', '78c369d0d271a76b32f714822f355bde8a980ccb09690707ad3f2a786cdb4b7f'),
	(28, '769', 'year', 15, 'ReminderIssued', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-03-02T01:00:00.000Z","payload":{"item":"leading-group@2026","round":0,"step":"yellow","to":["community","police-section"]},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":15,"type":"ReminderIssued","typeVersion":1,"v":1}', '17a4aca673c5bb311757c84becead303', 'b3c3ca059ce33c721307aeb3ef3cdee57d9f6bec6a671d22214cbbcb2d5000ce'),
	(29, '769', 'year', 16, 'ItemCompleted', '{"actor":"year-community","agreementId":"year","commandKey":"k16","occurredAt":"2026-03-02T08:30:00.000Z","payload":{"by":"community","evidence":[{"kind":"count","value":20}],"item":"charity-shop@2026-Q1","on":"2026-03-02"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":[],"seq":16,"type":"ItemCompleted","typeVersion":1,"v":1}', '4878ea786515a80d5e5bac2c9d7571a2', '4f22f945b01b0a47d7870c2a2f6ea3ce3cf99a15a7d4b3d7c9a78afb21631477'),
	(30, '770', 'year', 17, 'ItemCompleted', '{"actor":"year-community","agreementId":"year","commandKey":"k17","occurredAt":"2026-03-02T08:30:00.000Z","payload":{"by":"community","evidence":[{"kind":"document","sha256":"1111111111111111111111111111111111111111111111111111111111111111"}],"item":"leading-group@2026","on":"2026-03-02"},"person":null,"recordedAt":"2026-03-02T08:30:00.000Z","refs":["1111111111111111111111111111111111111111111111111111111111111111"],"seq":17,"type":"ItemCompleted","typeVersion":1,"v":1}', '9b48932588b43a8daad5ca045d74a743', '0c0de9d3a84ac174f2603094dbdbde047267109e5e0ed6067c9b0a4559a555a4'),
	(31, '771', 'inspected', 5, 'ItemOpened', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2025-12-31T22:46:00.000Z","payload":{"item":"report@2026"},"person":null,"recordedAt":"2026-03-10T04:00:00.000Z","refs":[],"seq":5,"type":"ItemOpened","typeVersion":1,"v":1}', '364a732fc892cafec9c68ef0802263bd', 'ff442eb7868c90a56675cff4e0e72e8cebee449b454c4b24c9dff3277df1231d'),
	(32, '771', 'inspected', 6, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-02-22T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"blue","to":["school"]},"person":null,"recordedAt":"2026-03-10T04:00:00.000Z","refs":[],"seq":6,"type":"ReminderIssued","typeVersion":1,"v":1}', 'dcbe059b194d53c55b1e658166aa5e10', '010fa31e5afeae4b323a21e89f0b6d5b0a10f4c2cc8bc206a8f6bdc7ec82c582'),
	(33, '771', 'inspected', 7, 'ItemOpened', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-02-28T22:46:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-03-10T04:00:00.000Z","refs":[],"seq":7,"type":"ItemOpened","typeVersion":1,"v":1}', '57fd7c77054342f0eb0c3ba9a0a5c875', 'ceb9dcb69ecc070124597fca9912b44f369f082e18267fdde5f31561c0e709a6'),
	(34, '771', 'inspected', 8, 'RectificationOrdered', '{"actor":"inspected-community","agreementId":"inspected","commandKey":"k18","occurredAt":"2026-03-10T04:00:00.000Z","payload":{"by":"community","item":"visit@2026","note":null,"rectification":{"awaits":null,"chooseBy":null,"clause":"visit-order","evidence":[],"fixedOn":null,"follows":null,"from":"2026-03-10","graceDays":0,"key":"visit-order@2026-03-10.1","kind":"rectification","ladder":"rectification","owedBy":["school"],"partOf":null,"prefer":null,"provisional":false,"shiftedFrom":null,"time":null,"to":"2026-04-10"}},"person":null,"recordedAt":"2026-03-10T04:00:00.000Z","refs":[],"seq":8,"type":"RectificationOrdered","typeVersion":1,"v":1}', '5a8606006fea1530e860db5e3125c7e5', '893036eadf59c1d0a6d49cb7994cd06f12e23908012bb488342dff3b29365a1f'),
	(35, '772', 'suspended', 5, 'ReminderIssued', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-02-22T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"blue","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":5,"type":"ReminderIssued","typeVersion":1,"v":1}', 'f552c228ab237c4b39329320e78a74cf', 'b88a334dafe1288299bde8d1519ae415da51f2060a5a1a807b005e8715281852'),
	(36, '772', 'suspended', 6, 'ReminderIssued', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-03-31T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"yellow","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":6,"type":"ReminderIssued","typeVersion":1,"v":1}', '081ca9b6c57290f09aaa0533daf6bc3d', '67b0b60593568f4e68f61dfcda3326ae3be4b86edc57f9c6a6f6fb9bd0b7083e'),
	(37, '772', 'suspended', 7, 'ReminderIssued', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-04-04T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"red","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":7,"type":"ReminderIssued","typeVersion":1,"v":1}', 'e99aa70398882a0958b5c944cb4ab248', '3081bfb178c4ce3335593926c0ade809cfe0ddf1c9af720ea293383124abbf1a'),
	(38, '772', 'suspended', 8, 'ReminderIssued', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-04-13T01:00:00.000Z","payload":{"item":"report@2026","round":0,"step":"blue","to":["community"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":8,"type":"ReminderIssued","typeVersion":1,"v":1}', 'cfeae0add4509d3b57c38e703a7d49fa', '9b0e5169f0df88c5ce4fb8e2c3ac8778f8587d7d596d01532c31e8c562b7335b'),
	(39, '772', 'running', 5, 'ReminderIssued', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-02-22T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"blue","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":5,"type":"ReminderIssued","typeVersion":1,"v":1}', '29bb72aa5214ccd518cbbdf4fb1af9ac', '8a8507d540c19e1eb7f66f7ec3911ddcf38df6c4d12010843db2f0040c816235'),
	(40, '772', 'running', 6, 'ReminderIssued', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-03-31T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"yellow","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":6,"type":"ReminderIssued","typeVersion":1,"v":1}', 'f1556fe082f68c3656510e23f146dc94', 'f63da036b1fefe582e64fe51bb2ee4f33d2de4c5efb60b1713c8c4e8464d3749'),
	(41, '772', 'running', 7, 'ReminderIssued', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-04-04T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"red","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":7,"type":"ReminderIssued","typeVersion":1,"v":1}', '231e6a967f438afcbf01cd70f8caba3f', '05b979083981d77eac115cd2e7c76145eb7272b8196cf37115f7871af908935e'),
	(42, '772', 'running', 8, 'ReminderIssued', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-04-13T01:00:00.000Z","payload":{"item":"report@2026","round":0,"step":"blue","to":["community"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":8,"type":"ReminderIssued","typeVersion":1,"v":1}', '24fa2d26118a3d22f9ed5341dabc019d', 'd137171b35a2d8a389634668d0a818831c43809155ac3a159783251300015ccd'),
	(43, '772', 'year', 18, 'ReminderIssued', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-03-25T01:00:00.000Z","payload":{"item":"charity-shop@2026-Q2","round":0,"step":"blue","to":["community"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":18,"type":"ReminderIssued","typeVersion":1,"v":1}', 'fec08ce53f21e5213ce83400301cdfb6', '92c43ed3a35fd388f1ae5547aac0d5507a72f5901762902834295e188270bb6e'),
	(44, '772', 'inspected', 9, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-03-31T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"yellow","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":9,"type":"ReminderIssued","typeVersion":1,"v":1}', '31366ec96fa86afa757c56d35e343e0b', '1d87a7a1ecf78b75ff4a3f99ec90710a6c38197a76fb357a52afc15ed0f2c9eb'),
	(45, '772', 'inspected', 10, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-04T01:00:00.000Z","payload":{"item":"clinic@2026","round":0,"step":"red","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":10,"type":"ReminderIssued","typeVersion":1,"v":1}', 'be65dc79e3b0b413473350df26483c9a', 'b94f5620e682b39499487d231c67c9d9a65533249edba43e90a9a56e463c9a21'),
	(46, '772', 'inspected', 11, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-07T01:00:00.000Z","payload":{"item":"visit-order@2026-03-10.1","round":0,"step":"blue","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":11,"type":"ReminderIssued","typeVersion":1,"v":1}', '23ade018110fa09f3d26cf1c3860ffd7', 'eb4187fe7b5ff1673785b06bb5152243ca9a98d73dca3301a8d349f291151598'),
	(47, '772', 'inspected', 12, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-10T01:00:00.000Z","payload":{"item":"visit-order@2026-03-10.1","round":0,"step":"yellow","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":12,"type":"ReminderIssued","typeVersion":1,"v":1}', 'f7dc5674dd1dadbea2c01c166cabadfe', '67edd292db4c2b2ebe0100b2096f47909bbb86a7a73058ca32202f5f01fe860b'),
	(48, '772', 'inspected', 13, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-11T01:00:00.000Z","payload":{"item":"visit-order@2026-03-10.1","round":0,"step":"red","to":["school"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":13,"type":"ReminderIssued","typeVersion":1,"v":1}', '6486750cc1e9e922e4b2cb94f86df117', '31db78e71e8d14fa68d36a1f9e945c21223e6301691fe6d4adcc51c1ab616701'),
	(49, '772', 'inspected', 14, 'ReminderIssued', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-13T01:00:00.000Z","payload":{"item":"report@2026","round":0,"step":"blue","to":["community"]},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":14,"type":"ReminderIssued","typeVersion":1,"v":1}', '500e915dfd2b02ca38f9cee67d733c6e', '39ca55ff2a288a02ac776e2ee94dca348f40182b5c7e878149643ec3c20789b7'),
	(50, '774', 'running', 9, 'ItemOpened', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2025-12-31T21:00:00.000Z","payload":{"item":"report@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":9,"type":"ItemOpened","typeVersion":1,"v":1}', '56e311242fd51928fed4fcb88ec9de73', 'de57bfcb9dd7581bfbda26d453b72f900d3468bcbad5d563438f2741d8a7cc4b'),
	(51, '774', 'running', 10, 'ItemOpened', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-02-28T21:00:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":10,"type":"ItemOpened","typeVersion":1,"v":1}', '5e5b26bc7901cbc88e068e0ccb2c68c8', '878e13f67189dab6082ccf683b880beb951a843b35b0c9398246fb69f4796def'),
	(52, '774', 'running', 11, 'ItemBecameOverdue', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-04-03T21:00:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":11,"type":"ItemBecameOverdue","typeVersion":1,"v":1}', '177197b99799058ed1a1b3f4e018426e', 'e47c820a8f59085bc9e1df14b9b12869afe9018bef92adb4e94c2ecacf4a6763'),
	(53, '774', 'running', 12, 'ItemEscalated', '{"actor":"clock","agreementId":"running","commandKey":null,"occurredAt":"2026-04-10T07:00:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":12,"type":"ItemEscalated","typeVersion":1,"v":1}', 'e134af157f41d0deb51cc8da991fc269', 'de40f893ca2676de0387b94ba3d9632787552e1137d5727734578202fd2ff814'),
	(54, '775', 'suspended', 9, 'ItemOpened', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2025-12-31T20:18:00.000Z","payload":{"item":"report@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":9,"type":"ItemOpened","typeVersion":1,"v":1}', 'd8ec3182127ea8c69aa4e0d0c1d0fe23', '3ac6dd33077e27072142c25215d67abf800d7daef9a6161c352332cf21ba2697'),
	(55, '775', 'suspended', 10, 'ItemOpened', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-02-28T20:18:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":10,"type":"ItemOpened","typeVersion":1,"v":1}', 'c34defaa29090ff09a7a19f1f3e5dc02', 'd63eea30dedcda11af8f2042a5a37047e8cb124be76bb7aac9a195ded3b07e3a'),
	(56, '775', 'suspended', 11, 'ItemBecameOverdue', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-04-03T20:18:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":11,"type":"ItemBecameOverdue","typeVersion":1,"v":1}', 'a83ea71ebf2378bfcc1e4791d8b043f3', '6e06fe148285b9413f481ec745cc16f726544a661e74839eea2cfeb367f5551a'),
	(57, '775', 'suspended', 12, 'ItemEscalated', '{"actor":"clock","agreementId":"suspended","commandKey":null,"occurredAt":"2026-04-10T06:18:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":12,"type":"ItemEscalated","typeVersion":1,"v":1}', 'aa269c3e833256f4b84b59cf77f7790f', 'e4b45f703bb367f981fe7d9f0f3ba1d80a6e036d3bd805d0be61fd5201a9ddc9'),
	(58, '776', 'inspected', 15, 'ItemBecameOverdue', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-03T22:46:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":15,"type":"ItemBecameOverdue","typeVersion":1,"v":1}', '760d15b008c09ed4e1aa9ed37aef246b', '32f84a75cb42e2137e330d92721553c90bd31dfb913a5295b0c2cdfb9905cddc'),
	(59, '776', 'inspected', 16, 'ItemEscalated', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-10T02:46:00.000Z","payload":{"item":"clinic@2026"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":16,"type":"ItemEscalated","typeVersion":1,"v":1}', '3b8debe4d10bb29ced60f028c0816a47', '2b0fdcaef2e2e9c9b0c27f55452a66b484c55be2bf60f55bc5cdefcc4b22a449'),
	(60, '776', 'inspected', 17, 'ItemBecameOverdue', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-10T22:46:00.000Z","payload":{"item":"visit-order@2026-03-10.1"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":17,"type":"ItemBecameOverdue","typeVersion":1,"v":1}', 'd63e96cacef19367bd10fc23dae81dd4', '7cec4c7c7828425066e16949a4fc1209760e33314b0c6c3ff2f9760a036b1573'),
	(61, '776', 'inspected', 18, 'ItemEscalated', '{"actor":"clock","agreementId":"inspected","commandKey":null,"occurredAt":"2026-04-13T02:46:00.000Z","payload":{"item":"visit-order@2026-03-10.1"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":18,"type":"ItemEscalated","typeVersion":1,"v":1}', '0504fec12024f55acf2b874e9206a7c7', '05cde5ab31b832647e89a7615d9abb95fe6fc8be198b5bb4d5e1b9a4b83eedac'),
	(62, '777', 'year', 19, 'ItemOpened', '{"actor":"clock","agreementId":"year","commandKey":null,"occurredAt":"2026-03-31T21:16:00.000Z","payload":{"item":"charity-shop@2026-Q2"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":19,"type":"ItemOpened","typeVersion":1,"v":1}', '0f88f9188b76f660fae0c1f26c9d82da', 'e075faa25c176373effb5ef75649a0f9dc0b05c79f6a76823f7cd73fd5008c25'),
	(63, '778', 'inspected', 19, 'VersionHandedIn', '{"actor":"inspected-school","agreementId":"inspected","commandKey":"k24","occurredAt":"2026-04-13T04:00:00.000Z","payload":{"by":"school","item":"visit-order@2026-03-10.1","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","version":1},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":19,"type":"VersionHandedIn","typeVersion":1,"v":1}', '40fdf7c6701b1f8702a2447f96ea977d', 'baf12d0accc634ec68204e5ed92b1528473ed672409af9e60c4ab678126c5420'),
	(64, '779', 'suspended', 13, 'AgreementSuspended', '{"actor":"district-1","agreementId":"suspended","commandKey":"k25","occurredAt":"2026-04-13T04:00:00.000Z","payload":{"on":"2026-04-13","reason":"venue","treatment":"keep"},"person":null,"recordedAt":"2026-04-13T04:00:00.000Z","refs":[],"seq":13,"type":"AgreementSuspended","typeVersion":1,"v":1}', '694633b74b9939b894db291b5c88c5a2', '57ab1c4be479770a696ae4a8d4703d97a1fcb85344cfda0839fbee9d94dc8b73');


--
-- Data for Name: heads; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.heads (agreement_id, seq, commitment, recorded_at) VALUES
	('proposed', 1, '7c5fd2df01e1617f3f3a272c6fb6b78342b03fd469fe0fb4d294580f7ce1cc42', '2025-12-20T04:00:00.000Z'),
	('running', 12, 'de40f893ca2676de0387b94ba3d9632787552e1137d5727734578202fd2ff814', '2026-04-13T04:00:00.000Z'),
	('year', 19, 'e075faa25c176373effb5ef75649a0f9dc0b05c79f6a76823f7cd73fd5008c25', '2026-04-13T04:00:00.000Z'),
	('inspected', 19, 'baf12d0accc634ec68204e5ed92b1528473ed672409af9e60c4ab678126c5420', '2026-04-13T04:00:00.000Z'),
	('suspended', 13, '57ab1c4be479770a696ae4a8d4703d97a1fcb85344cfda0839fbee9d94dc8b73', '2026-04-13T04:00:00.000Z');


--
-- Data for Name: holds; Type: TABLE DATA; Schema: ledger; Owner: -
--



--
-- Data for Name: incarnations; Type: TABLE DATA; Schema: ledger; Owner: -
--



--
-- Data for Name: log; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.log (index, agreement_id, seq, snapshot, leaf_hash, incarnation) VALUES
	(0, 'proposed', 1, NULL, '\x15392864ea7f120d37f7e68771efdf133f29fb022e2e2a0158170497873cb287', 1),
	(1, 'running', 1, NULL, '\xafc3afe7a4849d49d22356cd436fc4396949795a97673390d99a9c5f67e17eb7', 1),
	(2, 'running', 2, NULL, '\xd7654c7b1e69cd0308ec80207a271f1ceb78038959c3f55a6c362e6b1448b0f1', 1),
	(3, 'running', 3, NULL, '\x31e59515c7851f5111e08637a94be719fd1267b53df4309bf7e50d717cfc5e73', 1),
	(4, 'running', 4, NULL, '\x4ef5a5a3fd7acd99e57dbfd3ccc0c94d6ce69502399dc1f704053d8f80620072', 1),
	(5, 'suspended', 1, NULL, '\x8ceec8d8e7b994227c6ac52888b151f6e1bc68c6bd7961338c4a50f9d84c8d0f', 1),
	(6, 'suspended', 2, NULL, '\x53eaca033524525534089f6521fadd847dca5ea79f7ac278d6851ae03a5cf31a', 1),
	(7, 'suspended', 3, NULL, '\x9b20b0aa1dff0ff9bad5f98a7f50bf22a2f26b4482f9ffc260a77e0ba823462a', 1),
	(8, 'suspended', 4, NULL, '\xe5108f320e2ed5eceda2f62f33ba71350430404b02ccb2f6c4d2f09e894dddda', 1),
	(9, 'inspected', 1, NULL, '\x5b34b608f55fbf32dbb78c9d7b48c5f190a2e4ed304356220707716580fbd34a', 1),
	(10, 'inspected', 2, NULL, '\x8e68f0beabf3c2111f23087bc3df158359316d8e5d3e8e39ff0e0b59e1c5fdf6', 1),
	(11, 'inspected', 3, NULL, '\x659fd66ce74750e69b8218b57245da12b35895084aaf1614bf1ebd36c46b8131', 1),
	(12, 'inspected', 4, NULL, '\x2dcb82a13376b642942c2ab69c965b039c6210a482118e34384d2450e851ac40', 1),
	(13, 'year', 1, NULL, '\x7179c58cbfbe3721a3482e6b45443f9b0e47b903e23c22de0acde07608ab52b7', 1),
	(14, 'year', 2, NULL, '\x7db2ef79d7f2b3aed82ffc68e663bafd31f47d24b0c81c2a4bfec57f7fbbd8c0', 1),
	(15, 'year', 3, NULL, '\x1f23013c0256674eeef9e080ef015836c5ead31e000e9a7d25ae0c35b7fac989', 1),
	(16, 'year', 4, NULL, '\x0d3c6f159dbf45d71df6adc7cebd52f0262b1386fa24a18e9b64f11eb3feb803', 1),
	(17, 'year', 5, NULL, '\x613360786b51b20a7a0a308108e02f47ee0cb05293a44256db824484434cf6a5', 1),
	(18, 'year', 6, NULL, '\x31cef2791c6aa6c9495a3f332be8e3067c3a70ecab59ed8ec64c4a737355fa16', 1),
	(19, 'year', 7, NULL, '\xb63a2263ca90e2c6094d42b2f768ea503077a647f8e54fb839c1d04951f5c1fb', 1),
	(20, 'year', 8, NULL, '\x18a35cfeb89b7814e34943d737b883530e6c091293a7adcd272c46741b47fc35', 1),
	(21, 'year', 9, NULL, '\x38165bdeef1987166f6861b014bf966a8472f2b2106e27c8d53917623deffc99', 1),
	(22, 'year', 10, NULL, '\x501431014afd423b3713a1a57fcb768ed55a908e2cf1a5b45bb8e6295e0967ad', 1),
	(23, 'year', 11, NULL, '\x231fdf5cce1da3fdee63371472fbb338d597ce81272453bdacbf6e63bf5c4e98', 1),
	(24, 'year', 12, NULL, '\x1e219012c47dc16a3f151ec3c43b307ddc613685bad05be5b343ca72fdfcd327', 1),
	(25, 'year', 13, NULL, '\x6f9b2b3684eac488c9692ad9fd2a34863ee23a95295c93c7169263650155f711', 1),
	(26, 'year', 14, NULL, '\x97129fd15c2c9672a904d8650fbd3c5784654b2b7326f2167e9ccda68745810a', 1),
	(27, 'year', 15, NULL, '\x2985e828212033eb1e13b8a8c3e62da9bd2ac5ad6e99e15439cfc862abab6901', 1),
	(28, 'year', 16, NULL, '\xe3aa9be2023b638da3d7ff7a70f948615424f942f5a4c7a8284b582228a51327', 1),
	(29, 'year', 17, NULL, '\xc810da5e5d3e6f34b4024fab94c0b19561e3ad8b5d2b50e1ba257f38d6cf7c96', 1),
	(30, 'inspected', 5, NULL, '\xbe12fa2e8872b672dc6a9f042a389b3f76331cf4b87b5c2026d13bdeb585ff15', 1),
	(31, 'inspected', 6, NULL, '\x75a6ac1fba76c733e43108d3498666e6c79cf73a90cc9bf2f392990aac41975c', 1),
	(32, 'inspected', 7, NULL, '\xb0a4d29b8bbf45bc37a661f1b5061961567ad5cd6778cbdc5bd4dbd5dd4ff632', 1),
	(33, 'inspected', 8, NULL, '\xb5f474c237dd2b563dca5071378a2f9068c79f6c89325c0e4259a1256199964d', 1),
	(34, 'suspended', 5, NULL, '\x21b29f30bd91ebb6ecb15697cc7ca666de825a3e7f6f6fad10f5539945eb9506', 1),
	(35, 'suspended', 6, NULL, '\xd6003351b220e27f9c722dbc8111dcbcf6124245023ccfd7a0b82934561821e6', 1),
	(36, 'suspended', 7, NULL, '\xe1c9fa93d32df2fe63df5d88a05fae6828fc88457c45de2836222f2994089a29', 1),
	(37, 'suspended', 8, NULL, '\xcb6e2a9e365f9e0f4fded23055e885994ddaa9eeb810172628e1e845bb3194da', 1),
	(38, 'running', 5, NULL, '\xea213cae90bc6362f8a8a4744f513b3b17c3fd82cc682283cb984c262d0d977e', 1),
	(39, 'running', 6, NULL, '\xdac50042162e44fe9889d9d7b461566fbf6f67c83940346a96754feaf2b0c376', 1),
	(40, 'running', 7, NULL, '\x317e3b51ed4dcbc9116b443654060ed2da984726c2c55fe6ca2624899bcd0093', 1),
	(41, 'running', 8, NULL, '\x50a174d78bad87c2fbcdd92c106561141900f4cf168e2ec7e2c6edc73c959844', 1),
	(42, 'year', 18, NULL, '\xdd4188f45967fb901a37d53bb9904e0a5f5e61b627606d544aa8d7681035ad03', 1),
	(43, 'inspected', 9, NULL, '\x8faadcfb5377d817e42d5079699d1fc0ef2c6b9f771a6d4e66128459c484bc89', 1),
	(44, 'inspected', 10, NULL, '\x1c78254550e483dcd16703d1f0791e00f4418d2f7d1c73f939dd61df1d48be04', 1),
	(45, 'inspected', 11, NULL, '\x5e18d71218bda7994d729747426105abf14305dbcf6348e76fba0b8324b54e7f', 1),
	(46, 'inspected', 12, NULL, '\x30f8934362deee5167d479d7b8199ef8dbb85424d87c79bc0664cc3383068e42', 1),
	(47, 'inspected', 13, NULL, '\xa90a24563152c7bc1162b7d039cf9ec5f4954f09de25991da00cefbf83413023', 1),
	(48, 'inspected', 14, NULL, '\x9daf70ba566f15cf06e2beac04a468c2ceca4a12d1081da7eb975e621005d8c0', 1),
	(49, 'running', 9, NULL, '\x1a0fbddffd6e6d02321a0f16fe1776fa33875f7259edd4449ad379517cb213cd', 1),
	(50, 'running', 10, NULL, '\xd240e7a6d9ad0b79c976ddec56456a537ceedf7df6e38c61773671702f05d43b', 1),
	(51, 'running', 11, NULL, '\xe01a33b06b34a774f473be6edff22f1847a09216a2a333373ad0595822abd1ac', 1),
	(52, 'running', 12, NULL, '\x128c2f7b9d596cf1ff7d3f32673ba5f9966aea546000e4e3399b6fcffe73794a', 1),
	(53, 'suspended', 9, NULL, '\x006f5634c64721f3774068f0d3e006f1cdd0533b8b81a4f2a43febc94d9a8120', 1),
	(54, 'suspended', 10, NULL, '\x5ce3ad3ddb546f58805349f9ac6d0d9d8f1206268d5af42cd8fad99eb562834e', 1),
	(55, 'suspended', 11, NULL, '\x43c00e68ea5de0f5a2191183b8f19dc3dce953248c127cdd73c58642c27199db', 1),
	(56, 'suspended', 12, NULL, '\x9027640c006bd1ef0b47e42540466f61fcd0ccc76070b7b9caaaa205b8ca8e8a', 1),
	(57, 'inspected', 15, NULL, '\xeebfd6bc97f97098d077bea7c21de303ed16111c5020e4a9b1d7917889c3aa9b', 1),
	(58, 'inspected', 16, NULL, '\x092b773053dea8908baee42c2e7ab67296afc306e3c3ae18d20ee520e77dc87b', 1),
	(59, 'inspected', 17, NULL, '\x1e7b2eb3b29e6f7135027bc94306b5fa3e06282211efc27a2d6a44db1fef7bd3', 1),
	(60, 'inspected', 18, NULL, '\xb439f32ae8a842b171c6fd420442588c362df112721702a2de200d6918b0c8e2', 1),
	(61, 'year', 19, NULL, '\x9541157aa92eb03dd7bd546fb9a56f4d27ed1cdb937c3f7fdae5855e5fe0e802', 1),
	(62, 'inspected', 19, NULL, '\x4df8f2e76903bd026c2b0dcbb4edcb63af47d91e7ab22efa1328b1a53ec1e5bc', 1),
	(63, 'suspended', 13, NULL, '\xd94c2820025aa43045d4b3219d639cc4bd70f48072d2a238c1ac39cfdbed6c76', 1),
	(64, NULL, NULL, '{"day":"2026-04-13","heads":5,"root":"MjFa_eQZnZT9cBAd-9S7y4vPzpiRgj88BVe1zDKhVHo","v":1}', '\xfd780738610c42c27d9ffb0d1a5a7afb8c8f9a91e5590f3744f9138ddfcb41ad', 1);


--
-- Data for Name: programmes; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.programmes (slug, version, digest, text, published_at) VALUES
	('small', 1, 'd3b7e32a02058a4bff3f01dbd35e3cda9daf2bce952be0a1df45829e1e08f9f6', 'cobuild: 1
programme: small
version: 1
title: { zh: 小方案, en: Small programme }
roles:
  - { key: community, side: host, title: { zh: 社区, en: the community } }
  - { key: school, side: partner, title: { zh: 学校, en: the school } }
items:
  - key: clinic
    kind: activity
    title: { zh: 清洁楼道, en: Stairwells swept }
    when: { rule: month, month: 3 }
    owedBy: [school]
    evidence: []
  - key: report
    kind: deadline
    title: { zh: 清洁楼道, en: Stairwells swept }
    when: { rule: by, day: 04-20 }
    owedBy: [community]
    evidence: []
  - key: visit
    kind: activity
    title: { zh: 清洁楼道, en: Stairwells swept }
    when: { rule: month, month: 11 }
    owedBy: [community]
    evidence: []
', '2025-12-20T04:00:00.000Z'),
	('police-section-pairing', 1, '3d0d73003fb7bccb88bd058b96e06cf65837f3f0c28acf9fc2d06f4a87d582f1', '# yaml-language-server: $schema=../schema/programme-1.json
cobuild: 1
programme: police-section-pairing
version: 1
title: { zh: 警社结对共建, en: Police section and community }
timeZone: Asia/Shanghai
roles:
  - { key: community, side: host, title: { zh: 社区党支部, en: the community branch } }
  - { key: police-section, side: partner, title: { zh: 共建科室, en: the police section } }
parameters:
  - key: charity-shop-cadence
    question: { zh: 爱心超市多久补货并发放一次？, en: How often is the charity shop restocked and handed out? }
    choices: [month, quarter]
    default: quarter
items:
  - key: leading-group
    kind: deadline
    title: { zh: 成立联合领导小组, en: Joint leading group set up }
    when: { rule: by, day: 03-31 }
    owedBy: [community, police-section]
    evidence: [document]
  - key: charity-shop
    kind: activity
    title: { zh: 爱心超市补货发放, en: Charity shop restocked and handed out }
    when: { rule: every, unit: $charity-shop-cadence }
    owedBy: [community]
    evidence: [count]
    graceDays: 0
  - key: study-exchange-june
    kind: activity
    title: { zh: 上半年学习交流, en: First study exchange }
    when: { rule: month, month: 6 }
    owedBy: [police-section]
    evidence: [photo]
  - key: square-event
    kind: activity
    title: { zh: 共建广场活动, en: Square event }
    when: { rule: month, month: 6, part: middle }
    owedBy: [community, police-section]
    evidence: [photo, count]
  - key: joint-meeting
    kind: joint-meeting
    title: { zh: 党建联席会议, en: Joint Party-building meeting }
    when: { rule: month, month: 7 }
    owedBy: [community]
    evidence: [document]
  - key: road-and-sewer
    kind: project
    title: { zh: 道路与下水道改造, en: Road and sewer works }
    when: { rule: fixed-by, item: joint-meeting, by: 11-30 }
    owedBy: [police-section]
    evidence: [photo]
  - key: culture-corridor
    kind: project
    title: { zh: 文化长廊, en: Culture corridor }
    when: { rule: fixed-by, item: joint-meeting, by: 11-30 }
    owedBy: [community]
    evidence: [photo]
  - key: public-order
    kind: project
    title: { zh: 社区治安整治, en: Public order }
    when: { rule: fixed-by, item: joint-meeting, by: 11-30 }
    owedBy: [police-section, community]
    evidence: [document]
  - key: training
    kind: activity
    title: { zh: 党员群众培训, en: Training of members and residents }
    when: { rule: month, month: 10 }
    owedBy: [community]
    evidence: [photo, count]
  - key: study-exchange-december
    kind: activity
    title: { zh: 下半年学习交流, en: Second study exchange }
    when: { rule: span, from: 12-01, to: 12-10 }
    owedBy: [community]
    evidence: [photo]
    graceDays: 1
  - key: review
    kind: review
    title: { zh: 年终考核, en: Year-end review }
    when: { rule: span, from: 12-12, to: 12-20 }
    owedBy: [community, police-section]
    criteria:
      - { key: projects, title: { zh: 实事, en: Practical projects }, max: 40 }
      - { key: exchange, title: { zh: 交流, en: Exchange }, max: 30 }
      - { key: cooperation, title: { zh: 配合, en: Working together }, max: 30 }
', '2025-12-20T04:00:00.000Z');


--
-- Data for Name: restores; Type: TABLE DATA; Schema: ledger; Owner: -
--



--
-- Data for Name: sealers; Type: TABLE DATA; Schema: ledger; Owner: -
--

INSERT INTO ledger.sealers (epoch, since) VALUES
	(1, '2026-04-13T04:00:00.000Z');


--
-- Data for Name: cobuild_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cobuild_migrations (id, "timestamp", name) VALUES
	(1, 1796000000000, 'Ledger1796000000000'),
	(2, 1797000000000, 'People1797000000000'),
	(3, 1798000000000, 'Feeds1798000000000'),
	(4, 1799000000000, 'Channels1799000000000'),
	(5, 1800000000000, 'Keepers1800000000000'),
	(6, 1800000000001, 'ActLinks1800000000001'),
	(7, 1800000000002, 'Push1800000000002'),
	(8, 1800000000003, 'Renewals1800000000003'),
	(9, 1800000000004, 'Log1800000000004'),
	(10, 1800000000005, 'Telling1800000000005'),
	(11, 1800000000006, 'Pins1800000000006'),
	(12, 1800000000007, 'Incarnations1800000000007'),
	(13, 1800000000008, 'Holds1800000000008'),
	(14, 1800000000009, 'ErasedFiles1800000000009');


--
-- Data for Name: erasures; Type: TABLE DATA; Schema: side; Owner: -
--



--
-- Data for Name: escrow; Type: TABLE DATA; Schema: side; Owner: -
--



--
-- Data for Name: files; Type: TABLE DATA; Schema: side; Owner: -
--



--
-- Data for Name: subjects; Type: TABLE DATA; Schema: side; Owner: -
--



--
-- Data for Name: texts; Type: TABLE DATA; Schema: side; Owner: -
--



--
-- Name: job_queues_id_seq; Type: SEQUENCE SET; Schema: graphile_worker; Owner: -
--

SELECT pg_catalog.setval('graphile_worker.job_queues_id_seq', 1, false);


--
-- Name: jobs_id_seq1; Type: SEQUENCE SET; Schema: graphile_worker; Owner: -
--

SELECT pg_catalog.setval('graphile_worker.jobs_id_seq1', 29, true);


--
-- Name: tasks_id_seq; Type: SEQUENCE SET; Schema: graphile_worker; Owner: -
--

SELECT pg_catalog.setval('graphile_worker.tasks_id_seq', 29, true);


--
-- Name: entries_position_seq; Type: SEQUENCE SET; Schema: ledger; Owner: -
--

SELECT pg_catalog.setval('ledger.entries_position_seq', 64, true);


--
-- Name: holds_n_seq; Type: SEQUENCE SET; Schema: ledger; Owner: -
--

SELECT pg_catalog.setval('ledger.holds_n_seq', 1, false);


--
-- Name: cobuild_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cobuild_migrations_id_seq', 14, true);


--
-- Name: erasures_n_seq; Type: SEQUENCE SET; Schema: side; Owner: -
--

SELECT pg_catalog.setval('side.erasures_n_seq', 1, false);


--
-- Name: agreements agreements_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.agreements
    ADD CONSTRAINT agreements_pkey PRIMARY KEY (agreement_id);


--
-- Name: due due_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.due
    ADD CONSTRAINT due_pkey PRIMARY KEY (agreement_id, occasion);


--
-- Name: inbox_heads inbox_heads_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.inbox_heads
    ADD CONSTRAINT inbox_heads_pkey PRIMARY KEY (party);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (notice_id);


--
-- Name: outgoing outgoing_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.outgoing
    ADD CONSTRAINT outgoing_pkey PRIMARY KEY (channel, occasion);


--
-- Name: parties parties_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.parties
    ADD CONSTRAINT parties_pkey PRIMARY KEY (agreement_id, role);


--
-- Name: virtual_clock virtual_clock_pkey; Type: CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.virtual_clock
    ADD CONSTRAINT virtual_clock_pkey PRIMARY KEY (only_one);


--
-- Name: act_links act_links_id_key; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.act_links
    ADD CONSTRAINT act_links_id_key UNIQUE (id);


--
-- Name: act_links act_links_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.act_links
    ADD CONSTRAINT act_links_pkey PRIMARY KEY (digest);


--
-- Name: assignments assignments_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.assignments
    ADD CONSTRAINT assignments_pkey PRIMARY KEY (id);


--
-- Name: channels channels_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.channels
    ADD CONSTRAINT channels_pkey PRIMARY KEY (id);


--
-- Name: feeds feeds_id_key; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.feeds
    ADD CONSTRAINT feeds_id_key UNIQUE (id);


--
-- Name: feeds feeds_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.feeds
    ADD CONSTRAINT feeds_pkey PRIMARY KEY (digest);


--
-- Name: holdings holdings_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.holdings
    ADD CONSTRAINT holdings_pkey PRIMARY KEY (id);


--
-- Name: people people_login_key; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.people
    ADD CONSTRAINT people_login_key UNIQUE (login);


--
-- Name: people people_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);


--
-- Name: people people_subject_key; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.people
    ADD CONSTRAINT people_subject_key UNIQUE (subject);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (digest);


--
-- Name: units units_pkey; Type: CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.units
    ADD CONSTRAINT units_pkey PRIMARY KEY (id);


--
-- Name: _private_job_queues job_queues_pkey1; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_job_queues
    ADD CONSTRAINT job_queues_pkey1 PRIMARY KEY (id);


--
-- Name: _private_job_queues job_queues_queue_name_key; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_job_queues
    ADD CONSTRAINT job_queues_queue_name_key UNIQUE (queue_name);


--
-- Name: _private_jobs jobs_key_key1; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_jobs
    ADD CONSTRAINT jobs_key_key1 UNIQUE (key);


--
-- Name: _private_jobs jobs_pkey1; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_jobs
    ADD CONSTRAINT jobs_pkey1 PRIMARY KEY (id);


--
-- Name: _private_known_crontabs known_crontabs_pkey; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_known_crontabs
    ADD CONSTRAINT known_crontabs_pkey PRIMARY KEY (identifier);


--
-- Name: migrations migrations_pkey; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (id);


--
-- Name: _private_tasks tasks_identifier_key; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_tasks
    ADD CONSTRAINT tasks_identifier_key UNIQUE (identifier);


--
-- Name: _private_tasks tasks_pkey; Type: CONSTRAINT; Schema: graphile_worker; Owner: -
--

ALTER TABLE ONLY graphile_worker._private_tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (incarnation, size);


--
-- Name: commands commands_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.commands
    ADD CONSTRAINT commands_pkey PRIMARY KEY (agreement_id, command_key);


--
-- Name: cosignatures cosignatures_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.cosignatures
    ADD CONSTRAINT cosignatures_pkey PRIMARY KEY (incarnation, size, line);


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY ("position");


--
-- Name: heads heads_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.heads
    ADD CONSTRAINT heads_pkey PRIMARY KEY (agreement_id);


--
-- Name: holds holds_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.holds
    ADD CONSTRAINT holds_pkey PRIMARY KEY (n);


--
-- Name: incarnations incarnations_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.incarnations
    ADD CONSTRAINT incarnations_pkey PRIMARY KEY (n);


--
-- Name: log log_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.log
    ADD CONSTRAINT log_pkey PRIMARY KEY (incarnation, index);


--
-- Name: entries one_entry_per_seq; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.entries
    ADD CONSTRAINT one_entry_per_seq UNIQUE (agreement_id, seq);


--
-- Name: log one_leaf_per_entry; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.log
    ADD CONSTRAINT one_leaf_per_entry UNIQUE (incarnation, agreement_id, seq);


--
-- Name: programmes programmes_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.programmes
    ADD CONSTRAINT programmes_pkey PRIMARY KEY (slug, version);


--
-- Name: restores restores_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.restores
    ADD CONSTRAINT restores_pkey PRIMARY KEY (first_position);


--
-- Name: sealers sealers_pkey; Type: CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.sealers
    ADD CONSTRAINT sealers_pkey PRIMARY KEY (epoch);


--
-- Name: cobuild_migrations PK_d38938ee1471e00855a6dcc0788; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cobuild_migrations
    ADD CONSTRAINT "PK_d38938ee1471e00855a6dcc0788" PRIMARY KEY (id);


--
-- Name: erasures erasures_pkey; Type: CONSTRAINT; Schema: side; Owner: -
--

ALTER TABLE ONLY side.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (n);


--
-- Name: escrow escrow_pkey; Type: CONSTRAINT; Schema: side; Owner: -
--

ALTER TABLE ONLY side.escrow
    ADD CONSTRAINT escrow_pkey PRIMARY KEY (subject);


--
-- Name: files files_pkey; Type: CONSTRAINT; Schema: side; Owner: -
--

ALTER TABLE ONLY side.files
    ADD CONSTRAINT files_pkey PRIMARY KEY (sha256, unit);


--
-- Name: subjects subjects_pkey; Type: CONSTRAINT; Schema: side; Owner: -
--

ALTER TABLE ONLY side.subjects
    ADD CONSTRAINT subjects_pkey PRIMARY KEY (id);


--
-- Name: texts texts_pkey; Type: CONSTRAINT; Schema: side; Owner: -
--

ALTER TABLE ONLY side.texts
    ADD CONSTRAINT texts_pkey PRIMARY KEY (id);


--
-- Name: agreements_by_district; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX agreements_by_district ON cobuild.agreements USING btree (district, agreement_id);


--
-- Name: agreements_by_host; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX agreements_by_host ON cobuild.agreements USING btree (host, agreement_id);


--
-- Name: agreements_by_renewed; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX agreements_by_renewed ON cobuild.agreements USING btree (renews) WHERE (renews IS NOT NULL);


--
-- Name: agreements_by_status; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX agreements_by_status ON cobuild.agreements USING btree (status, agreement_id);


--
-- Name: due_by_instant; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX due_by_instant ON cobuild.due USING btree (at);


--
-- Name: inbox_by_party; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX inbox_by_party ON cobuild.inbox USING btree (party, at DESC);


--
-- Name: inbox_by_position; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX inbox_by_position ON cobuild.inbox USING btree (party, "position");


--
-- Name: outgoing_by_message; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX outgoing_by_message ON cobuild.outgoing USING btree (message);


--
-- Name: outgoing_by_told; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX outgoing_by_told ON cobuild.outgoing USING btree (told_at) WHERE (told_at IS NOT NULL);


--
-- Name: outgoing_open; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX outgoing_open ON cobuild.outgoing USING btree (channel, at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));


--
-- Name: parties_by_unit; Type: INDEX; Schema: cobuild; Owner: -
--

CREATE INDEX parties_by_unit ON cobuild.parties USING btree (unit);


--
-- Name: act_links_by_channel; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX act_links_by_channel ON directory.act_links USING btree (channel, message);


--
-- Name: act_links_by_person; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX act_links_by_person ON directory.act_links USING btree (person);


--
-- Name: assignments_by_person; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX assignments_by_person ON directory.assignments USING btree (person);


--
-- Name: channels_by_person; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX channels_by_person ON directory.channels USING btree (person);


--
-- Name: channels_by_unit; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX channels_by_unit ON directory.channels USING btree (unit);


--
-- Name: feeds_by_person; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX feeds_by_person ON directory.feeds USING btree (person);


--
-- Name: holdings_by_person; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX holdings_by_person ON directory.holdings USING btree (person);


--
-- Name: holdings_by_unit; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX holdings_by_unit ON directory.holdings USING btree (unit);


--
-- Name: units_by_parent; Type: INDEX; Schema: directory; Owner: -
--

CREATE INDEX units_by_parent ON directory.units USING btree (parent);


--
-- Name: jobs_main_index; Type: INDEX; Schema: graphile_worker; Owner: -
--

CREATE INDEX jobs_main_index ON graphile_worker._private_jobs USING btree (priority, run_at) INCLUDE (id, task_id, job_queue_id) WHERE (is_available = true);


--
-- Name: jobs_no_queue_index; Type: INDEX; Schema: graphile_worker; Owner: -
--

CREATE INDEX jobs_no_queue_index ON graphile_worker._private_jobs USING btree (priority, run_at) INCLUDE (id, task_id) WHERE ((is_available = true) AND (job_queue_id IS NULL));


--
-- Name: entries_as_sealed; Type: INDEX; Schema: ledger; Owner: -
--

CREATE INDEX entries_as_sealed ON ledger.entries USING btree (transaction_id, "position");


--
-- Name: one_hold_per_cause; Type: INDEX; Schema: ledger; Owner: -
--

CREATE UNIQUE INDEX one_hold_per_cause ON ledger.holds USING btree (COALESCE(agreement_id, ''::text), code) WHERE (lifted_at IS NULL);


--
-- Name: erasures_by_what; Type: INDEX; Schema: side; Owner: -
--

CREATE INDEX erasures_by_what ON side.erasures USING btree (what);


--
-- Name: texts_by_subject; Type: INDEX; Schema: side; Owner: -
--

CREATE INDEX texts_by_subject ON side.texts USING btree (subject);


--
-- Name: checkpoints checkpoints_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER checkpoints_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: commands commands_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER commands_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.commands FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: cosignatures cosignatures_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER cosignatures_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.cosignatures FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: entries entries_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER entries_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.entries FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: incarnations incarnations_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER incarnations_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.incarnations FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: log log_is_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER log_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.log FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: programmes programmes_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER programmes_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.programmes FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: restores restores_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER restores_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.restores FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: sealers sealers_are_append_only; Type: TRIGGER; Schema: ledger; Owner: -
--

CREATE TRIGGER sealers_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.sealers FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: erasures erasures_are_append_only; Type: TRIGGER; Schema: side; Owner: -
--

CREATE TRIGGER erasures_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON side.erasures FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();


--
-- Name: outgoing outgoing_channel_fkey; Type: FK CONSTRAINT; Schema: cobuild; Owner: -
--

ALTER TABLE ONLY cobuild.outgoing
    ADD CONSTRAINT outgoing_channel_fkey FOREIGN KEY (channel) REFERENCES directory.channels(id) ON DELETE CASCADE;


--
-- Name: act_links act_links_channel_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.act_links
    ADD CONSTRAINT act_links_channel_fkey FOREIGN KEY (channel) REFERENCES directory.channels(id) ON DELETE CASCADE;


--
-- Name: act_links act_links_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.act_links
    ADD CONSTRAINT act_links_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: assignments assignments_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.assignments
    ADD CONSTRAINT assignments_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: assignments assignments_unit_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.assignments
    ADD CONSTRAINT assignments_unit_fkey FOREIGN KEY (unit) REFERENCES directory.units(id);


--
-- Name: channels channels_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.channels
    ADD CONSTRAINT channels_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: channels channels_unit_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.channels
    ADD CONSTRAINT channels_unit_fkey FOREIGN KEY (unit) REFERENCES directory.units(id);


--
-- Name: feeds feeds_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.feeds
    ADD CONSTRAINT feeds_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: holdings holdings_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.holdings
    ADD CONSTRAINT holdings_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: holdings holdings_unit_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.holdings
    ADD CONSTRAINT holdings_unit_fkey FOREIGN KEY (unit) REFERENCES directory.units(id);


--
-- Name: people people_unit_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.people
    ADD CONSTRAINT people_unit_fkey FOREIGN KEY (unit) REFERENCES directory.units(id);


--
-- Name: sessions sessions_person_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.sessions
    ADD CONSTRAINT sessions_person_fkey FOREIGN KEY (person) REFERENCES directory.people(id);


--
-- Name: units units_parent_fkey; Type: FK CONSTRAINT; Schema: directory; Owner: -
--

ALTER TABLE ONLY directory.units
    ADD CONSTRAINT units_parent_fkey FOREIGN KEY (parent) REFERENCES directory.units(id);


--
-- Name: checkpoints checkpoints_epoch_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: -
--

ALTER TABLE ONLY ledger.checkpoints
    ADD CONSTRAINT checkpoints_epoch_fkey FOREIGN KEY (epoch) REFERENCES ledger.sealers(epoch);


--
-- Name: _private_job_queues; Type: ROW SECURITY; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_job_queues ENABLE ROW LEVEL SECURITY;

--
-- Name: _private_jobs; Type: ROW SECURITY; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_jobs ENABLE ROW LEVEL SECURITY;

--
-- Name: _private_known_crontabs; Type: ROW SECURITY; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_known_crontabs ENABLE ROW LEVEL SECURITY;

--
-- Name: _private_tasks; Type: ROW SECURITY; Schema: graphile_worker; Owner: -
--

ALTER TABLE graphile_worker._private_tasks ENABLE ROW LEVEL SECURITY;

--
-- Name: _private_job_queues outbox; Type: POLICY; Schema: graphile_worker; Owner: -
--

CREATE POLICY outbox ON graphile_worker._private_job_queues TO cobuild_app USING (true) WITH CHECK (true);


--
-- Name: _private_jobs outbox; Type: POLICY; Schema: graphile_worker; Owner: -
--

CREATE POLICY outbox ON graphile_worker._private_jobs TO cobuild_app USING (true) WITH CHECK (true);


--
-- Name: _private_known_crontabs outbox; Type: POLICY; Schema: graphile_worker; Owner: -
--

CREATE POLICY outbox ON graphile_worker._private_known_crontabs TO cobuild_app USING (true) WITH CHECK (true);


--
-- Name: _private_tasks outbox; Type: POLICY; Schema: graphile_worker; Owner: -
--

CREATE POLICY outbox ON graphile_worker._private_tasks TO cobuild_app USING (true) WITH CHECK (true);


--
-- PostgreSQL database dump complete
--


