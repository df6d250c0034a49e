/** How many streams a person and a process have at most; each is kept alive, and its session looked at, every `tickMs` (real ms). */
export type LiveLimits = Readonly<{ perPerson: number; inAll: number; tickMs: number }>;

/** A browser opens six connections to one host; streams must leave it some. */
export const liveLimits: LiveLimits = { perPerson: 5, inAll: 1000, tickMs: 20_000 };
