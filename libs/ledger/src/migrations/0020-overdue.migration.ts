import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The overview counts what is overdue by the one rule of A101: nothing of an agreement that is not in force, and no order whose proof
 * waits to be inspected.
 */
export class Overdue1800000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE cobuild.agreements SET overdue = 0 WHERE status <> 'in-force' AND overdue <> 0`);
    await runner.query(`
      WITH said AS (
        SELECT e.agreement_id, e.seq, e.type, e.envelope::jsonb -> 'payload' ->> 'item' AS item
        FROM ledger.entries e JOIN cobuild.agreements a ON a.agreement_id = e.agreement_id AND e.seq <= a.seq
        WHERE a.overdue > 0 AND e.type IN ('ItemBecameOverdue', 'VersionHandedIn', 'ReinspectionFailed', 'ExtensionGranted',
          'ItemCompleted', 'ItemReleased')),
      ordered AS (
        SELECT e.agreement_id, e.envelope::jsonb #>> '{payload,rectification,key}' AS item
        FROM ledger.entries e WHERE e.type = 'RectificationOrdered'
        UNION
        SELECT e.agreement_id, c -> 'planned' ->> 'key'
        FROM ledger.entries e, jsonb_array_elements(e.envelope::jsonb -> 'payload' -> 'items') c
        WHERE e.type = 'ItemsCarriedOver' AND c ->> 'orderedBy' IS NOT NULL),
      waiting AS (
        SELECT s.agreement_id, s.item
        FROM said s JOIN ordered o ON o.agreement_id = s.agreement_id AND o.item = s.item
        GROUP BY s.agreement_id, s.item
        HAVING max(s.seq) FILTER (WHERE s.type = 'ItemBecameOverdue')
                 > coalesce(max(s.seq) FILTER (WHERE s.type IN ('ReinspectionFailed', 'ExtensionGranted')), 0)
           AND max(s.seq) FILTER (WHERE s.type = 'VersionHandedIn')
                 > coalesce(max(s.seq) FILTER (WHERE s.type = 'ReinspectionFailed'), 0)
           AND count(*) FILTER (WHERE s.type IN ('ItemCompleted', 'ItemReleased')) = 0)
      UPDATE cobuild.agreements a SET overdue = a.overdue - w.n
      FROM (SELECT agreement_id, count(*)::int AS n FROM waiting GROUP BY agreement_id) w
      WHERE w.agreement_id = a.agreement_id AND a.status = 'in-force'`);
  }

  down(): Promise<void> {
    throw new Error('a count is told again from the ledger, not by going back');
  }
}
