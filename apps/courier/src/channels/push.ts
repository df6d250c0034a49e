import { createHash } from 'node:crypto';
import { generateRequestDetails, type PushSubscription } from 'web-push';
import type { PushKeys } from '@cobuild/config';
import { later, never, sent, type Channel, type Message, type Sending } from './channel';
import type { Answer, Post } from './guarded-http';
import { pauseOf } from './retry-after';
import { clipped } from './robot';
import { oneLine, webLink } from './words';

/** `subject` is how a push service reaches us when something is wrong: an https or mailto URL. */
export type PushSettings = PushKeys & Readonly<{ subject: string }>;

/** How long a push service keeps a message for a browser that is off, in seconds: over a weekend. */
const TTL = 72 * 3600;

/** Together, with every quote escaped, under the 3993 bytes that a push service must take (RFC 8291). */
const [TITLE_BYTES, BODY_BYTES, LINK_BYTES] = [300, 1200, 800];

/**
 * Web Push (RFC 8030, 8291, 8292). The address is a browser's subscription as JSON, with the keys under which only that browser
 * reads the message. A message sent twice takes its own place while it waits, and has the same `id`.
 */
export const push = (post: Post, { subject, publicKey, privateKey }: PushSettings): Channel => ({
  perMinute: null,
  send: async (message, { address }) => {
    const request = requestOf(address, message, { subject, publicKey, privateKey });
    return request ? sendingOf(await post(request.endpoint, request.body, request.headers)) : never('bad-address');
  },
});

/** What the browser's service worker gets, as JSON. */
export function pushBody({ id, lang, subject, lines: [first], more }: Message): string {
  const link = webLink(first?.link ?? null);
  return JSON.stringify({
    id,
    lang,
    title: clipped(oneLine(subject), TITLE_BYTES),
    body: clipped(oneLine(first?.text ?? ''), BODY_BYTES),
    link: link !== null && Buffer.byteLength(link) <= LINK_BYTES ? link : null,
    more,
  });
}

/** Null when the address is no subscription that a message could be encrypted for. */
function requestOf(address: string, message: Message, vapidDetails: PushSettings) {
  try {
    const subscription = JSON.parse(address) as PushSubscription;
    const { endpoint, headers, body } = generateRequestDetails(subscription, pushBody(message), {
      vapidDetails,
      TTL,
      urgency: message.urgent ? 'high' : 'normal',
      topic: createHash('sha256').update(message.id).digest('base64url').slice(0, 32),
      contentEncoding: 'aes128gcm',
    });
    const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { endpoint, body, headers: Object.fromEntries(lowered) as Record<string, string> };
  } catch {
    return null;
  }
}

/** What stays so however often it is tried: the browser has unsubscribed, another key was subscribed to, too long. */
const FINAL = new Map([
  [404, 'gone'],
  [410, 'gone'],
  [403, 'http-403'],
  [413, 'http-413'],
]);

function sendingOf(answer: Answer): Sending {
  if (answer.kind === 'refused') return never(answer.reason);
  if (answer.kind === 'away') return later(answer.reason);
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return sent;
  const final = FINAL.get(status);
  if (final !== undefined) return never(final);
  return later(`http-${status}`, status === 429 || status >= 500 ? pauseOf(retryAfter) : null);
}
