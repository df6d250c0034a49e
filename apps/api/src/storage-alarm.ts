import type { Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';

/** A database that takes no more cannot keep a note of it, so the process that was refused remembers, until something is written again. */
export class StorageAlarm {
  private seen: Readonly<{ code: StorageCode; since: Instant }> | null = null;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** What is the matter, and since when; null when nothing is. */
  get trouble() {
    return this.seen;
  }

  /** Somebody was told no; other codes are not ours. */
  refused(code: string): void {
    if (code !== 'disk-full' && code !== 'database-read-only') return;
    if (this.seen?.code !== code) this.seen = { code, since: this.clock.now() };
  }

  /** Something was written. */
  written(): void {
    this.seen = null;
  }
}

type StorageCode = 'disk-full' | 'database-read-only';
