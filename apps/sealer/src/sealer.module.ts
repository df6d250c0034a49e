import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { createClock, makeFolder, readEnv, type Clock, type ProcessLife } from '@cobuild/config';
import { createDataSource, folderOf, holdOn, incarnation, keptFor, lastSigned, whenReachable } from '@cobuild/ledger';
import { chainWatch } from './chains';
import { diskFiles } from './files';
import { holdFor } from './hold';
import { openKey, successorOf } from './key';
import { awaitLease, type Lease } from './lease';
import { keepSealing, type RunningSealer } from './run';
import { openSealer } from './sealer';
import { witnessesAt } from './witnesses';
import { originOf, witnessOf, type Witness } from '@cobuild/transparency';

/** How long a witness may take, in real milliseconds. */
const WITNESS_MS = 2000;

/** Holds the sealer for as long as the process lives. */
@Module({})
export class SealerModule implements OnApplicationShutdown {
  static with(life: ProcessLife): DynamicModule {
    return { module: SealerModule, providers: [{ provide: SealerModule, useFactory: () => SealerModule.start(life) }] };
  }

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sealing: RunningSealer,
    private readonly lease: Lease,
  ) {}

  private static async start({ log, fail }: ProcessLife): Promise<SealerModule> {
    const env = readEnv('sealer');
    const { COBUILD_LOG: folder, COBUILD_LOG_KEY: keyFile, COBUILD_LOG_ORIGIN: origin } = env;
    if (folder === undefined || keyFile === undefined)
      throw new Error('configuration: the sealer needs COBUILD_LOG and COBUILD_LOG_KEY');
    const settings = { purpose: 'sealer', poolSize: 3, name: 'cobuild-sealer' } as const;
    const db = await whenReachable(createDataSource(env.DATABASE_URL, settings), log);
    const clock = await createClock(env.COBUILD_CLOCK, env.DATABASE_URL);
    const lease = await awaitLease(db, log);
    lease.lost.catch(fail);
    const n = await incarnation(db.manager);
    const [own, file, name] = [folderOf(folder, n), keptFor(keyFile, n), originOf(origin, n)];
    await makeFolder(own);
    const signer = openKey(file, name, (await lastSigned(db.manager)) !== null);
    const list = env.COBUILD_WITNESSES.map(({ url, vkey }) => ({ url, witness: knownWitness(vkey) }));
    const witnesses = witnessesAt(list, WITNESS_MS, log);
    const held = (error: unknown): Promise<never> =>
      holdFor(error, db, clock, log).then(() => Promise.reject(error as Error));
    const sealer = await openSealer({
      db,
      clock,
      files: diskFiles(own),
      signer,
      successor: successorOf(file, name),
      witnesses,
    }).catch(held);
    log(`sealing ${name}, epoch ${sealer.epoch}`);
    const look = chainWatch(db, clock, log);
    const round = async (): Promise<void> => {
      // A ledger that is held as a whole may be an old one: what is signed now would contradict what was signed before.
      if ((await holdOn(db.manager, null)) === null) await sealer.round().catch(held);
      await look();
    };
    const sealing = keepSealing(round, env.COBUILD_SEAL_SECONDS * 1000);
    sealing.stopped.catch(fail); // started again, everything is checked anew
    return new SealerModule(db, clock, sealing, lease);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sealing.stop();
    await this.lease.release();
    await this.clock.close();
    await this.db.destroy();
  }
}

function knownWitness(vkey: string): Witness {
  const witness = witnessOf(vkey);
  if (!witness)
    throw new Error(`configuration: COBUILD_WITNESSES: ${vkey} 不是见证者公钥 / is no public key of a witness`);
  return witness;
}
