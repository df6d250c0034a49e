import type { Definition, ItemDefinition } from './definition';
import { problem, type Problem } from './problems';
import type { Source } from './source';

type At = (...path: PropertyKey[]) => ReturnType<Source['placeOf']>;

/** The words of an item that name roles, bound each other, or follow an order; all that its schema cannot see. */
export function dutyProblems(item: ItemDefinition, { roles }: Pick<Definition, 'roles'>, at: At): Problem[] {
  const known = roles.map(({ key }) => key);
  const unknown = (role: string, ...path: PropertyKey[]): Problem[] =>
    known.includes(role) ? [] : [problem('unknown-role', 'error', at(...path), role, known.join(', '))];
  const {
    owedBy,
    leads,
    takesPart = [],
    supports = [],
    handedTo,
    group = [],
    approval = [],
    startsAt,
    runSheet,
  } = item;
  return [
    ...(leads === undefined || owedBy.includes(leads) ? [] : [problem('leads-nothing', 'error', at('leads'), leads)]),
    ...besides(item, at),
    ...takesPart.flatMap((role, n) => unknown(role, 'takesPart', n)),
    ...supports.flatMap((role, n) => unknown(role, 'supports', n)),
    ...(handedTo === undefined || handedTo === 'district' ? [] : unknown(handedTo, 'handedTo')),
    ...group.flatMap(({ role }, n) => unknown(role, 'group', n, 'role')),
    ...approval.flatMap(({ by }, n) => (by === 'district' ? [] : unknown(by, 'approval', n, 'by'))),
    ...approval.flatMap(({ by }, n) =>
      owedBy.includes(by) ? [problem('approves-own', 'error', at('approval', n, 'by'), by)] : [],
    ),
    ...(startsAt !== undefined && runSheet ? [problem('starts-twice', 'error', at('startsAt'))] : []),
    ...slotsInOrder(item, at),
    ...countProblems(item, at),
    ...scoringProblems(item, at),
    ...twiceIn(item, at),
  ];
}

/** Roles that take part or help besides owing it. */
function besides({ owedBy, takesPart = [], supports = [] }: ItemDefinition, at: At): Problem[] {
  const here = [
    ...takesPart.map((role, n) => ({ role, path: ['takesPart', n] })),
    ...supports.map((role, n) => ({ role, path: ['supports', n] })),
  ];
  return here
    .filter(({ role }, n) => owedBy.includes(role) || here.findIndex((one) => one.role === role) < n)
    .map(({ role, path }) => problem('role-twice', 'error', at(...path), role));
}

function slotsInOrder({ slots = [] }: ItemDefinition, at: At): Problem[] {
  return slots.flatMap(({ from, to }, n) => {
    if (from >= to) return [problem('hours-reversed', 'error', at('slots', n), `${from}–${to}`)];
    const before = slots[n - 1];
    return before && before.to > from ? [problem('slots-overlap', 'error', at('slots', n), `${from}–${to}`)] : [];
  });
}

function countProblems({ counts = [], target, subjects }: ItemDefinition, at: At): Problem[] {
  if (counts.length === 0) return [];
  const keys = counts.map(({ key }) => key);
  const also = target === undefined ? (subjects ? 'subjects' : null) : 'target';
  return [
    ...(also === null ? [] : [problem('counted-twice', 'error', at(also), also)]),
    ...counts.flatMap(({ key, atLeast, atMost, of }, n) => [
      ...(atMost !== undefined && atMost < atLeast
        ? [problem('most-below-least', 'error', at('counts', n, 'atMost'), key, atLeast, atMost)]
        : []),
      ...(of === undefined ||
      (keys.includes(of) && of !== key && counts.find((one) => one.key === of)?.of === undefined)
        ? []
        : [problem('unknown-count', 'error', at('counts', n, 'of'), of, keys.filter((one) => one !== key).join(', '))]),
    ]),
  ];
}

/** Weights that make a whole, adjustments with keys of their own, and bands from the best down to 0. */
function scoringProblems({ criteria = [], bands, grades }: ItemDefinition, at: At): Problem[] {
  const weights = criteria.map(({ weight }) => weight ?? 0);
  const sum = weights.reduce((total, one) => total + one, 0);
  const adjusted = criteria.flatMap(({ deductions = [], bonuses = [] }, n) => [
    ...deductions.map(({ key }, m) => ({ key, path: ['criteria', n, 'deductions', m, 'key'] })),
    ...bonuses.map(({ key }, m) => ({ key, path: ['criteria', n, 'bonuses', m, 'key'] })),
  ]);
  const keys = [...criteria.map(({ key }) => key), ...adjusted.map(({ key }) => key)];
  const twice = adjusted.filter(({ key }, n) => keys.indexOf(key) < criteria.length + n);
  const rising = (bands ?? []).findIndex(({ from }, n) => n > 0 && from >= (bands?.[n - 1]?.from ?? 0));
  return [
    ...(sum > 0 && (sum !== 100 || weights.includes(0))
      ? [problem('weights-not-whole', 'error', at('criteria'), sum)]
      : []),
    ...twice.map(({ key, path }) => problem('duplicate-key', 'error', at(...path), key)),
    ...(bands && grades ? [problem('graded-twice', 'error', at('grades'))] : []),
    ...(rising >= 0 ? [problem('bands-not-falling', 'error', at('bands', rising, 'from'))] : []),
    ...(bands && bands.at(-1)?.from !== 0
      ? [problem('bands-not-falling', 'error', at('bands', bands.length - 1, 'from'))]
      : []),
  ];
}

/** The lists of an item whose entries have keys, which its rules and records go by. */
const KEYED = [
  ...(['counts', 'group', 'conditions', 'bands', 'subjects', 'posts', 'goods', 'money', 'prizes', 'budget'] as const),
  ...(['preparation', 'milestones'] as const),
];

/** Keys of one list that stand twice. */
function twiceIn(item: ItemDefinition, at: At): Problem[] {
  const lists = [
    ...KEYED.map((name) => ({ path: [name], list: item[name] ?? [] })),
    { path: ['runSheet', 'steps'], list: item.runSheet?.steps ?? [] },
  ];
  // A record names one of these by its key alone.
  const { subjects = [], counts = [] } = item;
  const recorded = [...subjects, ...counts].map(({ key }) => key);
  const shared = (item.group ?? []).flatMap(({ key }, n) =>
    recorded.includes(key) ? [problem('duplicate-key', 'error', at('group', n, 'key'), key)] : [],
  );
  const twice = lists.flatMap(({ path, list }) => {
    const keys = list.map(({ key }) => key);
    return keys.flatMap((key, n) =>
      keys.indexOf(key) < n ? [problem('duplicate-key', 'error', at(...path, n, 'key'), key)] : [],
    );
  });
  return [...twice, ...shared];
}
