import { localDate } from '@cobuild/calendar';
import { plan, readProgramme } from '@cobuild/programme';
import { catalogueText } from '../../config/src/catalogue';
import { sayDiff } from './say-diff';
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
  const fresh = OLD.replace('{ rule: by, day: 03-31 }', '{ rule: by, day: 04-30 }').replace(
    'owedBy: [community, police-section]\n    evidence: [document]',
    'owedBy: [community]\n    evidence: [document, photo]',
  );
  expect(said(fresh)).toEqual([
    'changed 成立联合领导小组  末日：2026-03-31 改为 2026-04-30；责任方：社区党支部、共建科室 改为 社区党支部；印证：材料 改为 材料、照片',
  ]);
  expect(said(fresh, 'en')).toEqual([
    'changed Joint leading group set up  last day: 2026-03-31 → 2026-04-30; owed by: the community branch, the police section → the community branch; proof: a document → a document, photos',
  ]);
  const renamed = OLD.replace('key: leading-group', 'key: leadership');
  expect(said(renamed).map((line) => line.split(' ')[0])).toEqual(['added', 'removed']);
});
