import type { Instant } from '@cobuild/calendar';
import type { Language } from '@cobuild/notice';

/** One message as it goes out: `id` is stable for ever, and the same message sent twice has the same one. */
export type Message = Readonly<{
  id: string;
  at: Instant;
  lang: Language;
  subject: string;
  /** The things that matter first; each with a link to that one thing, or none. */
  lines: readonly Readonly<{ text: string; link: string | null }>[];
  /** How many more there are in the inbox. */
  more: number;
  /** Where the reader ends these messages, or null. */
  unsubscribe: string | null;
}>;

/** Where a message goes; both may be personal and are never logged. */
export type Target = Readonly<{ address: string; secret: string | null }>;

/**
 * What became of a try: `sent`; `later`, to be tried again after so many ms (null: by the caller's own back-off); `never`, trying
 * again is no use. `reason` is a code, never an address or content.
 */
export type Sending =
  | Readonly<{ outcome: 'sent' }>
  | Readonly<{ outcome: 'later'; afterMs: number | null; reason: string }>
  | Readonly<{ outcome: 'never'; reason: string }>;

/** A way to reach people. `perMinute` is how many messages the receiver takes from one channel, or null. */
export type Channel = Readonly<{ perMinute: number | null; send(message: Message, to: Target): Promise<Sending> }>;
