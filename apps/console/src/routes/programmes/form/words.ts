import type { Words } from '../../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What the form says. */
export const formWords = {
  form: w('表单', 'Form'),
  checks: w('检查与预览', 'Checks and preview'),
  show: w('看什么', 'What to see'),
  unreadable: w('正文还读不出来，先改好再用表单', 'The text cannot be read yet; correct it first, then use the form'),
  titleZh: w('名称（中文）', 'Title (Chinese)'),
  titleEn: w('名称（英文）', 'Title (English)'),
  version: w('版本', 'Version'),
  category: w('类别', 'Category'),
  items: w('事项', 'Items'),
  when: w('什么时候', 'When'),
  owedBy: w('由谁办', 'Who sees to it'),
  leads: w('牵头单位', 'Led by'),
  takesPart: w('参加单位', 'Taking part'),
  supports: w('配合单位', 'Supported by'),
  placeZh: w('地点（中文）', 'Place (Chinese)'),
  placeEn: w('地点（英文）', 'Place (English)'),
  startsAt: w('开始时间（时:分）', 'Begins at (HH:MM)'),
  handedTo: w('报送', 'Handed in to'),
  none: w('不指定', 'nobody in particular'),
  evidence: w('要什么印证', 'What proves it'),
  other: w('写在正文里', 'written in the text'),
  goTo: w('到正文里改', 'Change it in the text'),
  any: w('不限', 'any'),
} as const;

/** What codes of a programme are called. */
export const codes: Readonly<Record<string, Words>> = {
  pairing: w('结对共建', 'pairing'),
  education: w('教育', 'education'),
  event: w('活动', 'event'),
  by: w('某日之前', 'by a day'),
  day: w('某一天', 'on a day'),
  month: w('某个月', 'in a month'),
  months: w('几个月里', 'over some months'),
  span: w('一段日子里', 'between two days'),
  every: w('每隔一段时间', 'again and again'),
  week: w('周', 'week'),
  quarter: w('季度', 'quarter'),
  'half-year': w('半年', 'half-year'),
  year: w('年', 'year'),
  early: w('上旬', 'its first ten days'),
  middle: w('中旬', 'its middle'),
  late: w('下旬', 'its last ten days'),
  end: w('月底', 'its end'),
  photo: w('照片', 'photos'),
  document: w('材料', 'a document'),
  count: w('数量', 'a number'),
};

/** What the fields of a when-rule are called, by rule and name. */
export const fieldWords: Readonly<Record<string, Words>> = {
  'by day': w('最迟（月-日）', 'By (MM-DD)'),
  'day day': w('哪天（月-日）', 'Day (MM-DD)'),
  'month month': w('哪个月', 'Month'),
  'month part': w('月里哪一段', 'Part of the month'),
  'months from': w('从几月', 'From month'),
  'months to': w('到几月', 'To month'),
  'span from': w('从哪天（月-日）', 'From (MM-DD)'),
  'span to': w('到哪天（月-日）', 'To (MM-DD)'),
  'every unit': w('多久一次', 'Every'),
};
