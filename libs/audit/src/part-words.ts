import { isLocalDate, sayDay, type LocalDate } from '@cobuild/calendar';
import { outcomeWords, releaseWords, type Language, type Titles } from '@cobuild/notice';
import type { AgreementPart, ItemPart } from './parts';

type Words = Readonly<Record<Language, string>>;

const PARTS: Readonly<Record<ItemPart | AgreementPart, Words>> = {
  status: { zh: '状态', en: 'state' },
  released: { zh: '了结方式', en: 'let go' },
  window: { zh: '时间段', en: 'window' },
  day: { zh: '定下的日子', en: 'day' },
  due: { zh: '最后期限', en: 'last day' },
  'owed-by': { zh: '责任方', en: 'owed by' },
  overdue: { zh: '逾期', en: 'overdue' },
  escalated: { zh: '上报', en: 'escalated' },
  'done-on': { zh: '办结日', en: 'done on' },
  evidence: { zh: '证明材料', en: 'evidence' },
  versions: { zh: '提交稿', en: 'versions handed in' },
  records: { zh: '登记记录', en: 'records' },
  claims: { zh: '认领', en: 'claims' },
  wishes: { zh: '微心愿', en: 'wishes' },
  topics: { zh: '议题', en: 'topics' },
  agenda: { zh: '议程', en: 'agenda' },
  coming: { zh: '报名人数', en: 'announced' },
  'asked-until': { zh: '申请延到', en: 'extension asked until' },
  'release-asked': { zh: '申请了结', en: 'release asked' },
  decision: { zh: '考核审定', en: 'review decision' },
  signed: { zh: '已签署', en: 'signed' },
  withdrawn: { zh: '已退出', en: 'withdrawn' },
  version: { zh: '方案版本', en: 'version of the programme' },
  calendar: { zh: '日历', en: 'calendar' },
  suspension: { zh: '中止', en: 'suspension' },
  amendments: { zh: '变更', en: 'amendments' },
  outcome: { zh: '考核结果', en: 'outcome' },
  commended: { zh: '表彰', en: 'commended' },
  'term-ended': { zh: '期限届满', en: 'term ended' },
  ending: { zh: '结束方式', en: 'ending' },
};

/** Codes that stand as values. */
const CODES: Readonly<Record<string, Words>> = {
  none: { zh: '尚无', en: 'none' },
  proposed: { zh: '已拟定', en: 'proposed' },
  'in-force': { zh: '生效', en: 'in force' },
  suspended: { zh: '中止', en: 'suspended' },
  closed: { zh: '结束', en: 'closed' },
  planned: { zh: '还没开始', en: 'not begun' },
  open: { zh: '待办', en: 'to do' },
  done: { zh: '已办结', en: 'done' },
  'not-owed': { zh: '不作要求', en: 'not owed' },
  released: { zh: '已了结', en: 'let go' },
  ...releaseWords,
  ...outcomeWords,
  dropped: { zh: '撤下', en: 'dropped' },
  hidden: { zh: '已给，暂不可见', en: 'given, not to be seen yet' },
};

/** What a part is called. */
export function sayPart(part: string, titles: Titles, lang: Language): string {
  const [kind, by = '', of = ''] = part.split('/');
  if (kind !== 'scores') return (PARTS as Readonly<Record<string, Words>>)[part]?.[lang] ?? part;
  const [from, to] = [titles.role(by, lang), titles.role(of, lang)];
  return lang === 'zh' ? `${from}给${to}的评分` : `scores by ${from} of ${to}`;
}

/** A part's value in words; of lists how many, of what has fields each field. */
export function sayValue(part: string, value: unknown, titles: Titles, lang: Language): string {
  if (value === null || value === undefined) return lang === 'zh' ? '无' : 'none';
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return isLocalDate(value) ? sayDay(value, lang) : (CODES[value]?.[lang] ?? value);
  if (Array.isArray(value)) {
    const roles = part === 'owed-by' || part === 'signed' || part === 'withdrawn';
    if (roles) return value.map((role) => titles.role(String(role), lang)).join(lang === 'zh' ? '、' : ', ');
    return lang === 'zh' ? `${value.length} 项` : String(value.length);
  }
  if (part === 'window') return sayWindow(value as { from: LocalDate; to: LocalDate }, lang);
  return Object.entries(value)
    .filter(([, one]) => one !== null)
    .map(([key, one]) => `${key} ${sayValue('', one, titles, lang)}`)
    .join(lang === 'zh' ? '，' : ', ');
}

const sayWindow = ({ from, to }: Readonly<{ from: LocalDate; to: LocalDate }>, lang: Language): string =>
  from === to ? sayDay(from, lang) : `${sayDay(from, lang)}${lang === 'zh' ? '至' : ' to '}${sayDay(to, lang)}`;
