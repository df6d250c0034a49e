import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes get owners, parties invitations, agreements the digest of their text. */
export class Owners1800000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0016-owners.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('owners and invitations are not forgotten by a migration');
  }
}
