import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The checkpoint in each message, keys in escrow, and what was erased. */
export class Pins1800000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0011-pins.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('what was restricted or erased is not forgotten by a migration');
  }
}
