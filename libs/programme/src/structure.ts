import { anchorsOf } from '@cobuild/calendar';
import type { Definition } from './definition';
import { dutyProblems } from './duty-structure';
import { kinds } from './kinds';
import { details, type DetailKey } from './details';
import { problem, type Problem } from './problems';
import { MOST_ITEMS, mostItems } from './size';
import type { Source } from './source';

/** What a schema cannot see: keys that stand twice, names of what does not exist, what only some kinds may have. */
export function structureProblems(definition: Definition, source: Source): Problem[] {
  const { roles, items, timeZone } = definition;
  const roleKeys = roles.map(({ key }) => key);
  const problems: Problem[] = [
    ...twice(roleKeys, (n) => ['roles', n, 'key'], source),
    ...twice(
      items.map(({ key }) => key),
      (n) => ['items', n, 'key'],
      source,
    ),
    ...roles.flatMap(({ key }, n) =>
      key === 'district' ? [problem('reserved-role', 'error', source.placeOf(['roles', n, 'key']))] : [],
    ),
  ];
  if (roles.filter(({ side }) => side === 'host').length !== 1)
    problems.push(problem('one-host', 'error', source.placeOf(['roles'])));
  if (!isZone(timeZone)) problems.push(problem('unknown-zone', 'error', source.placeOf(['timeZone']), timeZone));

  const meetings = items.filter(({ kind }) => kind === 'joint-meeting').map(({ key }) => key);
  const itemKeys = items.map(({ key }) => key);
  items.forEach((item, n) => {
    const { key, kind, owedBy, when, criteria, preparation = [] } = item;
    const at = (...path: PropertyKey[]) => source.placeOf(['items', n, ...path]);
    owedBy.forEach((role, m) => {
      if (!roleKeys.includes(role))
        problems.push(
          problem('unknown-role', 'error', source.placeOf(['items', n, 'owedBy', m]), role, roleKeys.join(', ')),
        );
    });
    if (when.rule === 'fixed-by' && !meetings.includes(when.item))
      problems.push(problem('unknown-meeting', 'error', source.placeOf(['items', n, 'when', 'item']), when.item));
    if (when.rule === 'offset')
      for (const anchor of anchorsOf(when))
        if (!itemKeys.includes(anchor)) problems.push(problem('unknown-item', 'error', at('when', 'item'), anchor));
    if (when.rule === 'offset' && circles(items, key))
      problems.push(problem('anchor-circle', 'error', at('when', 'item'), key));
    for (const detail of Object.keys(details) as DetailKey[])
      if (item[detail] !== undefined && !kinds[kind].may.includes(detail))
        problems.push(
          problem('wrong-detail', 'error', source.placeOf(['items', n], detail), kinds[kind].title.zh, detail, kind),
        );
    preparation.forEach(({ owner }, m) => {
      if (!roleKeys.includes(owner))
        problems.push(problem('unknown-role', 'error', at('preparation', m, 'owner'), owner, roleKeys.join(', ')));
    });
    criteria?.forEach(({ from = [] }, m) => {
      from.forEach((record, k) => {
        if (!itemKeys.includes(record))
          problems.push(problem('unknown-item', 'error', at('criteria', m, 'from', k), record));
      });
    });
    problems.push(...dutyProblems(item, definition, at));
    if (kind === 'review' && !criteria?.length)
      problems.push(problem('criteria-missing', 'error', source.placeOf(['items', n])));
    if (kind !== 'review' && criteria)
      problems.push(problem('criteria-misplaced', 'error', source.placeOf(['items', n], 'criteria')));
    problems.push(
      ...twice(
        (criteria ?? []).map(({ key }) => key),
        (m) => ['items', n, 'criteria', m, 'key'],
        source,
      ),
    );
  });
  const most = mostItems(definition);
  if (most > MOST_ITEMS) problems.push(problem('too-many-items', 'error', source.placeOf(['items']), most, MOST_ITEMS));
  return problems;
}

/** Whether the offsets from `key` on lead back to it. */
function circles(items: Definition['items'], key: string): boolean {
  const anchors = (of: string): readonly string[] => {
    const when = items.find((item) => item.key === of)?.when;
    return when?.rule === 'offset' ? anchorsOf(when) : [];
  };
  const seen = new Set<string>();
  const open = [...anchors(key)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === key) return true;
    if (!seen.has(at)) open.push(...anchors(at));
    seen.add(at);
  }
  return false;
}

function twice(keys: readonly string[], pathOf: (n: number) => PropertyKey[], source: Source): Problem[] {
  return keys.flatMap((key, n) =>
    keys.indexOf(key) < n ? [problem('duplicate-key', 'error', source.placeOf(pathOf(n)), key)] : [],
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
