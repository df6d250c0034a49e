export {
  noticeCodes,
  noticesOf,
  reminderNotices,
  type DueReminder,
  type Notice,
  type NoticeCode,
  type NoticeLine,
} from './notice';
export { diaryLine } from './diary';
export { sayFact, sayOutcome } from './say-fact';
export { feedToIcs, type FeedAgreement } from './feed';
export { planToIcs } from './ics';
export { arranged, isStillTrue, isUrgent, tellAt, tellLateAt } from './telling';
export { titlesOf, type Language, type Titles } from './titles';
export { sayLine } from './words';
export { sayWhy } from './say-why';
export { why, type Why } from './why';
