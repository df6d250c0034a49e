import { queryOptions } from '@tanstack/react-query';
import { answersIn, type Answer, type Entered, type Parameter } from '../../lib/answers/entered';
import { answered, api, fetched, sent, type RolledOut, type Rollout } from '../../lib/api';

export type Unit = Readonly<{ id: string; parent: string | null; kind: string; name: string }>;

export type Proposal = RolledOut['proposals'][number];

/** By host, who takes the other roles. */
export type Pairs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const units = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await fetched<{ units: Unit[] }>('/units')).units,
});

export const rolledOut = (slug: string, district: string) =>
  queryOptions({
    queryKey: ['rolled-out', slug, district],
    queryFn: () => answered(api.GET('/programmes/{slug}/rollout', { params: { path: { slug }, query: { district } } })),
  });

/** The communities at and under a unit, in the order of the tree. */
export function communitiesUnder(all: readonly Unit[], top: string): Unit[] {
  const under = (parent: string): Unit[] =>
    all.filter((unit) => unit.parent === parent).flatMap((unit) => [unit, ...under(unit.id)]);
  return under(top).filter(({ kind }) => kind === 'community');
}

/** Answers to a programme's parameters: those of all, and those of each pair in the order of the pairs. */
export type Answers = Readonly<{
  parameters: Readonly<Record<string, Answer>>;
  perPair: readonly Readonly<Record<string, Answer>>[];
}>;

/** The answers that were typed, for some hosts. */
export const answersOf = (
  parameters: readonly Parameter[],
  { all, own }: Entered,
  hosts: readonly string[],
): Answers => ({
  parameters: answersIn(parameters, all),
  perPair: hosts.map((host) => answersIn(parameters, own[host])),
});

export type Wish = Readonly<{ district: string; term: Readonly<{ from: string; to: string }> }>;

/** Pairs in one request: far below the size of a body that the API reads. */
const AT_ONCE = 500;

/**
 * The preview of a roll-out, requested in parts of one version; `onPart` gets the number of pairs looked at so far. An aborted signal
 * rejects before the next part. Null for no pairs.
 */
export async function stepsOf(
  slug: string,
  wish: Wish,
  pairs: readonly object[],
  { parameters, perPair }: Answers,
  { signal, onPart }: Readonly<{ signal: AbortSignal; onPart: (done: number) => void }>,
): Promise<Rollout | null> {
  const parts: Rollout[] = [];
  for (let n = 0; n < pairs.length; n += AT_ONCE) {
    signal.throwIfAborted();
    const version = parts[0] ? { version: parts[0].version } : {};
    const part = { pairs: pairs.slice(n, n + AT_ONCE), perPair: perPair.slice(n, n + AT_ONCE) };
    const body = { ...wish, ...version, ...part, parameters };
    parts.push(await sent<Rollout>('POST', `/programmes/${slug}/rollout`, body));
    onPart(Math.min(n + AT_ONCE, pairs.length));
  }
  return parts[0] ? { ...parts[0], steps: parts.flatMap(({ steps }) => steps) } : null;
}
