import type { Undone } from '@cobuild/agreement';
import { systemClock, freshSalt } from '@cobuild/config';
import { correctClock, ranAhead, readOnlyWords, type RanAhead } from '@cobuild/handler';
import { createDataSource } from '@cobuild/ledger';
import { twoAdministrators } from '../two-administrators';

export type CorrectClockOptions = Readonly<{ by: string[] }>;

/**
 * Names what was recorded ahead of the present moment, in one agreement or in all, and what time brought about too early in it. With
 * two administrators in `by` it puts that right, agreement by agreement. Resolves with 1 while anything is left, and says why.
 */
export async function correctClockAt(
  databaseUrl: string,
  agreementId: string | undefined,
  { by }: CorrectClockOptions,
  ask: (login: string) => Promise<string>,
): Promise<number> {
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    const found = await ranAhead(db.manager, systemClock, agreementId);
    for (const one of found) process.stdout.write(`${sayRanAhead(one)}\n`);
    if (found.length === 0) return said('没有晚于现在的记录 nothing is recorded ahead of the present', 0);
    if (by.length === 0)
      return said('更正要两位管理员 to put it right, name two administrators: cobuild correct-clock --by <a> <b>', 1);
    const administrators = await twoAdministrators(db.manager, by, ask);
    if (typeof administrators === 'string') return said(administrators, 1);
    let left = 0;
    for (const { agreementId: id } of found) {
      const done = await correctClock({ db, clock: systemClock, salt: freshSalt }, id, administrators);
      if (!done.corrected && done.code !== 'nothing-ahead') {
        left += 1;
        said(`${id}  ${readOnlyWords[done.code].zh}\n  ${readOnlyWords[done.code].en}`, 1);
      } else said(`已更正 put right  ${id}`, 0);
    }
    return left === 0 ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

/** An agreement as an operator reads it: until when it is recorded, and each thing to be undone, by its entry. */
export function sayRanAhead({ agreementId, until, undone }: RanAhead): string {
  const head = `记录晚于现在 recorded ahead  ${agreementId}  ${until}  自动产生而过早 too early by the clock: ${undone.length}`;
  return [head, ...undone.map((one) => `  ${one.seq}  ${one.type}  ${about(one)}`.trimEnd())].join('\n');
}

function about(one: Undone): string {
  switch (one.type) {
    case 'ItemOpened':
    case 'ItemBecameOverdue':
    case 'ItemEscalated':
      return one.item;
    case 'ReminderIssued':
      return `${one.item} ${one.step}`;
    case 'DecisionReminded':
      return `${one.item} ${one.what} ${one.n}`;
    case 'ClaimLapsed':
      return `${one.item} ${one.n}`;
    case 'ItemsCarriedOver':
      return `${one.from}: ${one.items.join(' ')}`;
    case 'TermEnded':
    case 'AgreementClosed':
      return '';
  }
}

function said(words: string, code: number): number {
  process.stdout.write(`${words}\n`);
  return code;
}
