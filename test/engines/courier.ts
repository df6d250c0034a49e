import type { DataSource } from 'typeorm';
import type { Instant, LocalDate } from '@cobuild/calendar';
import { freshSalt, type Clock } from '@cobuild/config';
import { linkKeyOf, sideStore } from '@cobuild/directory';
import { reminderNotices, type Notice } from '@cobuild/notice';
import { channelsFrom, type ChannelSettings } from '../../apps/courier/src/channels/channels';
import type { SendDeps } from '../../apps/courier/src/send';

/** What a courier stands on in a test; its channels reach this machine, its side store opens with the test API's key. */
export const courierOn = (
  db: DataSource,
  clock: Clock,
  settings: ChannelSettings = { mail: null, push: null, allowPrivate: true },
): SendDeps => ({
  db,
  clock,
  salt: freshSalt,
  side: sideStore(Buffer.alloc(32, 7)),
  channels: channelsFrom(settings),
  publicUrl: 'http://cobuild.test',
  linkKey: linkKeyOf(Buffer.alloc(32, 7)),
});

/** The reminder of an item to a unit on its last day, as the drain makes them. */
export function yellowReminder(agreementId: string, unit: string, item: string, on: LocalDate, now: Instant): Notice[] {
  const event = { type: 'ReminderIssued', item, step: 'yellow', round: 0, to: ['community'] } as const;
  return reminderNotices([{ agreementId, event, parties: [unit], on }], now, 'Asia/Shanghai');
}
