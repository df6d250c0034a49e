import { localDate } from '@cobuild/calendar';
import { plan, readProgramme } from '@cobuild/programme';
import { catalogueText } from '../../config/src/catalogue';
import { programmeText, item } from '../../programme/src/testing/programme-text';
import { sayAmendment } from './before';
import { sayDiff, sayDiffInBoth } from './say-diff';
import { titlesOf } from './titles';
import { answersOf } from '../../../test/engines/answers';

const TERM = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const OLD = catalogueText('police-section-pairing')!;

const version = (text: string) => {
  const { definition } = readProgramme(text, 'a.yaml', answersOf('police-section-pairing'));
  return { definition: definition!, plan: plan(definition!, TERM) };
};
const said = (text: string, lang: 'zh' | 'en' = 'zh') =>
  sayDiff(version(OLD), version(text), lang).map(({ how, text: line }) => `${how} ${line}`);

it('N52 a version that changes nothing says nothing, a title alone is not a change of what is owed', () => {
  expect(said(OLD)).toEqual([]);
  expect(said(OLD.replace('爱心超市补货发放', '爱心超市'))).toEqual([]);
});

it('N52 what is new, gone and otherwise is said with its words, in both languages', () => {
  const fresh = OLD.replace('{ rule: month, month: 7 }', '{ rule: month, month: 8 }').replace(
    'owedBy: [community, police-section]\n    evidence: [document]',
    'owedBy: [community]\n    evidence: [document, photo]',
  );
  expect(said(fresh)).toEqual([
    'changed 党建联席会议  首日：2026-07-01 改为 2026-08-01；末日：2026-07-31 改为 2026-08-31；责任方：社区党支部、共建科室 改为 社区党支部；印证：材料 改为 材料、照片',
  ]);
  expect(said(fresh, 'en')).toEqual([
    'changed Joint Party-building meeting  first day: 2026-07-01 → 2026-08-01; last day: 2026-07-31 → 2026-08-31; owed by: the community branch, the police section → the community branch; proof: a document → a document, photos',
  ]);
  const renamed = OLD.replace('key: meeting-system', 'key: meetings');
  expect(said(renamed).map((line) => line.split(' ')[0])).toEqual(['added', 'removed']);
});

const small = (items: readonly string[], number = 1) => {
  const text = programmeText(items).replace('version: 1', `version: ${number}`);
  return readProgramme(text, 'a.yaml').definition!;
};
const HALL = { place: '{ zh: 礼堂, en: the hall }', leads: 'community' };
const before = small([item(HALL)]);
const after = small(
  [
    item({ place: '{ zh: 操场, en: the hall }', startsAt: '"09:00"', leads: 'community', takesPart: '[school]' }),
    item({ key: 'fair', title: '{ zh: 集市, en: Fair }', supports: '[school]' }),
  ],
  2,
);

it('N65 the card of a party that has to consent says which words of a duty a version changes, and those of a new duty', () => {
  const titles = titlesOf(before, [after]);
  const to = { version: 2 } as never;
  expect(sayAmendment({ changes: [], to }, titles).map(({ zh }) => zh)).toEqual([
    '清洁楼道  地点：礼堂 改为 操场；参加单位：无 改为 学校；开始时间：无 改为 09:00',
    '新增 集市  配合单位：学校',
  ]);
  expect(sayAmendment({ changes: [], to: null }, titles)).toEqual([]);
});

it('N65 a change in one language alone has its line in both, so that no line stands beside another', () => {
  const half = small([item({ ...HALL, place: '{ zh: 大礼堂, en: the hall }' })], 2);
  const plans = [before, half].map((definition) => ({ definition, plan: plan(definition, TERM) }));
  expect(sayDiffInBoth(plans[0]!, plans[1]!).map(({ text }) => [text.zh, text.en])).toEqual([
    ['清洁楼道  地点：礼堂 改为 大礼堂', 'Stairwells swept  place: the hall → the hall'],
  ]);
});
