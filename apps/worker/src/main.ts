import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { runProcess } from '@cobuild/config';
import { WorkerModule } from './worker.module';

runProcess('worker', async (life) => {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(life), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  return () => context.close();
});
