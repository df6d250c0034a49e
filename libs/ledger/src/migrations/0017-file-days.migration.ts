import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The moment a file was brought, by the database's own clock, so that a unit's bytes are counted by the day. Files of before have none. */
export class FileDays1800000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE side.files ADD kept_at timestamptz`);
    await runner.query(`ALTER TABLE side.files ALTER kept_at SET DEFAULT now()`);
    await runner.query(`CREATE INDEX files_by_unit ON side.files (unit, kept_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX side.files_by_unit`);
    await runner.query(`ALTER TABLE side.files DROP kept_at`);
  }
}
