import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { logger, onStop } from '@cobuild/config';
import { WorkerModule } from './worker.module';

const log = logger('worker');

async function main(): Promise<void> {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(log), { logger: ['error', 'warn'] });
  onStop(() => context.close());
}

main().catch((error: unknown) => {
  log(`cannot work: ${String(error)}`);
  process.exit(1);
});
