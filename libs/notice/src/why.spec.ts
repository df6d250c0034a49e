import { simulate, type Fact } from '@cobuild/agreement';
import { definitionOf, endOf, yearOf } from '../../../test/engines/year';
import { reach } from '../../agreement/src/timetable';
import { about, day, story } from '../../agreement/src/testing/story';
import { at } from '../../../test/engines/year';
import { reasonsFor, sayWhy } from './say-why';
import { titlesOf } from './titles';
import { why } from './why';

const issued = (facts: readonly Fact[]) =>
  facts.flatMap(({ at: when, event }) =>
    event.type === 'ReminderIssued' ? [{ when, occasion: `a/${event.item}/${event.step}/${event.round}` }] : [],
  );

it.each(['police-section-pairing', 'army-civilian-monthly', 'co-residence'])(
  'N30 every reminder of a year of %s has its answer: the rung counted from its day is its instant',
  (slug) => {
    const { acts } = yearOf(slug, 2026, 'a');
    const facts = simulate(acts, endOf(2026));
    const reminders = issued(facts);
    expect(reminders.length).toBeGreaterThan(10);
    const titles = titlesOf(definitionOf(slug));
    for (const { when, occasion } of reminders) {
      const answer = why(facts, occasion);
      expect(answer).toMatchObject({ at: when, programme: { slug, version: 2 } });
      const { rung, from } = answer!.rung!;
      const moved = new Date(Date.parse(at(from, rung.time)) + rung.days * 86_400_000).toISOString();
      expect([occasion, moved]).toEqual([occasion, when]);
      expect(sayWhy(answer!, titles, 'en').length).toBe(sayWhy(answer!, titles, 'zh').length);
    }
  },
);

it('N31 what comes next is what comes when nobody does anything', () => {
  const told = story(about()).until('2026-03-25', '10:00');
  const [first] = issued(told.facts());
  const answer = why(told.facts(), first!.occasion)!;
  const item = answer.item;
  const later = told.until('2026-06-30').facts();
  const really = later.filter(({ at: when, event }) => 'item' in event && event.item === item && when > first!.when);
  expect(answer.next).toEqual(really);
  expect(answer.next.map(({ event }) => event.type)).toEqual(
    expect.arrayContaining(['ItemBecameOverdue', 'ItemEscalated']) as unknown,
  );
  expect(reach(told.agreement, at('2026-12-31')).some(({ event }) => event.type === 'ItemEscalated')).toBe(false);
});

it('N32 it says what would have stopped the reminder, and what has become of the item since', () => {
  const told = story(about()).until('2026-03-25', '10:00');
  const { occasion } = issued(told.facts())[0]!;
  expect(why(told.facts(), occasion)).toMatchObject({
    stoppedBy: ['complete', 'release', 'suspension'], // it came before the first day: more time would not have moved it
    now: { status: 'open', doneOn: null },
  });
  told
    .when('2026-03-26', 'community', {
      type: 'AskExtension',
      item: 'clean-up@2026',
      until: day('2026-04-20'),
      reason: 'weather',
    })
    .when('2026-03-27', 'district', { type: 'DecideExtension', item: 'clean-up@2026', granted: true });
  const before = why(told.facts(), occasion)!;
  expect(before.now.dueOn).toBe('2026-04-20');
  expect(before.window.dueOn < before.now.dueOn).toBe(true);
  expect(why(told.facts(), 'a/clean-up@2026/blue/7')).toBeNull();
  expect(why(told.facts(), 'nonsense')).toBeNull();
});

it('N32 what would have stopped it is tried out: of a late item no extension, of an escalation what is done or let go', () => {
  const told = story(about()).until('2026-05-01');
  const facts = told.facts();
  const red = issued(facts).find(({ occasion }) => occasion.includes('/red/'))!;
  expect(why(facts, red.occasion)?.stoppedBy).toEqual(['complete', 'release', 'suspension']);
  const nth = facts.findIndex(({ event }) => event.type === 'ItemEscalated') + 1;
  const escalated = why(facts, `a/${nth}`);
  expect(escalated).toMatchObject({ item: 'clean-up@2026', rung: { rung: { step: 'escalation' } } });
  expect(escalated?.stoppedBy).toEqual(['complete', 'release', 'suspension']);
});

it('N33 any other line says the fact it told, when, and by which programme, and what never happened has no reason', () => {
  const titles = titlesOf({ items: [], roles: [] });
  const facts = story(about()).facts();
  const [zh, en] = (['zh', 'en'] as const).map((lang) => reasonsFor(facts, 'a/1', titles, lang));
  expect(zh).toEqual([expect.stringContaining('拟定协议'), expect.stringContaining('方案 small 第 1 版')]);
  expect(en).toEqual([expect.stringContaining('proposed'), expect.stringContaining('programme small version 1')]);
  expect(reasonsFor(facts, 'a/999', titles, 'zh')).toBeNull();
});
