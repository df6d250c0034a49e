import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema. There is no way down: a ledger is never dropped by a program. */
export class Ledger1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0001-ledger.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('the first ledger migration cannot be undone');
  }
}
