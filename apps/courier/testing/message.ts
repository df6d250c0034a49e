import { instant } from '@cobuild/calendar';
import type { Message } from '../src/channels/channel';

/** A message in Chinese with two lines, one of them hostile, as far as nothing else is said. */
export const messageWith = (more: Partial<Message> = {}): Message => ({
  id: 'notice/unit-7/2026-06-19',
  at: instant('2026-06-19T09:00:00+08:00'),
  lang: 'zh',
  subject: '共建提醒：2 件事等您办理',
  lines: [
    { text: '今天：主题党日，最迟 6月19日 周五 登记', link: 'https://cobuild.example/a/1?item=x&y=2' },
    { text: '<img src=x onerror=alert(1)>\r\n## [点我](https://evil.example) <@all>', link: 'javascript:alert(1)' },
  ],
  more: 3,
  urgent: false,
  unsubscribe: 'https://cobuild.example/stop?key=abc',
  checkpoint: null,
  ...more,
});
