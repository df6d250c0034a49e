import { Webhook } from 'standardwebhooks';
import { realNow } from '@cobuild/config';
import { later, never, sent, type Channel, type Message, type Sending } from './channel';
import type { Answer, Post } from './guarded-http';
import { pauseOf } from './retry-after';
import { checkpointHeader } from './words';

/**
 * Standard Webhooks (standardwebhooks.com). The secret is one or several `whsec_…`, separated by a space: while a receiver
 * changes its secret the message is signed with each. The signed timestamp is that of the attempt, the body's that of the
 * message. `Cobuild-Checkpoint` is the public log's signed note in base64, when there is one. Without a secret, or with one that is none, nothing is sent: `never`, `bad-secret`.
 */
export const webhook = (post: Post): Channel => ({
  perMinute: null,
  send: async (message, { address, secret }) => {
    const body = webhookBody(message);
    const signed = signatures(message.id, body, secret ?? '');
    if (!signed) return never('bad-secret');
    const { checkpoint } = message;
    const pin = checkpoint === null ? {} : { 'cobuild-checkpoint': checkpointHeader(checkpoint) };
    return sendingOf(await post(address, body, { ...signed, ...pin }));
  },
});

/** What a receiver gets, as JSON. */
export function webhookBody({ id, at, lang, subject, lines, more, unsubscribe }: Message): string {
  return JSON.stringify({ type: 'notice', timestamp: at, data: { id, lang, subject, lines, more, unsubscribe } });
}

/** 24 bytes or more, in base64. */
const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function signatures(id: string, body: string, secrets: string): Record<string, string> | null {
  const now = realNow();
  const each = secrets.split(' ').filter(Boolean);
  if (each.length === 0 || !each.every((secret) => SECRET.test(secret))) return null;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': each.map((secret) => new Webhook(secret).sign(id, new Date(now), body)).join(' '),
  };
}

/** Status codes by which a receiver asks for a pause. */
const BUSY: readonly number[] = [429, 503];

function sendingOf(answer: Answer): Sending {
  if (answer.kind === 'refused') return never(answer.reason);
  if (answer.kind === 'away') return later(answer.reason);
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return sent;
  if (status === 410) return never('gone');
  return later(`http-${status}`, BUSY.includes(status) ? pauseOf(retryAfter) : null);
}
