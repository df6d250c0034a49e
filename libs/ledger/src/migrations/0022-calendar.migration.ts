import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of days off, the same for all districts, and each district's school holidays; a correction is a further version. */
export class Calendar1800000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cobuild.calendar_notices (
        year        int         NOT NULL,
        version     int         NOT NULL,
        data        jsonb       NOT NULL,
        imported_by text        NOT NULL, -- a person's id, or 'command-line'
        imported_at timestamptz NOT NULL,
        PRIMARY KEY (year, version)
      );
      CREATE TABLE cobuild.school_holidays (
        district   text        NOT NULL,
        year       int         NOT NULL,
        which      text        NOT NULL CHECK (which IN ('winter', 'summer')),
        version    int         NOT NULL,
        from_day   text        NOT NULL,
        to_day     text        NOT NULL,
        entered_by text        NOT NULL,
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (district, year, which, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE cobuild.calendar_notices; DROP TABLE cobuild.school_holidays`);
  }
}
