import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the agreement that renews another, each time one closes. */
export class Renewals1800000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX agreements_by_renewed ON cobuild.agreements (renews) WHERE renews IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX cobuild.agreements_by_renewed`);
  }
}
