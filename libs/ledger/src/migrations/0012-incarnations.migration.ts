import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logs begun anew after a loss, and what witnesses have signed. */
export class Incarnations1800000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0012-incarnations.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('what was published in the log cannot be taken back');
  }
}
