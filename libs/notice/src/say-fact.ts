import { sayDay } from '@cobuild/calendar';
import { DISTRICT, type Fact } from '@cobuild/agreement';
import type { Language, Titles } from './titles';

/** How a review, or an agreement, ended. */
export const outcomeWords = {
  excellent: { zh: '优秀', en: 'excellent' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
  expired: { zh: '期满', en: 'expired' },
  withdrawn: { zh: '退出', en: 'withdrawn' },
};
const STEP = {
  blue: { zh: '蓝色提醒', en: 'blue reminder' },
  promise: { zh: '约定日提醒', en: 'reminder of the chosen day' },
  yellow: { zh: '黄色提醒', en: 'yellow reminder' },
  red: { zh: '红色催办', en: 'red reminder' },
  escalation: { zh: '上报', en: 'escalation' },
};

/** How an item is let go. */
export const releaseWords = {
  cancelled: { zh: '取消', en: 'cancelled' },
  merged: { zh: '合并', en: 'merged' },
  replaced: { zh: '替换', en: 'replaced' },
  waived: { zh: '免除', en: 'waived' },
};

/** What the district decided, in a word. */
export const sayOutcome = (outcome: keyof typeof outcomeWords, lang: Language): string => outcomeWords[outcome][lang];

/** One fact as people would tell it. */
export function sayFact({ event }: Fact, titles: Titles, lang: Language): string {
  const zh = lang === 'zh';
  const item = (key: string) => (zh ? `「${titles.item(key, lang)}」` : `“${titles.item(key, lang)}”`);
  const role = (key: string) => titles.role(key, lang);
  const roles = (keys: readonly string[]) => keys.map(role).join(zh ? '、' : ', ');
  const day = (on: Parameters<typeof sayDay>[0]) => sayDay(on, lang);
  switch (event.type) {
    case 'AgreementProposed':
      return zh
        ? `拟定协议，全年 ${event.plan.items.length} 项`
        : `agreement proposed, ${event.plan.items.length} items`;
    case 'PartyInvited':
      return zh ? `邀请${role(event.role)}参加` : `${role(event.role)} is invited`;
    case 'InvitationAccepted':
      return zh ? `${role(event.role)}接受邀请` : `${role(event.role)} accepts the invitation`;
    case 'InvitationDeclined':
      return zh ? `${role(event.role)}谢绝邀请` : `${role(event.role)} declines the invitation`;
    case 'AgreementSigned':
      return zh ? `${role(event.role)}签署` : `signed by ${role(event.role)}`;
    case 'AgreementEnteredForce':
      return zh ? '各方签齐，协议生效' : 'all have signed, in force';
    case 'ItemOpened':
      return zh ? `${item(event.item)}开始` : `${item(event.item)} opens`;
    case 'DateFixed':
      return zh ? `${item(event.item)}定在 ${day(event.on)}` : `${item(event.item)} fixed for ${day(event.on)}`;
    case 'MeetingHeld': {
      const present = Object.values(event.attendance).reduce((sum, n) => sum + n, 0);
      return zh ? `召开${item(event.item)}，出席 ${present} 人` : `${item(event.item)} held, ${present} present`;
    }
    case 'ResolutionAdopted':
      return zh
        ? `会议议定：由${roles(event.resolution.owedBy)}在 ${day(event.resolution.to)}前办结`
        : `resolved: ${roles(event.resolution.owedBy)} by ${day(event.resolution.to)}`;
    case 'ItemCompleted':
      return zh ? `${item(event.item)}办结` : `${item(event.item)} done`;
    case 'ItemBecameOverdue':
      return zh ? `${item(event.item)}逾期` : `${item(event.item)} is overdue`;
    case 'ItemEscalated':
      return zh ? `${item(event.item)}逾期未办，上报区里` : `${item(event.item)} escalated to the district`;
    case 'ReminderIssued':
      return zh
        ? `${STEP[event.step].zh} ${roles(event.to)}：${item(event.item)}`
        : `${STEP[event.step].en} to ${roles(event.to)}: ${item(event.item)}`;
    case 'ExtensionAsked':
      return zh
        ? `${role(event.by)}申请${item(event.item)}延到 ${day(event.until)}`
        : `${role(event.by)} asks for ${item(event.item)} until ${day(event.until)}`;
    case 'ExtensionGranted':
      return zh
        ? `同意${item(event.item)}延到 ${day(event.until)}`
        : `${item(event.item)} extended to ${day(event.until)}`;
    case 'ExtensionRefused':
      return zh ? `不同意${item(event.item)}延期` : `extension of ${item(event.item)} refused`;
    case 'ScoresGiven':
      return zh ? `${role(event.by)}给${role(event.of)}评分` : `${role(event.by)} scores ${role(event.of)}`;
    case 'PlanRevised':
      return zh ? `调整 ${event.moved.length} 项的日期` : `days of ${event.moved.length} items moved`;
    case 'ReviewDecided':
      return zh
        ? `年终考核审定：${outcomeWords[event.outcome].zh}`
        : `review decided: ${outcomeWords[event.outcome].en}`;
    case 'AgreementSuspended':
      return zh ? '协议中止' : 'the agreement is suspended';
    case 'AgreementResumed':
      return zh
        ? `协议恢复，调整 ${event.moved.length} 项，免除 ${event.waived.length} 项`
        : `resumed: ${event.moved.length} items moved, ${event.waived.length} waived`;
    case 'PartyWithdrew':
      if (event.role === DISTRICT) return zh ? '撤回协议稿' : 'the proposal is taken back';
      return zh ? `${role(event.role)}退出` : `${role(event.role)} withdraws`;
    case 'AmendmentProposed':
      return zh
        ? `${role(event.by)}提出变更，涉及 ${event.changes.length} 项`
        : `${role(event.by)} proposes to change ${event.changes.length} items`;
    case 'AmendmentConsented':
      return zh ? `${role(event.role)}同意变更` : `${role(event.role)} consents to the change`;
    case 'AmendmentRejected':
      return zh ? `${role(event.role)}不同意变更` : `${role(event.role)} does not consent to the change`;
    case 'AmendmentApplied':
      return zh ? '变更生效' : 'the change takes effect';
    case 'VersionHandedIn':
      return zh
        ? `${role(event.by)}提交${item(event.item)}第 ${event.version} 稿`
        : `${role(event.by)} hands in version ${event.version} of ${item(event.item)}`;
    case 'ReleaseAsked':
      return zh
        ? `${role(event.by)}申请${releaseWords[event.how].zh}${item(event.item)}`
        : `${role(event.by)} asks that ${item(event.item)} be ${releaseWords[event.how].en}`;
    case 'ItemReleased':
      return zh
        ? `${item(event.item)}${releaseWords[event.how].zh}`
        : `${item(event.item)} is ${releaseWords[event.how].en}`;
    case 'ReleaseRefused':
      return zh ? `不同意${item(event.item)}的申请` : `${item(event.item)} is not let go`;
    case 'TopicsCalled':
      return zh
        ? `${item(event.item)}征集议题，截至 ${day(event.until)}`
        : `topics for ${item(event.item)} until ${day(event.until)}`;
    case 'TopicProposed':
      return zh
        ? `${role(event.by)}为${item(event.item)}提出议题`
        : `${role(event.by)} puts a topic forward for ${item(event.item)}`;
    case 'MeetingNotified':
      return zh
        ? `通知${item(event.item)}：${day(event.on)} ${event.time}，议题 ${event.agenda.length} 个`
        : `${item(event.item)}: ${day(event.on)} ${event.time}, ${event.agenda.length} topics`;
    case 'AttendanceAnnounced':
      return zh
        ? `${role(event.role)}报名${item(event.item)} ${event.people} 人`
        : `${role(event.role)} will bring ${event.people} to ${item(event.item)}`;
    case 'ProgressRecorded':
      return zh
        ? `${role(event.entry.by)}登记${item(event.item)}：${event.entry.amount}`
        : `${role(event.entry.by)} records ${event.entry.amount} for ${item(event.item)}`;
    case 'ProgressRejected':
      return zh
        ? `${role(event.by)}退回${item(event.item)}的第 ${event.n} 条记录`
        : `${role(event.by)} rejects record ${event.n} of ${item(event.item)}`;
    case 'WishPosted':
      return zh ? `${item(event.item)}：新的微心愿` : `${item(event.item)}: a new wish`;
    case 'PlaceClaimed':
      return zh
        ? `${role(event.claim.by)}在${item(event.item)}认领一项`
        : `${role(event.claim.by)} claims a place of ${item(event.item)}`;
    case 'ClaimUsed':
      return zh ? `${item(event.item)}的一项认领已完成` : `a claim of ${item(event.item)} is made good`;
    case 'ClaimDropped':
      return zh ? `${item(event.item)}的一项认领已退回` : `a claim of ${item(event.item)} is given back`;
    case 'ClaimLapsed':
      return zh ? `${item(event.item)}的一项认领逾期失效` : `a claim of ${item(event.item)} lapses`;
    case 'RectificationOrdered':
      return zh
        ? `下达整改：由${roles(event.rectification.owedBy)}在 ${day(event.rectification.to)}前完成`
        : `to be put right by ${roles(event.rectification.owedBy)} by ${day(event.rectification.to)}`;
    case 'ReinspectionFailed':
      return zh
        ? `${item(event.item)}复查未通过，限 ${day(event.until)}`
        : `${item(event.item)} fails its inspection, until ${day(event.until)}`;
    case 'ReviewAppealed':
      return zh ? `${role(event.by)}对考核结果提出申诉` : `${role(event.by)} appeals against the review`;
    case 'AppealDecided':
      return zh ? `申诉审定：${outcomeWords[event.outcome].zh}` : `appeal decided: ${outcomeWords[event.outcome].en}`;
    case 'PartyCommended':
      return zh ? `表彰${role(event.role)}` : `${role(event.role)} is commended`;
    case 'ItemsCarriedOver':
      return zh ? `从上期转入 ${event.items.length} 项` : `${event.items.length} items come over from the last term`;
    case 'DecisionReminded':
      return zh ? `${item(event.item)}等待答复` : `${item(event.item)} waits for a decision`;
    case 'NoticesSent':
      return zh
        ? `已向${role(event.role)}发出 ${event.occasions.length} 条通知`
        : `${role(event.role)} was sent ${event.occasions.length} notices`;
    case 'ClockCorrected':
      return zh
        ? `两位管理员更正时钟误记，撤回自动产生的 ${event.undone.length} 项`
        : `two administrators put right what a fast clock recorded: ${event.undone.length} automatic changes are undone`;
    case 'TermEnded':
      return zh ? '期限届满' : 'the term ends';
    case 'AgreementClosed':
      return zh ? '协议结束' : 'the agreement is closed';
  }
}
