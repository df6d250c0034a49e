import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one process that may seal, and until when by the database's clock if it does not renew. It is no part of the ledger. */
export class SealerLease1800000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cobuild.sealer_lease (
        one     boolean PRIMARY KEY DEFAULT true CHECK (one),
        holder  text        NOT NULL,
        session int         NOT NULL, -- the connection that it was renewed on, and when that began
        began   timestamptz NOT NULL,
        until   timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE cobuild.sealer_lease`);
  }
}
