import { asSeenBy, dueOf, factsSeenBy, isOverdue, type Agreement } from '@cobuild/agreement';
import { replay as replayed } from '@cobuild/audit';
import { instant } from '@cobuild/calendar';
import { enqueue, nudgeJobs } from '@cobuild/handler';
import { createDataSource } from '@cobuild/ledger';
import { diaryLine } from '@cobuild/notice';
import { AgreementOverview, isRunning } from '@cobuild/readmodel';
import { padded } from '../lapse/summary';
import { entriesOf } from '../ledger-reader';

/** Shows an agreement as the ledger tells it, now or as of an instant: its diary, then where each item stood. */
export async function replay(
  databaseUrl: string,
  agreementId: string,
  options: Readonly<{ at?: string; json?: boolean }>,
): Promise<number> {
  const entries = await entriesOf(databaseUrl, agreementId);
  if (entries.length === 0) throw new Error(`账本里没有这份协议 / the ledger has no agreement ${agreementId}`);
  const { agreement, facts, upTo } = replayed(entries, options.at === undefined ? {} : { at: instant(options.at) });
  if (options.json) {
    // The person who runs this takes no part in the agreement (A51).
    const seen = factsSeenBy(replayed(entries).agreement, facts, []);
    const told = { agreement: asSeenBy(agreement, []), facts: seen };
    process.stdout.write(`${JSON.stringify({ agreementId, upTo, ...told }, null, 2)}\n`);
    return 0;
  }
  for (const fact of facts) process.stdout.write(`${diaryLine(fact, agreement.plan.timeZone)}\n`);
  process.stdout.write(`\n${agreementId}: ${agreement.status}\n${standing(agreement)}\n`);
  return 0;
}

const standing = (agreement: Agreement): string =>
  Object.values(agreement.items)
    .map(
      (item) =>
        `  ${padded(item.key, 44)}${padded(item.status + (isOverdue(agreement, item) ? ' (overdue)' : ''), 18)}${item.doneOn ?? dueOf(item)}`,
    )
    .join('\n');

/** Nudges every agreement in force, for when Temporal was lost: the courier starts what is missing. Resolves with 0. */
export async function rebuild(databaseUrl: string): Promise<number> {
  const db = await createDataSource(databaseUrl, { poolSize: 2, entities: [AgreementOverview] }).initialize();
  try {
    const open = await db.manager.findBy(AgreementOverview, isRunning);
    await enqueue(db.manager, nudgeJobs(open.map(({ agreementId }) => agreementId)));
    process.stdout.write(`已唤醒 nudged ${open.length}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}
