import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { runProcess } from '@cobuild/config';
import { CourierModule } from './courier.module';

runProcess('courier', async (life) => {
  const context = await NestFactory.createApplicationContext(CourierModule.with(life), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  return () => context.close();
});
