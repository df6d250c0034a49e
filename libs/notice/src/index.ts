export { timeAndPlace } from './duty-part';
export type { DutyTerm } from './duty-terms';
export { askOf, type Ask, type Purpose } from './asking';
export {
  noticeCodes,
  noticesOf,
  isUrgentItem,
  reminderNotices,
  type DueReminder,
  type Notice,
  type NoticeCode,
  type NoticeLine,
} from './notice';
export { reasonWords, rejectionWords } from './reason-words';
export { boardOf, type Board } from './board';
export { deskOf, type Desk, type Owed, type Waits } from './desk';
export { standingOf, type Asked, type Choice, type Standing, type StandingItem } from './standing';
export { diaryLine } from './diary';
export { sayDiff, sayDiffInBoth } from './say-diff';
export { sayAmendment } from './before';
export { outcomeWords, releaseWords, sayFact, sayOutcome } from './say-fact';
export { furtherOf } from './further';
export { verdictWords } from './further-words';
export { feedToIcs, pinned, type FeedAgreement } from './feed';
export { planToIcs } from './ics';
export { offersOf, type Offer, type Offers } from './offers';
export { heldBack, type Lately } from './flood';
export { arranged, HOURS, isStillTrue, isUrgent, tellAt, tellLateAt, type Hours } from './telling';
export { both, titlesOf, type Language, type Titles } from './titles';
export { sayLine } from './words';
export { vacancyNotice } from './vacant';
export { median, responses } from './response';
export { reasonsFor } from './say-why';
export { why, type Why } from './why';
