import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { logger, onStop } from '@cobuild/config';
import { CourierModule } from './courier.module';

const log = logger('courier');

async function main(): Promise<void> {
  const context = await NestFactory.createApplicationContext(CourierModule.with(log), { logger: ['error', 'warn'] });
  onStop(() => context.close());
}

main().catch((error: unknown) => {
  log(`cannot deliver: ${String(error)}`);
  process.exit(1);
});
