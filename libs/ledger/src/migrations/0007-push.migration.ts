import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to tell people of something new by ourselves: positions in inboxes, and the channel `push`. */
export class Push1800000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(join(__dirname, '0007-push.sql'), 'utf8'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM directory.channels WHERE kind = 'push';
      ALTER TABLE directory.channels
        DROP CONSTRAINT channels_kind_check,
        ADD CONSTRAINT channels_kind_check CHECK (kind IN ('mail', 'webhook', 'wecom', 'dingtalk'));
      ALTER TABLE cobuild.inbox DROP position, DROP marks;
      DROP TABLE cobuild.inbox_heads`);
  }
}
