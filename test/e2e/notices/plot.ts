import type { Instant } from '@cobuild/calendar';
import { at, yearOf } from '../../engines/year';

export const SLUG = 'police-section-pairing';
export const YEAR = 2026;
/** `COBUILD_YEAR_OF=200` for the whole district; a tenth of it shows the same in a tenth of the time. */
export const AGREEMENTS = Number(process.env['COBUILD_YEAR_OF'] ?? 9);
export const DISTRICT = 'district-1';
export const ROLES = ['community', 'police-section'];

/** In every third agreement the year is lived as it should be; in the others nobody does anything once they are signed. */
const SIGNING = ['ProposeAgreement', 'SignAgreement'];
export const cases = Array.from({ length: AGREEMENTS }, (_, n) => {
  const id = `ny-${n}`;
  const { acts } = yearOf(SLUG, YEAR, id);
  const parties = Object.fromEntries(ROLES.map((role) => [role, `${id}-${role}`]));
  return { id, n, parties, acts: acts.filter(({ command }) => n % 3 === 0 || SIGNING.includes(command.type)) };
});
export const score = cases
  .flatMap(({ id, parties, acts }) => acts.map((act, nth) => ({ id, parties, ...act, nth })))
  .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
export const START = score[0]!.at;
export const UNTIL = at('2027-01-05');

/** What goes wrong, and when it is over. */
export const OUTAGES = {
  robot: [at('2026-03-30', '08:00'), at('2026-04-01', '15:00')],
  mail: [at('2026-06-29', '08:00'), at('2026-07-02', '08:00')],
  hook: [at('2026-11-28', '08:00'), at('2026-12-01', '10:00')],
} as const;
export type Outage = keyof typeof OUTAGES;

/**
 * Who is killed at what time of the year, and when in the work of that moment: so many real ms after it began, or as a mail has
 * arrived and the courier does not know it yet.
 */
export const BLOWS: readonly Readonly<{ at: Instant; who: readonly string[]; after: number | 'mail' }>[] = [
  { at: at('2025-12-30', '09:10'), who: ['courier'], after: 'mail' },
  { at: at('2026-03-31', '09:00'), who: ['worker'], after: 80 },
  { at: at('2026-05-29', '14:00'), who: ['postgres'], after: 120 },
  { at: at('2026-06-01', '09:00'), who: ['courier'], after: 150 },
  { at: at('2026-06-04', '09:10'), who: ['courier'], after: 'mail' },
  { at: at('2026-07-01', '09:00'), who: ['courier'], after: 200 },
  { at: at('2026-09-30', '09:00'), who: ['postgres', 'courier'], after: 250 },
  { at: at('2026-12-01', '09:00'), who: ['worker', 'courier'], after: 150 },
];

/** A channel, where it leads, and whose lines it tells. */
export type Way = Readonly<{ channel: string; kind: Outage; to: string; party: string }>;
