import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { readEnv } from '@cobuild/config';
import { createDataSource, whenReachable } from '@cobuild/ledger';
import { InboxNotice } from '@cobuild/readmodel';
import { startCourier, type RunningCourier } from './run';

type Log = (line: string) => void;

/** Holds the courier's queue runner for as long as the process lives. */
@Module({})
export class CourierModule implements OnApplicationShutdown {
  static with(log: Log): DynamicModule {
    return {
      module: CourierModule,
      providers: [{ provide: CourierModule, useFactory: () => CourierModule.start(log) }],
    };
  }

  constructor(
    private readonly db: DataSource,
    private readonly courier: RunningCourier,
  ) {}

  private static async start(log: Log): Promise<CourierModule> {
    const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = readEnv();
    const db = await whenReachable(createDataSource(databaseUrl, { poolSize: 8, entities: [InboxNotice] }), log);
    const courier = await startCourier(db, { databaseUrl, address, namespace }, log);
    courier.stopped.catch((error: unknown) => {
      log(`stopped by a fault: ${String(error)}`);
      process.exit(1); // whoever started us starts us again
    });
    return new CourierModule(db, courier);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.courier.stop();
    await this.db.destroy();
  }
}
