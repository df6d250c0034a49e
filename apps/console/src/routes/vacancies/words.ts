import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Words about vacant posts. */
export const vacancyWords = {
  toDistrict: w(
    '空缺期间无人收到提醒，请管理员任命或安排代理',
    'Nobody there is reminded meanwhile; an administrator appoints somebody or a stand-in',
  ),
  toAdministrator: w(
    '空缺期间那里无人签署、办理，也无人收到提醒。任命新人或安排代理之前，提醒改发给区委组织部，也发到您的通知渠道。',
    'Nobody there signs, acts or is reminded. Until somebody is appointed or stands in, reminders go to the district and to your channels.',
  ),
  none: w('今后两周没有空缺的岗位', 'No post is vacant now or within two weeks'),
} as const;

export const vacantSince = (now: boolean, day: Words): Words =>
  now ? w('无人任职', 'nobody in post') : w(`${day.zh}起空缺`, `nobody from ${day.en}`);
export const inHandSaid = (agreements: number, due: number, next: number): Words =>
  w(
    `${agreements} 份协议 · 待办 ${due} 件 · 之后 ${next} 件`,
    `${agreements} ${agreements === 1 ? 'agreement' : 'agreements'} · ${due} due · ${next} to come`,
  );
