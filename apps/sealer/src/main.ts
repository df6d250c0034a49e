import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { runProcess } from '@cobuild/config';
import { SealerModule } from './sealer.module';

runProcess('sealer', async (life) => {
  const context = await NestFactory.createApplicationContext(SealerModule.with(life), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  return () => context.close();
});
