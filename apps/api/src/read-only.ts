import type { DataSource } from 'typeorm';
import type { ReadOnly } from '@cobuild/api-schema';
import type { Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import { aheadFrom, readOnlyWords, type ReadOnlyCode } from '@cobuild/handler';
import { allHolds, clockFault, headsRecordedAfter } from '@cobuild/ledger';
import type { StorageAlarm } from './storage-alarm';

/** Everything that can be read and not written at present; agreements are counted, not named: everybody may look. */
export async function readOnlyNow(db: DataSource, clock: Clock, storage: StorageAlarm): Promise<ReadOnly[]> {
  const now = clock.now();
  const [holds, fault, ahead] = await Promise.all([
    allHolds(db.manager),
    clockFault(db.manager, clock),
    headsRecordedAfter(db.manager, aheadFrom(now, clock)),
  ]);
  const whole = (code: ReadOnlyCode, since: Instant) => said('ledger', null, code, since);
  const ledger = holds.filter(({ agreementId }) => agreementId === null).map(({ code, since }) => whole(code, since));
  if (storage.trouble) ledger.push(whole(storage.trouble.code, storage.trouble.since));
  if (fault !== null) ledger.push(whole(fault, now));
  const single = holds.filter(({ agreementId }) => agreementId !== null);
  const codes = [...new Set(single.map(({ code }) => code))];
  const agreements = codes.flatMap((code) => {
    const of = single.filter((one) => one.code === code);
    return of.slice(0, 1).map(({ since }) => said('agreements', of.length, code, since));
  });
  // By a clock that is wrong itself nothing can be said of them.
  if (ahead.length > 0 && fault === null && !clock.steered)
    agreements.push(said('agreements', ahead.length, 'recorded-ahead', now));
  return [...ledger, ...agreements];
}

const said = (scope: ReadOnly['scope'], agreements: number | null, code: ReadOnlyCode, since: Instant): ReadOnly => ({
  scope,
  agreements,
  code,
  since,
  message: readOnlyWords[code],
});
