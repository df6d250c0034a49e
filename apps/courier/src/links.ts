import type { EntityManager } from 'typeorm';
import { actsFor } from '@cobuild/access';
import type { Agreement } from '@cobuild/agreement';
import { dayOf, plusMinutes, type Instant } from '@cobuild/calendar';
import {
  DIRECTORY_ZONE,
  linkedLines,
  makeActLinks,
  makeUnsubscribeLink,
  tokenIn,
  unsubscribeToken,
  viewerNamed,
  type ChannelKind,
} from '@cobuild/directory';
import { askOf, type NoticeLine } from '@cobuild/notice';
import { inFull, type Links } from './compose';

/** Where links lead, and the key from which their tokens are made. */
export type Linking = Readonly<{ publicUrl: string; linkKey: Buffer }>;

/** Through which channel, of what kind, to which person; null for a unit's. */
export type Recipient = Readonly<{ channel: string; kind: ChannelKind; person: string | null }>;

/**
 * What only its person reads. A robot speaks to a group and a webhook to a machine, also where one person has set it up, and
 * whoever reads a link may use it: there lines lead to the agreement, where one signs in.
 */
const PERSONAL: readonly ChannelKind[] = ['mail', 'push'];

/** How long a link to an act is good for, in minutes. */
const GOOD_FOR = 14 * 24 * 60;

/** Makes the links of a message that begins, each for its person, for the organisation the line asks, and for that one item. */
export async function makeLinks(
  { linkKey }: Pick<Linking, 'linkKey'>,
  tx: EntityManager,
  { channel, kind, person }: Recipient,
  begun: Readonly<{
    message: string;
    lines: readonly NoticeLine[];
    agreements: ReadonlyMap<string, Agreement>;
    now: Instant;
  }>,
): Promise<void> {
  const { message, lines, agreements, now } = begun;
  if (person === null || lines.length === 0 || !PERSONAL.includes(kind)) return;
  await makeUnsubscribeLink(tx, linkKey, { channel, person });
  const viewer = await viewerNamed(tx, person, dayOf(now, DIRECTORY_ZONE));
  const units = viewer ? actsFor(viewer) : [];
  const acts = inFull(lines).flatMap((line) => {
    const agreement = agreements.get(line.agreement);
    const ask = agreement && askOf(agreement, line, units);
    return ask ? [{ ...ask, agreement: line.agreement, occasion: line.occasion }] : [];
  });
  await makeActLinks(tx, linkKey, { channel, person, message, expiresAt: plusMinutes(now, GOOD_FOR) }, acts);
}

/** The links of a message that has begun: the same each time it is sent. */
export async function linksIn(
  { linkKey, publicUrl }: Linking,
  tx: EntityManager,
  channel: string,
  message: string,
): Promise<Links> {
  const { occasions, unsubscribe } = await linkedLines(tx, channel, message);
  const to = (path: string): string => new URL(path, publicUrl).href;
  return {
    linkOf: ({ occasion, agreement }) =>
      occasions.includes(occasion) ? to(`/act/${tokenIn(linkKey, message, occasion)}`) : to(`/agreements/${agreement}`),
    unsubscribe: unsubscribe ? to(`/act/${unsubscribeToken(linkKey, channel)}`) : null,
  };
}
