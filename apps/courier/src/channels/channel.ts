import type { Instant } from '@cobuild/calendar';
import type { Language } from '@cobuild/notice';

/** One message as it goes out: `id` (visible ASCII) is stable for ever, and the same message sent twice has the same one. */
export type Message = Readonly<{
  id: string;
  at: Instant;
  lang: Language;
  subject: string;
  /** The things that matter first; each with a link to that one thing, or none. */
  lines: readonly Readonly<{ text: string; link: string | null }>[];
  /** How many more there are in the inbox. */
  more: number;
  /** Whether it is worth waking somebody's device. */
  urgent: boolean;
  /** Where the reader ends these messages, or null. */
  unsubscribe: string | null;
  /** The newest checkpoint of the public log when the message began, word for word; null when there was none. */
  checkpoint: string | null;
}>;

/** Where it goes: a mail address or the URL of a hook or robot, a browser's subscription; and the secret that signs, if there is one. */
export type Target = Readonly<{ address: string; secret: string | null }>;

/**
 * `sent`; `later`: try again after so many ms (null: by the caller's own back-off); `never`: trying again is no use.
 * `reason` is a code, never an address or content.
 */
export type Sending =
  | Readonly<{ outcome: 'sent' }>
  | Readonly<{ outcome: 'later'; afterMs: number | null; reason: string }>
  | Readonly<{ outcome: 'never'; reason: string }>;

/**
 * One way out. `perMinute` is how many messages one target takes in a minute, null for no limit that is known; keeping it
 * is the caller's. `send` never rejects, and an answer that got lost means the message may arrive a second time.
 */
export type Channel = Readonly<{ perMinute: number | null; send(message: Message, to: Target): Promise<Sending> }>;

export const sent: Sending = { outcome: 'sent' };
export const later = (reason: string, afterMs: number | null = null): Sending => ({
  outcome: 'later',
  afterMs,
  reason,
});
export const never = (reason: string): Sending => ({ outcome: 'never', reason });
