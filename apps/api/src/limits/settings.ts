import type { LaneLimits } from '@cobuild/config';

/** The rate (points within seconds of real time) of what one person does. */
type Rate = Readonly<{ points: number; seconds: number }>;

/** Deeds of a person that take room or work: a command and all other writing, a file, a channel. */
export type Deed = 'command' | 'upload' | 'channel';

/**
 * The limits of one person and of one unit in a process. An outbox that replays fifty commands passes at once; a roll-out of thousands goes
 * on at the pace of `command`, because a client sends again after `Retry-After`. Each API process counts for itself.
 */
export type PersonLimits = Readonly<{
  rates: Readonly<Record<Deed, Rate>>;
  /** The requests of one person that run at once in a process, and those that wait; readers have a lane of their own. */
  lanes: Readonly<Record<'read' | 'write' | 'upload', LaneLimits>>;
  /** The time (ms) for which a refusal is held back, so that refusing costs less than serving. */
  holdBackMs: number;
  /** The most bytes of files that one unit brings within 24 hours. */
  bytesPerDay: number;
}>;

export const personLimits: PersonLimits = {
  rates: {
    command: { points: 100, seconds: 5 },
    upload: { points: 60, seconds: 60 },
    channel: { points: 10, seconds: 60 },
  },
  lanes: {
    read: { atOnce: 6, waiting: 100, waitMs: 10_000 },
    write: { atOnce: 1, waiting: 60, waitMs: 10_000 },
    upload: { atOnce: 3, waiting: 20, waitMs: 60_000 },
  },
  holdBackMs: 1000,
  bytesPerDay: 1024 * 1024 * 1024,
};
