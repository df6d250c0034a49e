import type { EntityManager } from 'typeorm';
import { dayOf, fromMillis, plusMinutes, toMillis, type Instant } from '@cobuild/calendar';
import { freshId, type Clock } from '@cobuild/config';
import {
  channelsOfKeepers,
  channelsTelling,
  DIRECTORY_ZONE,
  targetOf,
  type ChannelKind,
  type ChannelWishes,
  type SideStore,
} from '@cobuild/directory';
import { enqueue, schedule, type HandlerDeps } from '@cobuild/handler';
import { lastSigned } from '@cobuild/ledger';
import {
  heldBack,
  HOURS,
  isUrgent,
  tellAt,
  tellLateAt,
  type Hours,
  type Notice,
  type NoticeLine,
} from '@cobuild/notice';
import {
  beginMessage,
  begunIn,
  deliver,
  holdBack,
  markMessage,
  putOutgoing,
  sentSince,
  waitingIn,
  type Outgoing,
} from '@cobuild/readmodel';
import type { Channel } from './channels/channel';
import { agreementsOf, messageOf, worthTelling } from './compose';
import { redirectedFrom } from './redirect';
import { linksIn, makeLinks, type Linking, type Recipient } from './links';

export type SendDeps = HandlerDeps &
  Linking &
  Readonly<{
    side: SideStore;
    channels: Readonly<Record<ChannelKind, Channel>>;
  }>;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Waits between tries, in ms: ten tries over some 76 hours, as Standard Webhooks recommends. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR)];

/**
 * Puts notices into the inboxes and, in the same transaction, into every channel that reaches those who hold the party's posts
 * today. A second delivery changes nothing.
 */
export function tell({ db, clock }: Pick<SendDeps, 'db' | 'clock'>, notices: readonly Notice[]): Promise<void> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const today = dayOf(now, DIRECTORY_ZONE);
    const redirected = await redirectedFrom(tx, notices, now);
    const all = [...notices, ...redirected.notices];
    await deliver(tx, all);
    const parties = [...new Set(all.map(({ party }) => party))];
    const direct = await channelsTelling(tx, parties, today);
    const reaching = [...direct, ...(await channelsOfKeepers(tx, [...redirected.to.keys()], today))];
    if (reaching.length === 0) return;
    const toldTo = new Map<string, NoticeLine[]>(redirected.to);
    for (const { party, lines } of all) toldTo.set(party, [...(toldTo.get(party) ?? []), ...lines]);
    const outgoing = reaching.flatMap(({ party, channel, onlyUrgent, ...wishes }) =>
      (toldTo.get(party) ?? []).flatMap((line): Outgoing[] => {
        const urgent = isUrgent(line);
        if (onlyUrgent && !urgent) return [];
        return [{ channel, line, urgent, at: tellAt(urgent, now, DIRECTORY_ZONE, hoursOf(wishes)) }];
      }),
    );
    await putOutgoing(tx, outgoing);
    const looks = new Map(outgoing.map(({ channel, at }) => [`${channel} ${at}`, { channel, at }]));
    await lookAfter(tx, clock, [...looks.values()]);
  });
}

/** Everybody's hours, but for what somebody wants otherwise. */
const hoursOf = ({ digest, quietFrom, quietTo }: Omit<ChannelWishes, 'onlyUrgent'>): Hours => ({
  digest: digest ?? HOURS.digest,
  quietFrom: quietFrom ?? HOURS.quietFrom,
  quietTo: quietTo ?? HOURS.quietTo,
});

const lookAfter = (
  tx: EntityManager,
  clock: Clock,
  looks: readonly Readonly<{ channel: string; at: Instant }>[],
  leastMs = 0,
): Promise<void> =>
  schedule(
    tx,
    looks.map(({ channel, at }) => ({ channel, at, inMs: Math.max(leastMs, clock.realMsUntil(at)) })),
  );

/**
 * Sends what a channel has to tell by now, as one message. Between its beginning and its answer the message has one id and one
 * content, so that whoever is killed in between sends the same once more. The queue runs this once at a time for a channel.
 */
export async function send(deps: SendDeps, channel: string): Promise<void> {
  const { db, clock, side, channels } = deps;
  const now = clock.now();
  const ready = await db.transaction(async (tx) => {
    const target = await targetOf(tx, side, channel);
    if (!target) return null;
    const { perMinute } = channels[target.kind];
    const hours = hoursOf(target);
    const known = await begunIn(tx, channel);
    const waiting = known ? [] : await waitingOf(tx, channel, now, hours);
    const due = waiting.filter(({ at }) => at <= now).map(({ line }) => line);
    const full = known || due.length > 0 ? await fullMinute(tx, channel, perMinute, known ? null : due, now) : null;
    if (full !== null) {
      const until = plusMinutes(now, 1);
      await holdBack(tx, channel, full, until);
      await lookAfter(tx, clock, [{ channel, at: until }]);
      return null;
    }
    const begun = known ?? (await begin(deps, tx, { channel, ...target }, due, now));
    // Nothing overtakes what waits for its next try; and whoever comes too early looks again.
    const next = begun
      ? soonest(begun.lines.some(isUrgent), begun.againAt ?? now, now, hours)
      : earliestAfter(now, waiting);
    if (next !== null && next > now) await lookAfter(tx, clock, [{ channel, at: next }], SECOND);
    if (!begun || next !== now) return null;
    const links = await linksIn(deps, tx, channel, begun.message);
    return { target, begun, hours, message: await messageOf(tx, begun, target.lang, links) };
  });
  if (!ready) return;

  const { begun, hours, message, target } = ready;
  const sending = await channels[target.kind].send(message, target);
  const wait = WAITS[begun.tries];
  const again = sending.outcome === 'later' && wait !== undefined ? Math.max(wait, sending.afterMs ?? 0) : null;
  const reason = sending.outcome === 'sent' ? null : sending.reason;
  await db.transaction(async (tx) => {
    if (again === null) {
      const state = sending.outcome === 'sent' ? 'sent' : 'dead';
      await markMessage(tx, begun.message, { state, reason, againAt: null }, clock.now());
      await lookAfter(tx, clock, [{ channel, at: clock.now() }]); // what came meanwhile
      if (state === 'sent') await enqueue(tx, [{ task: 'record-sent', payload: { message: begun.message } }]);
    } else {
      const againAt = tellLateAt(message.urgent, fromMillis(toMillis(clock.now()) + again), DIRECTORY_ZONE, hours);
      await markMessage(tx, begun.message, { state: 'sending', reason, againAt }, clock.now());
      await lookAfter(tx, clock, [{ channel, at: againAt }]);
    }
  });
}

/** Whose minute is full, so that nothing more goes out in it. What has begun (`fresh` null) waits for its channel's limit alone. */
async function fullMinute(
  tx: EntityManager,
  channel: string,
  perMinute: number | null,
  fresh: readonly NoticeLine[] | null,
  now: Instant,
): Promise<string | null> {
  if (fresh === null && perMinute === null) return null;
  const lately = await sentSince(tx, channel, plusMinutes(now, -1));
  if (perMinute !== null && lately.channel >= perMinute) return 'channel';
  return fresh === null ? null : heldBack(lately, fresh.some(isUrgent));
}

type Waiting = Readonly<{ line: NoticeLine; at: Instant }>;

/** What a channel has still to tell, and from when on it may be. */
async function waitingOf(tx: EntityManager, channel: string, now: Instant, hours: Hours): Promise<Waiting[]> {
  const waiting = await waitingIn(tx, channel);
  return waiting.map(({ line, at }) => ({ line, at: soonest(isUrgent(line), at, now, hours) }));
}

/** When what was to be told at an instant may be: then, or late. */
const soonest = (urgent: boolean, at: Instant, now: Instant, hours: Hours): Instant =>
  at > now ? at : tellLateAt(urgent, now, DIRECTORY_ZONE, hours);

const earliestAfter = (now: Instant, waiting: readonly Waiting[]): Instant | null =>
  waiting.reduce<Instant | null>((first, { at }) => (at > now && (first === null || at < first) ? at : first), null);

/** Makes what is due one message with its links and the newest checkpoint, without what is superseded; null when nothing is left to tell. */
async function begin(deps: SendDeps, tx: EntityManager, to: Recipient, due: readonly NoticeLine[], now: Instant) {
  if (due.length === 0) return null;
  const { channel } = to;
  const agreements = await agreementsOf(tx, due);
  const lines = worthTelling(agreements, due);
  const told = lines.map(({ occasion }) => occasion);
  const superseded = due.map(({ occasion }) => occasion).filter((occasion) => !told.includes(occasion));
  const message = freshId();
  await beginMessage(tx, { channel, message, checkpoint: await lastSigned(tx) }, told, superseded);
  await makeLinks(deps, tx, to, { message, lines, agreements, now });
  return begunIn(tx, channel);
}
