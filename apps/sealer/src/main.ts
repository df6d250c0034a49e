import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { logger, onStop } from '@cobuild/config';
import { SealerModule } from './sealer.module';

const log = logger('sealer');

async function main(): Promise<void> {
  const context = await NestFactory.createApplicationContext(SealerModule.with(log), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  onStop(() => context.close());
}

main().catch((error: unknown) => {
  log(`cannot seal: ${String(error)}`);
  process.exit(1);
});
