import type { reasons, Rejection } from '@cobuild/agreement';
import type { Language } from './titles';

/** Why somebody asked for something out of the ordinary, in words. */
export const reasonWords: Readonly<Record<(typeof reasons)[number], Readonly<Record<Language, string>>>> = {
  weather: { zh: '天气', en: 'Weather' },
  duty: { zh: '执勤或任务', en: 'On duty' },
  venue: { zh: '场地', en: 'Venue' },
  people: { zh: '人手', en: 'People' },
  'superior-task': { zh: '上级任务', en: 'A task from above' },
  'no-longer-needed': { zh: '不再需要', en: 'No longer needed' },
  other: { zh: '其他', en: 'Other' },
};

/** Why a record was rejected, in words. */
export const rejectionWords: Readonly<Record<Rejection, Readonly<Record<Language, string>>>> = {
  'not-held': { zh: '没有举办', en: 'Not held' },
  'counted-twice': { zh: '重复计算', en: 'Counted twice' },
  'not-of-this-item': { zh: '不属于这一项', en: 'Not of this item' },
  'no-proof': { zh: '没有证明', en: 'No proof' },
  'wrong-amount': { zh: '数量不对', en: 'Wrong amount' },
};
