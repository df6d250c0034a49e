import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Rollout, RolloutWish } from '@cobuild/api-schema';
import type { Definition, Values } from '@cobuild/programme';
import { untaken } from '../untaken';

type Wish = z.output<typeof RolloutWish>;
type Step = Rollout['steps'][number];
type Pair = Wish['pairs'][number];

/** An agreement of the programme that is not over, for what days, and who hosts it. */
export type Running = Readonly<{ id: string; host: string; from: string; to: string }>;

/** The facts besides the wish: units one may work with, those at and under the district, and what there is already. */
export type Known = Readonly<{
  names: ReadonlyMap<string, string>;
  own: ReadonlySet<string>;
  taken: ReadonlySet<string>;
  /** Taken back, or left by a party: the same choice may be made again. */
  withdrawn: ReadonlySet<string>;
  /** In which nobody holds a post today. */
  vacant: ReadonlySet<string>;
  running: readonly Running[];
  /** Units of other districts among those chosen. */
  invited: ReadonlySet<string>;
  /** The id that the district gives where this one is wished for. */
  give: (wish: string) => string;
  /** What is missing or wrong with the answers of an agreement; nothing for no answers to a programme without blanks. */
  wrongIn: (answers: Values) => Step['wrong'];
}>;

const REASONS = {
  exists: { zh: '已经拟定过', en: 'Proposed already' },
  'has-one': { zh: '这段时间已有这个方案的协议', en: 'Has an agreement of this programme in these days' },
  'unknown-unit': { zh: '没有这个单位，或不在您的区内', en: 'No such organisation, or not in your district' },
  'role-missing': { zh: '还没有选共建单位', en: 'A partner is not chosen yet' },
  'same-unit': { zh: '同一单位不能作两方', en: 'One organisation cannot be two parties' },
  'chosen-twice': { zh: '选了两次', en: 'Chosen twice' },
  'answers-needed': { zh: '还有待填的内容', en: 'Has blanks that need an answer' },
} as const;

/**
 * One step per pair, with what is left out and why. The id and the key follow from the parties and the term alone, so that the same
 * choice made again finds its agreement. Pure.
 */
export function stepsOf(definition: Definition, version: number, wish: Wish, known: Known): Step[] {
  const seen = new Set<string>();
  return wish.pairs.map((parties, n): Step => {
    // An id stays an agreement's for ever: what was withdrawn is proposed again under the next.
    const named = (one: string): string => (known.taken.has(one) ? one : known.give(one));
    const id = named(untaken(idOf(definition, parties, wish.term), (one) => known.withdrawn.has(named(one))));
    const against = seen.has(id) ? 'chosen-twice' : reasonAgainst(definition, parties, id, wish, known);
    seen.add(id);
    const parameters = answersFor(wish, n);
    const wrong = against === null ? known.wrongIn(parameters) : [];
    const reason = wrong.length > 0 ? 'answers-needed' : against;
    const { programme, roles } = definition;
    const called = roles.map(({ key, side }) => ({
      side,
      unit: parties[key] ?? '',
      name: known.names.get(parties[key] ?? '') ?? parties[key] ?? '',
    }));
    return {
      ...{ id, key: `rollout-${id}` },
      host: called.find(({ side }) => side === 'host')?.name ?? '',
      partners: called.flatMap(({ side, name }) => (side === 'partner' && name !== '' ? [name] : [])),
      vacant: called.flatMap(({ unit, name }) => (known.vacant.has(unit) ? [name] : [])),
      invited: called.flatMap(({ side, unit, name }) =>
        side === 'partner' && unit !== '' && (known.invited.has(unit) || !known.names.has(unit)) ? [name] : [],
      ),
      skipped: reason && { code: reason, said: REASONS[reason] },
      wrong: [...wrong],
      proposal: { programme, version, parties, district: wish.district, term: wish.term, parameters },
    };
  });
}

/** The answers of the nth pair: those of all, and its own before them. */
export const answersFor = (
  { parameters, perPair }: Pick<Wish, 'parameters' | 'perPair'>,
  n: number,
): Wish['parameters'] => ({
  ...parameters,
  ...perPair[n],
});

/** As often as one choice is made again after it was taken back. */
const AGAIN = 50;

/** Whether an agreement's id is one that rolling out gives. */
export function isRolledOut(
  id: string,
  definition: Pick<Definition, 'programme' | 'roles'>,
  parties: Pair,
  term: Wish['term'],
  give: Known['give'],
): boolean {
  const first = idOf(definition, parties, term);
  return Array.from({ length: AGAIN }, (_, n) => (n === 0 ? first : `${first}-${n + 1}`)).some(
    (one) => id === one || id === give(one),
  );
}

function reasonAgainst(
  { roles }: Definition,
  parties: Pair,
  id: string,
  { term }: Wish,
  { own, taken, running }: Known,
): keyof typeof REASONS | null {
  if (taken.has(id)) return 'exists';
  if (roles.some(({ key }) => parties[key] === undefined)) return 'role-missing';
  const units = roles.map(({ key }) => parties[key] ?? '');
  const host = parties[roles.find(({ side }) => side === 'host')?.key ?? ''] ?? '';
  if (!own.has(host)) return 'unknown-unit';
  if (new Set(units).size < units.length) return 'same-unit';
  const overlaps = running.some((one) => one.host === host && one.from <= term.to && one.to >= term.from);
  return overlaps ? 'has-one' : null;
}

/** The host's id, the year and a digest of all that was chosen; never longer than an id may be. */
function idOf(
  { programme, roles }: Pick<Definition, 'programme' | 'roles'>,
  parties: Pair,
  { from, to }: Wish['term'],
): string {
  const host = parties[roles.find(({ side }) => side === 'host')?.key ?? ''] ?? 'nobody';
  const chosen = JSON.stringify([programme, from, to, ...roles.map(({ key }) => [key, parties[key] ?? ''])]);
  const digest = createHash('sha256').update(chosen).digest('hex').slice(0, 12);
  return `${host.slice(0, 44)}-${from.slice(0, 4)}-${digest}`;
}
