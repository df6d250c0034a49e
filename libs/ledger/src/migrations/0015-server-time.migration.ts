import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The database server's time. */
export class ServerTime1800000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0015-server-time.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('no writer works without the server’s time');
  }
}
