import type { Definition } from './definition';
import { problem, type Problem } from './problems';
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
  items.forEach(({ kind, owedBy, when, criteria }, n) => {
    owedBy.forEach((role, m) => {
      if (!roleKeys.includes(role))
        problems.push(
          problem('unknown-role', 'error', source.placeOf(['items', n, 'owedBy', m]), role, roleKeys.join(', ')),
        );
    });
    if (when.rule === 'fixed-by' && !meetings.includes(when.item))
      problems.push(problem('unknown-meeting', 'error', source.placeOf(['items', n, 'when', 'item']), when.item));
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
  return problems;
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
