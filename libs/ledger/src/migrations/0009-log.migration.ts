import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public log. */
export class Log1800000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0009-log.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('what was published in the log cannot be taken back');
  }
}
