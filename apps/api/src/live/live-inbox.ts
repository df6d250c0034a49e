import type { ServerResponse } from 'node:http';
import type { OnModuleDestroy } from '@nestjs/common';
import { actsFor, type Viewer } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import { pause } from '@cobuild/config';
import { DIRECTORY_ZONE, viewersOf } from '@cobuild/directory';
import { isAway } from '@cobuild/ledger';
import { inboxNews, inboxPositions, listenToInboxes, type InboxNews, type Positions } from '@cobuild/readmodel';
import type { ApiDeps } from '../deps';
import { sayingFor } from '../inbox-message';
import { eventStream, type EventStream } from './event-stream';
import { needRoom } from './room';
import { idOf, lowest, newsSince, resumed } from './since';

/** Who wants to listen: their session, and the last event they have seen. */
export type Wish = Readonly<{ viewer: Viewer; token: string; lastEventId: string | undefined }>;

/** Who listens, and up to where they were told; `slow` once they did not read for a whole tick. */
type Listener = Readonly<{ token: string; person: string; stream: EventStream }> & { at: Positions; slow: boolean };

/** Messages read at once: as many as the inbox shows. */
const PAGE = 100;
const AGAIN_MS = 1000;

/**
 * Tells whoever listens what comes into their inboxes. One connection hears that something came, and one query then reads it
 * for all; what a reader has not taken yet stays in the table, not in memory.
 */
export class LiveInbox implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private readonly woken = new Set<string>();
  private looking = false;
  private closed = false;
  private stop: (() => Promise<void>) | null = null;

  constructor(
    private readonly deps: ApiDeps,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * Begins a stream on the response that `take` hands over: first `ready`, then `inbox` for what came after the last event seen
   * and for all that comes. Throws, and takes nothing, when there is no room or the database is away.
   */
  async begin({ viewer, token, lastEventId }: Wish, take: () => ServerResponse): Promise<void> {
    this.start();
    const parties = actsFor(viewer);
    const at = resumed(lastEventId, await inboxPositions(this.deps.db.manager, parties));
    needRoom([...this.listeners], viewer.person, this.deps.live);
    const response = take();
    const stream = eventStream(response, {
      drained: () => this.wake(parties),
      closed: () => this.listeners.delete(listener),
    });
    const listener: Listener = { token, person: viewer.person, stream, at, slow: false };
    if (this.closed || response.destroyed) {
      stream.end();
      return;
    }
    this.listeners.add(listener);
    stream.send('ready', idOf(at), { parties });
    this.wake(parties);
  }

  /** Ends all streams; they come back where somebody answers. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    for (const listener of this.listeners) this.dismiss(listener);
    await this.stop?.();
  }

  private start(): void {
    if (this.stop || this.closed) return;
    const ear = listenToInboxes(this.deps.db, {
      party: (party) => this.wake([party]),
      // Sessions may have ended meanwhile: looked at before anything is told.
      connected: () => void this.checkSessions().then(() => this.wakeAll()),
    });
    const ticking = setInterval(() => this.tick(), this.deps.live.tickMs);
    this.stop = async () => {
      clearInterval(ticking);
      await ear.close();
    };
  }

  private wakeAll(): void {
    this.wake([...this.listeners].flatMap(({ at }) => [...at.keys()]));
  }

  private wake(parties: readonly string[]): void {
    for (const party of parties) this.woken.add(party);
    if (!this.looking) void this.look();
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.woken.size > 0 && !this.closed) {
      const parties = new Set(this.woken);
      this.woken.clear();
      try {
        await this.tellOf(parties);
      } catch (error) {
        if (!isAway(error)) this.log(`fault: live inbox: ${String(error)}`);
        for (const party of parties) this.woken.add(party);
        await pause(AGAIN_MS);
      }
    }
    this.looking = false;
  }

  private async tellOf(parties: ReadonlySet<string>): Promise<void> {
    const { manager } = this.deps.db;
    // Who joins or catches up during the queries is not among these, and wakes their parties themselves.
    const reading = [...this.listeners].filter(({ stream }) => stream.drained());
    const after = lowest(
      reading.map(({ at }) => at),
      parties,
    );
    if (after.size === 0) return;
    const news = await inboxNews(manager, after, PAGE);
    const say = await sayingFor(
      manager,
      news.flatMap(({ lines }) => lines),
    );
    for (const listener of reading) if (this.listeners.has(listener)) tell(listener, news, say);
    if (news.length >= PAGE) for (const party of parties) this.woken.add(party);
  }

  private tick(): void {
    for (const listener of this.listeners) {
      const { stream, slow } = listener;
      listener.slow = !stream.drained();
      if (!listener.slow) stream.beat();
      else if (slow) stream.drop();
    }
    void this.checkSessions();
  }

  /** Ends the streams of whoever has signed out, is gone, or acts for others than when they began. */
  private async checkSessions(): Promise<void> {
    const { db, clock } = this.deps;
    const all = [...this.listeners];
    try {
      const tokens = all.map(({ token }) => token);
      const viewers = await viewersOf(db.manager, tokens, dayOf(clock.now(), DIRECTORY_ZONE));
      for (const listener of all) {
        const viewer = viewers.get(listener.token);
        if (!viewer || actsFor(viewer).join() !== [...listener.at.keys()].join()) this.dismiss(listener);
      }
    } catch (error) {
      if (isAway(error)) return; // nothing can be told meanwhile either
      this.log(`fault: live inbox: ${String(error)}`);
      for (const listener of all) this.dismiss(listener);
    }
  }

  private dismiss(listener: Listener): void {
    this.listeners.delete(listener);
    listener.stream.end();
  }
}

function tell(listener: Listener, news: readonly InboxNews[], say: Awaited<ReturnType<typeof sayingFor>>): void {
  const { fresh, reached } = newsSince(listener.at, news);
  listener.at = reached;
  if (fresh.length === 0) return;
  const messages = fresh.map(({ party, id, at, lines }) => ({ party, id, at, lines: lines.map(say) }));
  listener.stream.send('inbox', idOf(reached), { messages });
}
