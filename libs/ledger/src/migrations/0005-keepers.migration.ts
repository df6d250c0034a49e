import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The unit a person was made for: its administrators keep them, also before they hold a post and after. */
export class Keepers1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE directory.people ADD unit text REFERENCES directory.units`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE directory.people DROP unit`);
  }
}
