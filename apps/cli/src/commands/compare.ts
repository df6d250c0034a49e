import { compare as compared, sayComparison, type Basis } from '@cobuild/audit';
import { instant } from '@cobuild/calendar';
import type { Language } from '@cobuild/notice';
import { readTitled } from '../titled';

export type CompareOptions = Readonly<{ from: string; to: string; basis: Basis; lang: Language; json?: boolean }>;

/** Says what changed in an agreement between two moments, as somebody who takes no part in it may know it. Throws when there is none. */
export async function compare(databaseUrl: string, agreementId: string, options: CompareOptions): Promise<number> {
  const { entries, titles } = await readTitled(databaseUrl, agreementId);
  if (entries.length === 0) throw new Error(`账本里没有这份协议 / the ledger has no agreement ${agreementId}`);
  const [from, to] = [instant(options.from), instant(options.to)];
  const comparison = compared(entries, { from, to, basis: options.basis, roles: [] });
  const { agreement: _standing, ...told } = comparison;
  const lines = options.json ? [JSON.stringify(told, null, 2)] : sayComparison(comparison, titles, options.lang);
  for (const line of lines) process.stdout.write(`${line}\n`);
  return 0;
}
