import type { DataSource } from 'typeorm';
import type { ReadOnly } from '@cobuild/api-schema';
import type { Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import { isBehind, readOnlyWords, type ReadOnlyCode } from '@cobuild/handler';
import { allHolds, newestRecordedAt } from '@cobuild/ledger';
import type { StorageAlarm } from './storage-alarm';

/** Everything that can be read and not written at present; agreements are counted, not named: everybody may look. */
export async function readOnlyNow(db: DataSource, clock: Clock, storage: StorageAlarm): Promise<ReadOnly[]> {
  const [holds, newest] = await Promise.all([allHolds(db.manager), newestRecordedAt(db.manager)]);
  const now = clock.now();
  const whole = (code: ReadOnlyCode, since: Instant) => said('ledger', null, code, since);
  const ledger = holds.filter(({ agreementId }) => agreementId === null).map(({ code, since }) => whole(code, since));
  if (storage.trouble) ledger.push(whole(storage.trouble.code, storage.trouble.since));
  // Of a steered clock only what it did to one agreement would be a fault.
  if (newest !== null && !clock.steered && isBehind(now, newest, clock)) ledger.push(whole('clock-back', now));
  const single = holds.filter(({ agreementId }) => agreementId !== null);
  const codes = [...new Set(single.map(({ code }) => code))];
  const agreements = codes.flatMap((code) => {
    const of = single.filter((one) => one.code === code);
    return of.slice(0, 1).map(({ since }) => said('agreements', of.length, code, since));
  });
  return [...ledger, ...agreements];
}

const said = (scope: ReadOnly['scope'], agreements: number | null, code: ReadOnlyCode, since: Instant): ReadOnly => ({
  scope,
  agreements,
  code,
  since,
  message: readOnlyWords[code],
});
