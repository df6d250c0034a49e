import { localDate } from '@cobuild/calendar';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { check } from './check';
import { formatProblem } from './problems';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const YEAR = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const found = (more: Record<string, string>, term = YEAR) =>
  check(readProgramme(programmeText([item(more)]), 'p.yaml'), term).map(({ code, severity }) => `${severity} ${code}`);

const NINTH = '{ rule: festival, festival: double-ninth, inMonth: 11 }';

it('has nothing to say of a clear programme', () => {
  expect(found({})).toEqual([]);
});

it('P11 asks of a festival outside its month, and notes the answer', () => {
  expect(found({ when: NINTH })).toEqual(['question festival-elsewhere']);
  expect(found({ when: NINTH.replace(' }', ', onConflict: festival }') })).toEqual(['note festival-answered']);
  expect(found({ when: NINTH.replace('11', '10') })).toEqual([]);
});

it('P11 names the day, the line and both ways out, in both languages', () => {
  const text = programmeText([item({ when: NINTH })]);
  const [problem] = check(readProgramme(text, 'p.yaml'), YEAR);
  expect(text.split('\n')[problem!.line - 1]?.slice(problem!.column - 1)).toBe('11 }');
  expect(formatProblem(problem!, 'zh')).toMatch(
    /^p\.yaml:\d+:\d+ 待答 重阳节在 2026 年是 10月18日.*，不在 11 月 → 加 onConflict/,
  );
  expect(formatProblem(problem!, 'en')).toMatch(
    /question Double Ninth Festival is on .*18 Oct.* in 2026, not in month 11 → add/,
  );
});

it('P11 the army programme read as its source has it raises 重阳 in November, 端午, 春节 and 中秋 in the years they are elsewhere', () => {
  const literal = (catalogueText('army-civilian-monthly') ?? '').replaceAll(', onConflict: festival', '');
  const asked = (year: number) =>
    check(readProgramme(literal, 'p.yaml'), { from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) })
      .filter(({ code }) => code === 'festival-elsewhere')
      .map(({ message }) => message.zh.split('在')[0]);
  expect(asked(2026)).toEqual(['重阳节']);
  expect(asked(2025)).toEqual(['春节', '端午节', '中秋节', '重阳节']);
  for (let year = 2020; year <= 2040; year++) expect(asked(year)).toContain('重阳节');
});

it('P12 asks of a word that promises without saying how often, unless the rule says it', () => {
  const title = '{ zh: 定期走访, en: Visits }';
  expect(found({ title })).toEqual(['question vague']);
  expect(found({ title, when: '{ rule: every, unit: month }' })).toEqual([]);
});

it('P13 asks of a clause that never falls in the term', () => {
  const half = { from: localDate('2026-07-01'), to: localDate('2026-12-31') };
  expect(found({}, half)).toEqual(['question never-falls']);
});

it('P13 asks of a meeting whose window has no working day; of anything else it notes it', () => {
  const when = '{ rule: span, from: 10-01, to: 10-07 }';
  expect(found({ when, kind: 'joint-meeting' })).toEqual(['question no-working-day']);
  expect(found({ when })).toEqual(['note no-working-day']);
});

it('P19 asks what happens on a day off when the rule says ask, or cannot move', () => {
  const mayDay = (shift: string) => `{ rule: day, day: 05-02, shift: ${shift} }`;
  expect(found({ when: mayDay('ask') })).toEqual(['question day-off']);
  expect(found({ when: mayDay('on') })).toEqual([]);
  expect(found({ when: mayDay('after') })).toEqual([]);
  const short = { from: localDate('2026-01-01'), to: localDate('2026-05-03') };
  expect(found({ when: mayDay('after') }, short)).toEqual(['question shift-leaves-term']);
});

const several = (...items: string[]) =>
  check(readProgramme(programmeText(items), 'p.yaml'), YEAR).map(({ code, severity }) => `${severity} ${code}`);

it('P20 asks of an offset whose anchor may never be fixed', () => {
  const meeting = item({ key: 'meeting', kind: 'joint-meeting' });
  const works = (by: string) => item({ key: 'works', kind: 'project', when: `{ rule: fixed-by, item: meeting${by} }` });
  const after = item({ key: 'after', when: '{ rule: offset, item: works, days: 3 }' });
  expect(several(meeting, works(''), after)).toEqual(['question never-falls', 'question anchor-open']);
  expect(several(meeting, works(', by: 11-30'), after)).toEqual([]);
});

it('P21 notes two things of one party on one day', () => {
  const when = '{ rule: day, day: 03-05 }';
  expect(several(item({ when }), item({ key: 'other', when }))).toEqual(['note same-day']);
  expect(several(item({ when }), item({ key: 'other', when, owedBy: '[school]' }))).toEqual([]);
});

it('P22 refuses a week that asks one party for more than the cap', () => {
  const file = item({
    when: '{ rule: every, unit: month, times: 60, fromMonth: 3, toMonth: 3 }',
    evidence: '[document]',
  });
  expect(found({})).toEqual([]);
  expect(several(file)[0]).toBe('error over-cap');
});

it('P28 asks what becomes of a month that an edge of the term cuts, until the programme answers', () => {
  const july = { from: localDate('2026-07-15'), to: localDate('2027-07-14') };
  const monthly = { when: '{ rule: every, unit: month }' };
  const codes = (more: Record<string, string>, term = july) =>
    found(more, term).filter((one) => !one.startsWith('note'));
  expect(codes(monthly)).toEqual(['question cut-by-edge']);
  for (const answer of ['drop', 'pro-rata', 'keep']) expect(codes({ ...monthly, atEdge: answer })).toEqual([]);
  expect(codes({ when: '{ rule: every, unit: year, times: 10 }' })).toEqual([]);
  expect(codes({ when: '{ rule: every, unit: week }' })).toEqual([]);
  expect(codes({ when: '{ rule: by, day: 08-01 }' })).toEqual([]);
  const head = check(readProgramme(programmeText([item(monthly)], 'atEdge: drop\n'), 'p.yaml'), july);
  expect(head.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

it('P28 asks about an offset whose day the edge of the term loses', () => {
  const meeting = item({ key: 'meeting', kind: 'joint-meeting', when: '{ rule: span, from: 11-21, to: 12-31 }' });
  const after = item({ key: 'after', when: '{ rule: offset, item: meeting, days: 30 }' });
  expect(several(meeting, after)).toEqual(['question never-falls', 'question offset-lost']);
});

const review = (more: Record<string, string>) =>
  item({ key: 'review', kind: 'review', when: '{ rule: span, from: 12-12, to: 12-20 }', ...more });
const CRITERIA = '[{ key: effect, title: { zh: 实效, en: Effect }, max: 30, from: [clean-up] }]';

it('P29 asks of a review that closes before what it scores, and of a second one', () => {
  const monthly = item({ when: '{ rule: every, unit: month }' });
  expect(several(monthly, review({ criteria: CRITERIA }))).toEqual(['question review-too-early']);
  expect(several(monthly, review({ criteria: CRITERIA, scores: 'due-by-then' }))).toEqual([]);
  expect(several(item(), review({ criteria: CRITERIA }), review({ key: 'again', criteria: CRITERIA }))).toEqual([
    'question two-reviews',
  ]);
});

it('P29 asks of a title that names a cadence its rule does not keep, and of a parameter that stands nowhere', () => {
  const weekly = '{ zh: 每周走访, en: Visits each week }';
  expect(found({ title: weekly })).toEqual(['question title-cadence']);
  expect(found({ title: weekly, when: '{ rule: every, unit: week }' })).toEqual(['note no-working-day']);
  const parameter = 'parameters: [{ key: unused, question: { zh: 问, en: ask }, default: 3 }]\n';
  const problems = check(readProgramme(programmeText([item()], parameter), 'p.yaml'), YEAR);
  expect(problems.map(({ code }) => code)).toEqual(['unused-parameter']);
});

it('P29 asks of a run sheet past midnight, and refuses hours that end before they begin', () => {
  const steps = '[{ key: show, title: { zh: 演出, en: Show }, minutes: 90 }]';
  expect(found({ runSheet: `{ starts: "23:00", steps: ${steps} }` })).toEqual(['question past-midnight']);
  expect(found({ runSheet: `{ starts: "22:00", steps: ${steps} }` })).toEqual([]);
  const open = (from: string, to: string) => `[{ days: weekends, from: "${from}", to: "${to}" }]`;
  expect(found({ kind: 'opening-hours', open: open('17:00', '09:00') })).toEqual(['error hours-reversed']);
  expect(found({ kind: 'opening-hours', open: open('09:00', '17:00') })).toEqual([]);
});

it('P14 notes a year whose holidays are not published', () => {
  const later = { from: localDate('2031-01-01'), to: localDate('2031-12-31') };
  expect(found({}, later)).toEqual(['note provisional']);
});

it('hands on what an unreadable programme has wrong', () => {
  expect(found({ kind: 'feast' })).toEqual(['error unknown-value']);
});

it.each(catalogueSlugs())('%s leaves nothing open in any year with published holidays', (slug) => {
  for (let year = 2020; year <= 2026; year++) {
    const term = { from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) };
    const open = check(readProgramme(catalogueText(slug) ?? '', slug), term);
    expect(open.filter(({ severity }) => severity !== 'note')).toEqual([]);
  }
});
