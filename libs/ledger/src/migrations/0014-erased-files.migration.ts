import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A single file can be erased, too: it is named by its SHA-256, which is no uuid. */
export class ErasedFiles1800000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE side.erasures
      ALTER what TYPE text,
      DROP CONSTRAINT erasures_kind_check,
      ADD CONSTRAINT erasures_kind_check
        CHECK (kind IN ('person-restricted', 'person-restored', 'person-erased', 'text-erased', 'file-erased'))`);
  }

  down(): Promise<void> {
    throw new Error('what was erased is not forgotten by a migration');
  }
}
