import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is held read-only, and when the ledger was restored. */
export class Holds1800000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0013-holds.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('what is held is not let go by a migration');
  }
}
