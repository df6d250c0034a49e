import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { createClock, freshSalt, readEnv, type ProcessLife } from '@cobuild/config';
import type { HandlerDeps } from '@cobuild/handler';
import { createDataSource, whenReachable } from '@cobuild/ledger';
import { AgreementOverview } from '@cobuild/readmodel';
import { startWorker, type RunningWorker } from './run';

/** Holds the two connections of the worker, ledger and Temporal, for as long as the process lives. */
@Module({})
export class WorkerModule implements OnApplicationShutdown {
  static with(life: ProcessLife): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: WorkerModule, useFactory: () => WorkerModule.start(life) }] };
  }

  constructor(
    private readonly deps: HandlerDeps,
    private readonly worker: RunningWorker,
    private readonly reminders: DataSource,
  ) {}

  private static async start({ log, fail }: ProcessLife): Promise<WorkerModule> {
    const env = readEnv('worker');
    const open = (poolSize: number) =>
      whenReachable(
        createDataSource(env.DATABASE_URL, { purpose: 'worker', poolSize, entities: [AgreementOverview] }),
        log,
      );
    const db = await open(14);
    const reminders = await open(4);
    const deps: HandlerDeps = { db, clock: await createClock(env.COBUILD_CLOCK, env.DATABASE_URL), salt: freshSalt };
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, COBUILD_TICKERS: tickers } = env;
    const worker = await startWorker(deps, { address, namespace, tickers, reminders }, log);
    worker.run.catch(fail);
    return new WorkerModule(deps, worker, reminders);
  }

  async onApplicationShutdown(): Promise<void> {
    this.worker.stop();
    await this.worker.run;
    await this.deps.clock.close();
    await this.deps.db.destroy();
    await this.reminders.destroy();
  }
}
