import * as pg from 'pg';
import { Lane, LaneRefused } from '@cobuild/config';

/** The limits of waiting for a connection of a process: number, and time (real ms); connecting has a limit of its own. */
const [WAITING, WAIT_MS] = [500, 3000];

/** Every connection of this process is in use, and stayed so for as long as somebody waits. Nothing was asked of the database. */
export class NoConnection extends Error {
  readonly code = 'no-connection';
  constructor() {
    super('every connection to the database is in use');
  }
}

type Connected = Parameters<InstanceType<typeof pg.Pool>['connect']>[0];

/**
 * A pool in which the wait for a free connection is bounded apart from connecting: `connectionTimeoutMillis` counts only while a new
 * connection is made. Throws `NoConnection` where the wait took too long.
 */
export class BoundedPool extends pg.Pool {
  private readonly lane: Lane;

  constructor(config: pg.PoolConfig) {
    super(config);
    this.lane = new Lane({ atOnce: config.max ?? 10, waiting: WAITING, waitMs: WAIT_MS });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const connected = this.free();
    if (!callback) return connected;
    connected.then(
      (client) => callback(undefined, client, (error?: Error | boolean) => client.release(error)),
      (error: unknown) => callback(error as Error, undefined, () => undefined),
    );
    return undefined;
  }

  private async free(): Promise<pg.PoolClient> {
    const leave = await this.lane.enter().catch(asNoConnection);
    try {
      const client = await super.connect();
      const release = client.release.bind(client);
      client.release = (error) => {
        release(error);
        leave();
      };
      return client;
    } catch (error) {
      leave();
      throw error;
    }
  }
}

function asNoConnection(error: unknown): never {
  throw error instanceof LaneRefused ? new NoConnection() : error;
}
