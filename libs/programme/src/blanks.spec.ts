import { localDate } from '@cobuild/calendar';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { parameterAt, readAnswers, unknownAnswers } from './answers';
import { check } from './check';
import { datedPart } from './draft';
import { plan } from './plan';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const YEAR = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const ask = (key: string, more = '') => `  - { key: ${key}, question: { zh: 问${key}, en: ask ${key} }${more} }\n`;
const text = (items: readonly string[], ...asked: string[]) => programmeText(items, `parameters:\n${asked.join('')}`);
const noteless = (of: string) =>
  check(readProgramme(of, 'p.yaml'), YEAR)
    .filter(({ severity }) => severity !== 'note')
    .map(({ code }) => code);

const CADENCE = item({ key: 'visits', when: '{ rule: every, unit: $cadence }' });

it('P5 a blank is a note, hides no other error, and leaves no definition', () => {
  const blank = text([CADENCE], ask('cadence'));
  const reading = readProgramme(blank, 'p.yaml');
  expect(reading.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['note blank']);
  expect(reading).toMatchObject({ definition: null, draft: { blanks: [{ key: 'cadence' }] } });
  expect(noteless(blank)).toEqual([]);
  const wrong = text([CADENCE, item({ kind: 'feast' }), item({ key: 'b', owedBy: '[army-unit]' })], ask('cadence'));
  expect(readProgramme(wrong, 'p.yaml')).toMatchObject({ draft: null });
  expect(noteless(wrong)).toEqual(['unknown-value']);
  expect(noteless(text([CADENCE, item({ key: 'b', owedBy: '[army-unit]' })], ask('cadence')))).toEqual([
    'unknown-role',
  ]);
  expect(noteless(text([CADENCE, item({ title: '{ zh: 定期走访, en: Visits }' })], ask('cadence')))).toEqual(['vague']);
});

it('P5 an undeclared parameter and a value that is none hide nothing either', () => {
  const undeclared = text([CADENCE.replace('$cadence', '$nothing'), item({ kind: 'feast' })], ask('cadence'));
  expect(readProgramme(undeclared, 'p.yaml').problems.map(({ code }) => code)).toEqual([
    'unknown-parameter',
    'unknown-value',
  ]);
  const refused = readProgramme(text([CADENCE, item({ kind: 'feast' })], ask('cadence', ', type: number')), 'p.yaml', {
    cadence: 'often',
  });
  expect(refused.problems.map(({ code }) => code)).toEqual(['wrong-value', 'unknown-value']);
});

it('P33 the plan holds what is known and names what waits for an answer', () => {
  const review = item({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-12, to: 12-20 }',
    criteria: '[{ key: effect, title: { zh: 实效, en: Effect }, max: $most, from: [visits] }]',
  });
  const { draft } = readProgramme(
    text(
      [
        CADENCE,
        item({ key: 'report', when: '{ rule: offset, item: visits, days: 3 }' }),
        item({ key: 'after', when: '{ rule: offset, item: works, days: 3 }' }),
        item({ key: 'works', kind: 'deadline', when: '{ rule: by, day: 06-30 }', time: '$hour', target: '$number' }),
        item({ key: 'talk', owedBy: '[$speaker]' }),
        review,
      ],
      ...['cadence', 'hour', 'speaker'].map((key) => ask(key)),
      ...['number', 'most'].map((key) => ask(key, ', type: number')),
    ),
    'p.yaml',
  );
  expect(draft?.undated).toEqual(['visits', 'report', 'talk']);
  expect(draft?.waits).toEqual({
    visits: ['cadence'],
    report: ['cadence'],
    works: ['hour', 'number'],
    talk: ['speaker'],
    review: ['most'],
  });
  const planned = plan(datedPart(draft!), YEAR);
  expect(planned.items.map(({ key, time }) => [key, time])).toEqual([
    ['works@2026', null],
    ['after@2026', null],
    ['review@2026', null],
  ]);
  expect([planned.rules['works'], planned.criteria]).toEqual([undefined, {}]);
  expect(JSON.stringify(datedPart(draft!))).not.toMatch(/____|"blank"|09:00/);
});

it('P5 a parameter whose type no place accepts is an error, for no answer could mend it', () => {
  const codes = (type: string, more: Record<string, string>) =>
    noteless(text([item(more)], ask('a', `, type: ${type}`)));
  expect(codes('text', { graceDays: '$a' })).toEqual(['wrong-type']);
  expect(codes('dates', { time: '$a' })).toEqual(['wrong-type']);
  expect(codes('number', { graceDays: '$a' })).toEqual([]);
  expect(codes('text', { time: '$a' })).toEqual([]);
  expect(codes('day', { when: '{ rule: by, day: $a }' })).toEqual([]);
  expect(codes('dates', { when: '{ rule: roster, dates: $a, each: month, leapDay: 02-28 }' })).toEqual([]);
  const choice = ask('a', ', choices: [fortnight]');
  expect(noteless(text([item({ when: '{ rule: every, unit: $a }' })], choice))).toEqual(['unknown-value']);
});

it('P34 an answer that nothing asks for is an error, and a wrong one is blamed on its parameter', () => {
  const roster = item({ when: '{ rule: roster, dates: $days, each: month, leapDay: 02-28 }' });
  const declared = text([roster], ask('days', ', type: dates'));
  const wrong = readProgramme(declared, 'p.yaml', { days: ['06-25', '13-01'] });
  expect(wrong.problems.map((one) => [one.code, parameterAt(wrong, one)])).toEqual([['bad-day', 'days']]);
  const none = readProgramme(declared, 'p.yaml', { days: [] });
  expect(check(none, YEAR).map((one) => [one.code, parameterAt(none, one)])).toEqual([['never-falls', 'days']]);
  const { draft, source } = readProgramme(declared, 'p.yaml');
  const [unknown] = unknownAnswers(draft!.definition.parameters, { day: ['06-25'] }, source!.placeOf([]));
  expect(unknown).toMatchObject({ code: 'unknown-answer', severity: 'error' });
  expect(unknown?.message.en).toContain('day');
});

it('P34 answers are read as people write them, by the type of the parameter', () => {
  const { draft } = readProgramme(
    text(
      [
        item({
          when: '{ rule: roster, dates: $days, each: month, leapDay: 02-28 }',
          target: '$number',
          place: '{ zh: $place, en: $place }',
        }),
      ],
      ask('days', ', type: dates'),
      ask('number', ', type: number'),
      ask('place', ', choices: [1, hall]'),
    ),
    'p.yaml',
  );
  const read = (...pairs: string[]) => readAnswers(draft!.definition.parameters, pairs);
  expect(read('days=06-25，12-05、 12-29', 'number=12', 'place=1')).toEqual({
    days: ['06-25', '12-05', '12-29'],
    number: 12,
    place: 1,
  });
  expect(read('number=many', 'place=a=b', 'else', 'days=')).toEqual({
    number: 'many',
    place: 'a=b',
    else: '',
    days: [],
  });
});

it.each(catalogueSlugs())('P5 %s can be published with every blank open, and each is asked once', (slug) => {
  const open = (catalogueText(slug) ?? '').replace(/^ {4}default: .*\n/gm, '');
  const blanks = [...open.matchAll(/^ {2}- key: (\S+)\n {4}(type|question):/gm)].map(([, key]) => key);
  const reading = readProgramme(open, 'p.yaml');
  expect(reading.draft?.blanks.map(({ key }) => key)).toEqual(blanks);
  expect(noteless(open)).toEqual([]);
  const asked = check(reading, YEAR).filter(({ code }) => code === 'blank');
  expect(asked).toHaveLength(blanks.length);
});
