import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { createClock, readEnv, type Clock } from '@cobuild/config';
import { createDataSource, holdOn, lastSigned, whenReachable } from '@cobuild/ledger';
import { chainWatch } from './chains';
import { diskFiles, makeFolder } from './files';
import { holdFor } from './hold';
import { openKey } from './key';
import { keepSealing, type RunningSealer } from './run';
import { openSealer } from './sealer';

type Log = (line: string) => void;

/** Holds the sealer for as long as the process lives. */
@Module({})
export class SealerModule implements OnApplicationShutdown {
  static with(log: Log): DynamicModule {
    return { module: SealerModule, providers: [{ provide: SealerModule, useFactory: () => SealerModule.start(log) }] };
  }

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sealing: RunningSealer,
  ) {}

  private static async start(log: Log): Promise<SealerModule> {
    const env = readEnv();
    const { COBUILD_LOG: folder, COBUILD_LOG_KEY: keyFile, COBUILD_LOG_ORIGIN: origin } = env;
    if (folder === undefined || keyFile === undefined)
      throw new Error('configuration: the sealer needs COBUILD_LOG and COBUILD_LOG_KEY');
    const db = await whenReachable(createDataSource(env.DATABASE_URL, { poolSize: 2, name: 'cobuild-sealer' }), log);
    const clock = await createClock(env.COBUILD_CLOCK, env.DATABASE_URL);
    await makeFolder(folder);
    const signer = openKey(keyFile, origin, (await lastSigned(db.manager)) !== null);
    const held = (error: unknown): Promise<never> =>
      holdFor(error, db, clock, log).then(() => Promise.reject(error as Error));
    const sealer = await openSealer({ db, clock, files: diskFiles(folder), signer }).catch(held);
    log(`sealing ${origin}, epoch ${sealer.epoch}`);
    const look = chainWatch(db, clock, log);
    const round = async (): Promise<void> => {
      // A ledger that is held as a whole may be an old one: what is signed now would contradict what was signed before.
      if ((await holdOn(db.manager, null)) === null) await sealer.round().catch(held);
      await look();
    };
    const sealing = keepSealing(round, env.COBUILD_SEAL_SECONDS * 1000);
    sealing.stopped.catch((error: unknown) => {
      log(`stopped by a fault: ${String(error)}`);
      process.exit(1); // whoever started us starts us again, and then everything is checked anew
    });
    return new SealerModule(db, clock, sealing);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sealing.stop();
    await this.clock.close();
    await this.db.destroy();
  }
}
