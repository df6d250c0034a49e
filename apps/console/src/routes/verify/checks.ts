import type { BundleFault, BundleVerdict } from '../../../../../libs/bundle/verify.mjs';

/** What is checked of a bundle, in the order in which one thing rests on the other. */
export const CHECKS = [
  'keys',
  'checkpoint',
  'chain',
  'proofs',
  'earlier',
  'snapshot',
  'programmes',
  'texts',
  'others',
  'pin',
  'witness',
] as const;
export type Check = (typeof CHECKS)[number];

/** A check: held, failed with its faults, or not asked for. */
export type Checked = Readonly<{ check: Check; held: boolean | null; faults: readonly BundleFault[] }>;

const PLACES: readonly (readonly [Check, RegExp])[] = [
  ['keys', /^keys\.json/],
  ['checkpoint', /^checkpoint/],
  ['chain', /^envelopes\.jsonl/],
  ['proofs', /^proofs\//],
  ['earlier', /^earlier\.jsonl/],
  ['snapshot', /^snapshot\.json/],
  ['programmes', /^programmes\//],
  ['texts', /^disclosed\.json/],
  ['pin', /^--pin/],
  ['witness', /^--witness/],
];

const checkOf = (place: string): Check => PLACES.find(([, pattern]) => pattern.test(place))?.[0] ?? 'others';

/** The verdict, check by check. */
export function checksOf({ faults }: BundleVerdict, asked: Readonly<{ pin: boolean; witness: boolean }>): Checked[] {
  return CHECKS.map((check) => {
    const own = faults.filter(({ place }) => checkOf(place) === check);
    const wanted = check === 'pin' || check === 'witness' ? asked[check] : true;
    return { check, held: wanted ? own.length === 0 : null, faults: own };
  });
}
