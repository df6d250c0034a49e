import { about, day, story } from '../../testing/story';

const goods = about({
  key: 'goods',
  kind: 'pledge',
  when: '{ rule: by, day: 09-30 }',
  owedBy: '[school]',
  goods:
    '[{ key: computers, quantity: 3, title: { zh: 电脑, en: Computers } }, { key: heating, title: { zh: 取暖, en: Heating } }]',
});
const money = about({
  key: 'money',
  kind: 'pledge',
  when: '{ rule: by, day: 09-30 }',
  owedBy: '[school]',
  money:
    '[{ key: superior, title: { zh: 上级, en: Superior } }, { key: partner, title: { zh: 共建单位, en: Partner } }]',
});
const record = (item: string, stage: 'pledged' | 'received', amount: number, more: object) =>
  ({ type: 'RecordProgress', item, on: day('2026-05-05'), stage, amount, ...more }) as const;
const done = (item: string) => ({ type: 'CompleteItem', item, on: day('2026-05-05'), evidence: [] }) as const;

it('A39 goods are done when as many came as the programme names or somebody pledged', () => {
  story(goods)
    .when('2026-05-05', 'school', record('goods@2026', 'received', 2, { what: 'computers' }))
    .then('ProgressRecorded goods@2026 1 received computers 2 by school')
    .when('2026-05-05', 'school', done('goods@2026'))
    .refused('pledge-outstanding computers')
    .when('2026-05-05', 'school', record('goods@2026', 'pledged', 4, { what: 'heating' }))
    .when('2026-05-05', 'community', record('goods@2026', 'received', 1, { what: 'computers' }))
    .then('ProgressRecorded goods@2026 3 received computers 1 by community')
    .when('2026-05-05', 'school', record('goods@2026', 'received', 4, { what: 'heating' }))
    .then(
      'ProgressRecorded goods@2026 4 received heating 4 by school',
      'ItemCompleted goods@2026 2026-05-05 by school',
    );
});

it('A39 money is held against its source', () => {
  story(money)
    .when('2026-05-05', 'school', record('money@2026', 'pledged', 500, { source: 'lottery' }))
    .refused('unknown-subject lottery')
    .when('2026-05-05', 'school', record('money@2026', 'pledged', 500, { source: 'partner' }))
    .then('ProgressRecorded money@2026 1 pledged partner 500 by school')
    .when('2026-05-05', 'school', record('money@2026', 'received', 900, { source: 'superior' }))
    .then('ProgressRecorded money@2026 2 received superior 900 by school')
    .when('2026-05-05', 'school', done('money@2026'))
    .refused('pledge-outstanding partner')
    .so(({ items }) =>
      expect(items['money@2026']?.tally).toEqual({ 'pledged/partner': 500, 'received/superior': 900 }),
    );
});

it('A81 promising less than the programme asks is not enough', () => {
  story(goods)
    .when('2026-05-05', 'school', record('goods@2026', 'pledged', 1, { what: 'computers' }))
    .when('2026-05-05', 'school', record('goods@2026', 'received', 1, { what: 'heating' }))
    .when('2026-05-05', 'school', record('goods@2026', 'received', 1, { what: 'computers' }))
    .then('ProgressRecorded goods@2026 3 received computers 1 by school')
    .when('2026-05-05', 'school', done('goods@2026'))
    .refused('pledge-outstanding computers')
    .when('2026-05-05', 'community', record('goods@2026', 'received', 2, { what: 'computers' }))
    .then(
      'ProgressRecorded goods@2026 4 received computers 2 by community',
      'ItemCompleted goods@2026 2026-05-05 by community',
    );
});

it('A81 who has no part in a pledge neither promises nor says what came', () => {
  story([goods])
    .when('2026-05-05', 'hospital', record('goods@2026', 'received', 3, { what: 'computers' }))
    .refused('not-yours goods@2026')
    .when('2026-05-05', 'district', record('goods@2026', 'received', 3, { what: 'computers' }))
    .refused('not-yours goods@2026')
    .when('2026-05-05', 'community', record('goods@2026', 'pledged', 3, { what: 'computers' }))
    .refused('not-yours goods@2026');
});

it('A81 a pledge is not done with nothing, nor when what came was rejected', () => {
  story([goods, money])
    .when('2026-05-05', 'school', done('money@2026'))
    .refused('pledge-outstanding money@2026')
    .when('2026-05-05', 'school', record('goods@2026', 'received', 3, { what: 'computers' }))
    .when('2026-05-05', 'school', done('goods@2026'))
    .refused('pledge-outstanding heating')
    .when('2026-05-05', 'school', record('money@2026', 'pledged', 500, { source: 'partner' }))
    .when('2026-05-05', 'community', { type: 'RejectProgress', item: 'money@2026', n: 1, reason: 'wrong-amount' })
    .when('2026-05-05', 'school', done('money@2026'))
    .refused('pledge-outstanding money@2026');
});
