import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What the board says. */
export const boardWords = {
  board: w('全区', 'District'),
  export: w('导出 xlsx', 'Export as xlsx'),
  where: w('所在', 'Where'),
  running: w('进行中', 'In force'),
  proposed: w('待签署', 'To be signed'),
  suspended: w('已中止', 'Suspended'),
  closed: w('已结束', 'Closed'),
  behind: w('有逾期', 'With something late'),
  asked: w('等您审定', 'Waiting for you'),
  nothingAsked: w('没有等您审定的事', 'Nothing waits for you'),
  late: w('逾期', 'Late'),
  nothingLate: w('没有逾期的事', 'Nothing is late'),
  escalated: w('已上报', 'brought to you'),
  vacant: w('岗位空缺', 'Posts nobody holds'),
  vacantNote: w(
    '空缺期间无人收到提醒，请管理员任命或安排代理',
    'Nobody there is reminded meanwhile; an administrator appoints somebody or a stand-in',
  ),
  coverage: w('各方案进展', 'How far each programme is'),
  missing: w('还缺', 'missing'),
  nobodyYet: w('还没有一家办结', 'none has it yet'),
  all: w('都办了', 'all have it'),
  load: w('每周工作量', 'Load by week'),
  loadNote: w(
    '点一周，看这一周有哪些事；柱高是全部单位登记所需的分钟',
    'Choose a week to see what falls into it; the height is the minutes it takes everybody together to record it',
  ),
  units: w('按单位', 'By unit'),
  unit: w('单位', 'Unit'),
  agreements: w('协议', 'Agreements'),
  done: w('已办', 'Done'),
  waits: w('待审', 'Waiting'),
  empty: w('您的区里还没有协议', 'There are no agreements in your district yet'),
  rollout: w('发布并铺开一个方案', 'Publish a programme and roll it out'),
  nothingThisWeek: w('这一周没有事', 'Nothing falls into this week'),
} as const;

export const vacantSince = (now: boolean, day: Words): Words =>
  now ? w('无人任职', 'nobody') : w(`${day.zh}起空缺`, `nobody from ${day.en}`);
export const inHandSaid = (agreements: number, due: number, next: number): Words =>
  w(
    `${agreements} 份协议 · 待办 ${due} 件 · 之后 ${next} 件`,
    `${agreements} ${agreements === 1 ? 'agreement' : 'agreements'} · ${due} due · ${next} to come`,
  );
export const outOf = (done: number, of: number): Words => w(`${done}/${of} 家已办`, `${done} of ${of} have it`);
export const shownOf = (shown: number, all: number): Words =>
  w(`只显示最久的 ${shown} 项，共 ${all} 项；全部见导出`, `The ${shown} longest of ${all}; the export has all`);
export const lateBy = (days: number): Words => w(`逾期 ${days} 天`, days === 1 ? '1 day late' : `${days} days late`);
export const weekSaid = (day: Words, items: number, minutes: number, most: number): Words =>
  w(
    `${day.zh} 起一周：${items} 件，共 ${minutes} 分钟，一家最多 ${most} 分钟`,
    `week of ${day.en}: ${items} things, ${minutes} minutes, at most ${most} of one unit`,
  );
