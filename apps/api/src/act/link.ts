import type { Viewer } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import { actLinkAt, DIRECTORY_ZONE, viewerNamed, type ActLink } from '@cobuild/directory';
import type { ApiDeps } from '../deps';
import { Problem } from '../problem';
import { acting } from '../viewing';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A link that is good, and its person with what they hold today. */
export type Opened = Readonly<{ link: ActLink; viewer: Viewer }>;

/**
 * What a token opens. One that is unknown, has expired or was revoked, one of somebody who is gone, and one to an act its person
 * may not do any more are all the same: null. Changes nothing.
 */
export async function openLink(
  { db: { manager }, clock }: Pick<ApiDeps, 'db' | 'clock'>,
  token: string,
): Promise<Opened | null> {
  const now = clock.now();
  const link = TOKEN.test(token) ? await actLinkAt(manager, token, now) : null;
  const viewer = link && (await viewerNamed(manager, link.person, dayOf(now, DIRECTORY_ZONE)));
  if (!viewer) return null;
  if (link.purpose === 'unsubscribe' || link.purpose === 'confirm') return { link, viewer };
  try {
    await acting(manager, viewer, link.agreement, link.unit);
    return { link, viewer };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
