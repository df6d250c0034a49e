import { isInvited, isOwnId, ownId } from './homes';
import { mayAnswer, mayAsk, maySee, type Concerned, type Viewer } from './viewer';

const digest = (text: string): string => Buffer.from(text).reverse().toString('hex');

it.each([
  ['a unit of one’s own district', { home: 'a', inDistrict: true }, [], false],
  ['a unit of another district', { home: 'b', inDistrict: true }, [], true],
  ['that it works with one already changes nothing', { home: 'b', inDistrict: true }, ['a'], true],
  ['a unit of no district, new', { home: 'police', inDistrict: false }, [], false],
  ['a unit of no district that works with one', { home: 'police', inDistrict: false }, ['b', 'a'], false],
  ['a unit of no district that works with others', { home: 'police', inDistrict: false }, ['b'], true],
] as const)('W17 %s', (_, home, worksWith, invited) => {
  expect(isInvited(home, 'a', worksWith)).toBe(invited);
});

it('W19 an id of one’s own begins with its district, is given again alike, and is never longer than an id may be', () => {
  expect(ownId('nan', 'pairing', digest)).toBe('nan--pairing');
  expect(ownId('nan', 'nan--pairing', digest)).toBe('nan--pairing');
  const long = ownId('nan', 'a'.repeat(64), digest);
  expect(long).toHaveLength(64);
  expect([isOwnId('nan', long), isOwnId('na', long), isOwnId('nan', 'nan-pairing')]).toEqual([true, false, false]);
  expect(ownId('nan', `${'a'.repeat(63)}b`, digest)).not.toBe(long);
});

it('W16 an invited unit answers and sees nothing; nobody else of it answers', () => {
  const concerned: Concerned = { district: 'b', parties: ['host'], invited: ['school'], hostPath: ['host', 'b'] };
  const of = (post: Viewer['posts'][number]['post'], unit = 'school'): Viewer => ({
    person: 'p',
    posts: [{ unit, post }],
    assigned: [],
  });
  const may = (viewer: Viewer) => [
    mayAnswer(viewer, concerned, 'school'),
    maySee(viewer, concerned),
    mayAsk(viewer, concerned, 'school'),
  ];
  for (const post of ['secretary', 'liaison', 'commissioner'] as const)
    expect(may(of(post))).toEqual([true, false, false]);
  expect(may(of('administrator'))).toEqual([false, false, false]);
  expect(may(of('officer'))).toEqual([false, false, false]);
  expect(may(of('secretary', 'other'))).toEqual([false, false, false]);
});
