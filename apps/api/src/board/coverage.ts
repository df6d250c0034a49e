import type { Board } from '@cobuild/api-schema';
import { both } from '@cobuild/notice';
import { said, type Overseen } from './shown';

type Coverage = Board['programmes'][number]['coverage'];

/**
 * How far the agreements of one programme have come with what all of them owe: what is covered by definition, and of the rest what is
 * in hand or late somewhere. In the order of the days.
 */
export function coverageOf(overseen: readonly Overseen[]): Coverage {
  const rows = new Map<string, Coverage[number] & { dueOn: string; shown: boolean }>();
  for (const { line, called, standing } of overseen) {
    if (line.status === 'proposed') continue;
    for (const { key, kind, state, dueOn } of standing?.items ?? []) {
      const row = rows.get(key) ?? {
        item: key,
        title: both((lang) => called.titles.item(key, lang)),
        ...{ said: said(dueOn), dueOn, of: 0, done: 0, missing: [], late: [], shown: false },
      };
      rows.set(key, row);
      row.of += 1;
      row.shown ||= kind === 'coverage' || state === 'open' || state === 'late';
      if (state === 'done') row.done += 1;
      else row.missing.push(line.agreementId);
      if (state === 'late') row.late.push(line.agreementId);
    }
  }
  return [...rows.values()]
    .filter(({ shown }) => shown)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map(({ dueOn: _dueOn, shown: _shown, ...row }) => row);
}
