import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people and the side store. */
export class People1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0002-people.sql'), 'utf8'));
  }

  down(): Promise<void> {
    throw new Error('people are not forgotten by a migration: erase them one by one');
  }
}
