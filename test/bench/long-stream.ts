import type { Fact } from '@cobuild/agreement';
import { addDays, fromMillis, localDate, toMillis, type Instant } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { sealAll } from '@cobuild/handler';
import { append, digestOf, findProgrammeText, lockHead, publishProgramme, type Head } from '@cobuild/ledger';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';

const SLUG = 'police-section-pairing';
/** Entries of one transaction of the setup, and of one decision. */
const [ROWS, AT_ONCE] = [2_000, 4];

/**
 * Signs an agreement and gives it so many events more, four a minute: days of all its items fixed again and again. Resolves with when the first
 * and the last were recorded.
 */
export async function lengthen(
  deps: BenchLedger['deps'],
  id: string,
  events: number,
): Promise<readonly [Instant, Instant]> {
  const { plan, acts } = yearOf(SLUG, 2026, id);
  const text = catalogueText(SLUG) ?? '';
  if ((await findProgrammeText(deps.db.manager, digestOf(text))) === null)
    await publishProgramme(deps.db.manager, { slug: SLUG, version: 1, text, publishedAt: deps.clock.at });
  await sign(deps, id, acts);
  const began = toMillis(deps.clock.at);
  const items = plan.items.map(({ key }) => key);
  const fact = (n: number, at: Instant): Fact => {
    const on = addDays(localDate('2026-07-01'), n % 31);
    return { at, event: { type: 'DateFixed', item: items[n % items.length] ?? '', on, by: 'community' } };
  };
  let at = deps.clock.at;
  for (let done = 0; done < events; done += ROWS) {
    await deps.db.transaction(async (tx) => {
      let head = (await lockHead(tx, id)) as Head;
      const entries = [];
      for (let n = done; n < Math.min(done + ROWS, events); n += AT_ONCE) {
        at = fromMillis(began + (n / AT_ONCE) * 60_000);
        const facts = Array.from({ length: AT_ONCE }, (_, m) => fact(n + m, at));
        const sealed = sealAll(head, facts, at, deps.salt, () => ({
          actor: `${id}-community`,
          person: null,
          commandKey: null,
        }));
        entries.push(...sealed);
        const last = sealed.at(-1);
        if (last) head = { agreementId: id, seq: last.seq, commitment: last.commitment, recordedAt: at };
      }
      await append(tx, entries, at);
    });
  }
  return [fromMillis(began), at];
}
