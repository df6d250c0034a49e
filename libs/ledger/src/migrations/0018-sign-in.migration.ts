import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of failed sign-ins, the installation's id, passwords to change, pending mail addresses. */
export class SignIn1800000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0018-sign-in.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('a migration back would send notices to addresses that nobody confirmed');
  }
}
