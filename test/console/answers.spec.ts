import { answersIn, dayOf, NOTHING, readText, type Parameter } from '../../apps/console/src/lib/answers/entered';
import { filledDown, filledFrom, isTable, withText } from '../../apps/console/src/lib/answers/grid';

const parameter = (key: string, more: Partial<Parameter> = {}): Parameter => ({
  ...{ key, type: 'text', question: { zh: key, en: key } },
  ...more,
});
const CADENCE = parameter('cadence', { choices: ['month', 'quarter'] });
const HEADS = parameter('heads', { type: 'number' });
const ROSTER = parameter('roster', { type: 'dates' });
const parameters = [CADENCE, HEADS, ROSTER];
const rows = ['one', 'two', 'three'].map((id) => ({ id, label: `社区${id}` }));

it.each([
  ['06-25', '06-25'],
  ['6月25日', '06-25'],
  ['6.5', '06-05'],
  ['2019/6/25', '06-25'],
  ['2019年12月1日', '12-01'],
  ['02-29', '02-29'],
  ['02-30', null],
  ['13-01', null],
  ['0-1', null],
  ['张三', null],
])('a day written as %s is %s', (text, day) => expect(dayOf(text)).toBe(day));

it('reads each type as people write it, and names what is wrong', () => {
  expect(readText(CADENCE, ' 每月 ')).toEqual({ answer: 'month' });
  expect(readText(CADENCE, 'week')).toHaveProperty('wrong');
  expect(readText(HEADS, '12')).toEqual({ answer: 12 });
  expect(readText(HEADS, '十二')).toHaveProperty('wrong');
  expect(readText(ROSTER, '6月25日、12-05  2019/12/29')).toEqual({ answer: ['06-25', '12-05', '12-29'] });
  expect(readText(ROSTER, '06-25、张三')).toMatchObject({ wrong: { zh: expect.stringContaining('张三') as string } });
  expect(readText(parameter('hour'), '17:00')).toEqual({ answer: '17:00' });
  expect(readText(parameter('hour'), '下午五点')).toHaveProperty('wrong');
  expect(readText(HEADS, ' ')).toBeNull();
  expect(answersIn(parameters, { cadence: 'month', heads: 'x', roster: '' })).toEqual({ cadence: 'month' });
});

it('fills a column down into the empty cells alone', () => {
  const typed = withText(withText(NOTHING, 'two', 'heads', '3'), 'three', 'heads', '7');
  expect(filledDown(typed, rows, 'heads').own).toEqual({
    one: { heads: '3' },
    two: { heads: '3' },
    three: { heads: '7' },
  });
  expect(filledDown(typed, rows, 'cadence')).toBe(typed);
});

it('fills a pasted table in from a cell on, and gives back what finds no place', () => {
  const { entered, left } = filledFrom(
    NOTHING,
    { rows, parameters },
    { row: 'two', key: 'heads' },
    '1\t06-25\r\n2\n9\t\n',
  );
  expect(entered.own).toEqual({ two: { heads: '1', roster: '06-25' }, three: { heads: '2' } });
  expect(left).toEqual(['9\t']);
  const wide = filledFrom(NOTHING, { rows, parameters }, { row: 'one', key: 'roster' }, '06-25\t张三');
  expect([wide.entered.own, wide.left]).toEqual([{ one: { roster: '06-25' } }, ['06-25\t张三']]);
});

it('matches lines that begin with a name, in any order, and keeps what is there where a cell is empty', () => {
  const before = withText(NOTHING, 'one', 'heads', '4');
  const text = '社区three\t每月\t5\t12-05\n某社区\t每月\n社区one\tquarter\t\t06-25';
  const { entered, left } = filledFrom(before, { rows, parameters }, { row: null, key: 'roster' }, text);
  expect(entered.own).toEqual({
    one: { cadence: 'quarter', heads: '4', roster: '06-25' },
    three: { cadence: '每月', heads: '5', roster: '12-05' },
  });
  expect(left).toEqual(['某社区\t每月']);
  expect([isTable('06-25\n'), isTable('a\tb'), isTable('a\nb')]).toEqual([false, true, true]);
});
