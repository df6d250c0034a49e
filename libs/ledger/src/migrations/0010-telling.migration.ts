import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When and about what each channel is told, and how many messages went out lately. */
export class Telling1800000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE directory.channels
        ADD digest text, ADD quiet_from text, ADD quiet_to text, ADD only_urgent boolean NOT NULL DEFAULT false;
      CREATE INDEX outgoing_by_told ON cobuild.outgoing (told_at) WHERE told_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX cobuild.outgoing_by_told;
      ALTER TABLE directory.channels DROP digest, DROP quiet_from, DROP quiet_to, DROP only_urgent`);
  }
}
