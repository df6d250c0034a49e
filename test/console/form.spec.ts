import { catalogueText } from '@cobuild/config';
import { edited } from '../../apps/console/src/routes/programmes/form/edit';
import { itemKinds } from '../../apps/console/src/lib/item-kinds';
import { formOf, handedInKinds, timedKinds } from '../../apps/console/src/routes/programmes/form/read';
import { kinds } from '../../libs/programme/src/kinds';

const TEXT = `# the head
cobuild: 1
version: 1   # raised by hand
title: { zh: 结对, en: Pairs }
items:
  # what comes first
  - key: visit
    title: { zh: 走访, en: Visit }
    when: { rule: month, month: 6 }  # June
    owedBy:
      - community
      - police

  - key: fair
    title: { zh: 集市, en: Fair }
    when: { rule: by, day: 03-31 }
    owedBy: [community]
`;
const lines = (after: string): string[] => {
  const before = TEXT.split('\n');
  return after.split('\n').filter((line) => !before.includes(line));
};

it('only the value changes: comments, order and layout stay', () => {
  expect(lines(edited(TEXT, ['version'], 2))).toEqual(['version: 2   # raised by hand']);
  expect(lines(edited(TEXT, ['items', 0, 'when', 'month'], 7))).toEqual([
    '    when: { rule: month, month: 7 }  # June',
  ]);
  expect(lines(edited(TEXT, ['items', 0, 'when'], { rule: 'by', day: '07-01' }))).toEqual([
    '    when: { rule: by, day: 07-01 }  # June',
  ]);
  expect(edited(TEXT, ['version'], 1)).toBe(TEXT);
});

it('what is not there yet goes to the end of its map, in one as in the other layout', () => {
  expect(lines(edited(TEXT, ['items', 0, 'when', 'part'], 'late'))).toEqual([
    '    when: { rule: month, month: 6, part: late }  # June',
  ]);
  const proven = edited(TEXT, ['items', 0, 'evidence'], ['photo', 'count']);
  expect(lines(proven)).toEqual(['    evidence: [ photo, count ]']);
  expect(formOf(proven)?.items.map(({ evidence }) => evidence)).toEqual([['photo', 'count'], []]);
  expect(lines(edited(TEXT, ['category'], 'event'))).toEqual(['category: event']);
});

it('a list written in lines becomes one in brackets, and nothing around it moves', () => {
  const after = edited(TEXT, ['items', 0, 'owedBy'], ['police']);
  expect(lines(after)).toEqual(['    owedBy: [ police ]']);
  expect(formOf(after)?.items.map(({ owedBy }) => owedBy)).toEqual([['police'], ['community']]);
});

it('a text reads back as it was typed, whatever is in it', () => {
  for (const title of ['走访, 慰问', 'a: b # c', '} ]', '"', "'", ' x ', '', '$key', '3', 'true', '- a', '#', '\\'])
    expect(formOf(edited(TEXT, ['items', 0, 'title', 'zh'], title))?.items[0]?.title).toEqual({
      zh: title,
      en: 'Visit',
    });
});

it('while a text cannot be read there is no form, and nothing changes it', () => {
  const broken = TEXT.replace('[community]', '[community');
  expect(formOf(broken)).toBeNull();
  expect(edited(broken, ['version'], 2)).toBe(broken);
});

it('every field of a programme of the catalogue is put back as it was without another meaning', () => {
  const text = catalogueText('police-section-pairing')!;
  const form = formOf(text)!;
  const after = form.items.reduce(
    (sofar, { title, when, owedBy, evidence }, n) =>
      Object.entries({ title, when, owedBy, ...(evidence.length > 0 ? { evidence } : {}) }).reduce(
        (one, [name, value]) => edited(one, ['items', n, name], value),
        sofar,
      ),
    text,
  );
  expect(formOf(after)).toEqual(form);
  expect(after.split('\n').length).toBe(text.split('\n').length);
});

it('a key that is taken away leaves with its line, and nothing beside it moves', () => {
  const put = edited(edited(TEXT, ['items', 0, 'takesPart'], ['school']), ['items', 0, 'place'], { zh: '礼堂' });
  expect(formOf(put)?.items[0]).toMatchObject({ takesPart: ['school'], place: { zh: '礼堂', en: '' } });
  const back = edited(edited(put, ['items', 0, 'takesPart'], undefined), ['items', 0, 'place'], undefined);
  expect(back).toBe(TEXT);
  expect(edited(TEXT, ['items', 0, 'owedBy'], undefined)).toBe(
    TEXT.replace('    owedBy:\n      - community\n      - police\n', ''),
  );
  expect(edited(TEXT, ['items', 0, 'leads'], undefined)).toBe(TEXT);
  const flow = 'a: { b: 1, c: 2, d: 3 }\n';
  expect(['b', 'c', 'd'].map((key) => edited(flow, ['a', key], undefined))).toEqual([
    'a: { c: 2, d: 3 }\n',
    'a: { b: 1, d: 3 }\n',
    'a: { b: 1, c: 2 }\n',
  ]);
  // The first key beside its dash.
  expect(edited(TEXT, ['items', 1, 'key'], undefined)).toContain('  - title: { zh: 集市, en: Fair }\n');
});

it('the form offers a field for the kinds that may have it, and names every kind', () => {
  const allowing = (detail: 'startsAt' | 'handedTo') =>
    Object.entries(kinds).flatMap(([kind, { may }]) => (may.includes(detail) ? [kind] : []));
  expect([...timedKinds].sort()).toEqual(allowing('startsAt').sort());
  expect([...handedInKinds].sort()).toEqual(allowing('handedTo').sort());
  expect(Object.keys(kinds).filter((kind) => !(kind in itemKinds))).toEqual([]);
});
