export {
  noticeCodes,
  noticesOf,
  reminderNotices,
  type DueReminder,
  type Notice,
  type NoticeCode,
  type NoticeLine,
} from './notice';
