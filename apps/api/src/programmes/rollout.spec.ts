import { localDate } from '@cobuild/calendar';
import { definitionOf } from '../../../../test/engines/year';
import { isRolledOut, stepsOf, type Known } from './rollout';

const definition = definitionOf('police-section-pairing');
const term = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const units = ['hebei-road', 'henan-road', 'far-away', 'police-1', 'police-2'];
const known: Known = {
  names: new Map(units.map((id) => [id, `单位 ${id}`])),
  own: new Set(['hebei-road', 'henan-road']),
  taken: new Set(),
  vacant: new Set<string>(),
  withdrawn: new Set(),
  running: [],
  invited: new Set(['police-2']),
  give: (id) => id,
  wrongIn: () => [],
};
const pair = (community: string, police: string) => ({ community, 'police-section': police });
const steps = (pairs: Record<string, string>[], more: Partial<Known> = {}, over = term) =>
  stepsOf(definition, 1, { district: 'd', term: over, pairs, parameters: {}, perPair: [] }, { ...known, ...more });
const reasons = (...asked: Parameters<typeof steps>) => steps(...asked).map(({ skipped }) => skipped?.code ?? null);

it('one agreement per pair, under an id and a key that follow from the choice alone', () => {
  const pairs = [pair('hebei-road', 'police-1'), pair('henan-road', 'police-2')];
  const [one, two] = steps(pairs);
  expect(steps([...pairs].reverse())).toEqual([two, one]);
  expect(one).toMatchObject({ host: '单位 hebei-road', partners: ['单位 police-1'], skipped: null });
  expect(one!.id).toMatch(/^hebei-road-2026-[0-9a-f]{12}$/);
  expect(one!.key).toBe(`rollout-${one!.id}`);
  expect(new Set([one!.id, two!.id, steps([pair('hebei-road', 'police-2')])[0]!.id]).size).toBe(3);
  const long = 'a'.repeat(64);
  expect(steps([pair(long, 'police-1')])[0]!.id.length).toBeLessThanOrEqual(64);
});

it('what is left out says why', () => {
  const good = pair('hebei-road', 'police-1');
  expect(reasons([good, good])).toEqual([null, 'chosen-twice']);
  expect(reasons([{ community: 'hebei-road' }])).toEqual(['role-missing']);
  expect(reasons([pair('far-away', 'police-1'), pair('nowhere', 'police-1')])).toEqual([
    'unknown-unit',
    'unknown-unit',
  ]);
  expect(reasons([pair('hebei-road', 'hebei-road')])).toEqual(['same-unit']);
  expect(reasons([good], { taken: new Set([steps([good])[0]!.id]) })).toEqual(['exists']);
  const before = { id: 'x', host: 'hebei-road', from: '2025-01-01', to: '2025-12-31' };
  expect(reasons([good], { running: [before] })).toEqual([null]);
  const after = { ...before, from: '2027-01-01', to: '2027-12-31' };
  expect(reasons([good], { running: [after] })).toEqual([null]);
  for (const running of [
    { ...before, to: '2026-01-01' },
    { ...after, from: '2026-12-31' },
  ])
    expect(reasons([good], { running: [running] })).toEqual(['has-one']);
});

it('what was withdrawn is proposed again under the next id', () => {
  const good = pair('hebei-road', 'police-1');
  const { id } = steps([good])[0]!;
  const again = steps([good], { taken: new Set([id]), withdrawn: new Set([id]) })[0]!;
  expect(again).toMatchObject({ id: `${id}-2`, key: `rollout-${id}-2`, skipped: null });
  const both = new Set([id, again.id]);
  expect(steps([good], { taken: both, withdrawn: new Set([id]) })[0]!.skipped?.code).toBe('exists');
  expect(isRolledOut(again.id, definition, good, term, known.give)).toBe(true);
  expect(isRolledOut('pairing', definition, good, term, known.give)).toBe(false);
});

it('W19 where several districts are, ids begin with their own, and what is there already keeps its id', () => {
  const give = (id: string): string => `d--${id}`;
  const good = pair('hebei-road', 'police-1');
  const { id: plain } = steps([good])[0]!;
  expect(steps([good], { give })[0]).toMatchObject({ id: `d--${plain}`, key: `rollout-d--${plain}`, skipped: null });
  expect(steps([good], { give, taken: new Set([plain]) })[0]).toMatchObject({ id: plain, skipped: { code: 'exists' } });
  expect(steps([good], { give, taken: new Set([plain]), withdrawn: new Set([plain]) })[0]!.id).toBe(`d--${plain}-2`);
  expect(isRolledOut(`d--${plain}-2`, definition, good, term, give)).toBe(true);
});

it('W17 units of other districts are named, so that the district knows whom it invites', () => {
  expect(steps([pair('hebei-road', 'police-2')])[0]!.invited).toEqual(['单位 police-2']);
  expect(steps([pair('hebei-road', 'somewhere-else')])[0]).toMatchObject({
    invited: ['somewhere-else'],
    skipped: null,
  });
});

it('each agreement is proposed with the answers of all and its own, and left out while one is missing', () => {
  const pairs = [pair('hebei-road', 'police-1'), pair('henan-road', 'police-2')];
  const missing = { parameter: 'roster', message: { zh: '待填', en: 'blank' }, cure: { zh: '写', en: 'write' } };
  const wrongIn: Known['wrongIn'] = ({ roster }) => (roster === undefined ? [missing] : []);
  const wish = { district: 'd', term, pairs, parameters: { cadence: 'month' }, perPair: [{ roster: ['06-25'] }] };
  const [one, two] = stepsOf(definition, 1, wish, { ...known, wrongIn });
  expect(one).toMatchObject({ skipped: null, wrong: [] });
  expect(one!.proposal.parameters).toEqual({ cadence: 'month', roster: ['06-25'] });
  expect(two).toMatchObject({ skipped: { code: 'answers-needed' }, wrong: [missing] });
  const own = { ...wish, perPair: [{ cadence: 'week' }, { roster: [] }] };
  const proposed = stepsOf(definition, 1, own, { ...known, wrongIn }).map(({ proposal }) => proposal.parameters);
  expect(proposed).toEqual([{ cadence: 'week' }, { cadence: 'month', roster: [] }]);
});
