/** The district of a unit: the nearest above it, itself included; without one its topmost unit, and `inDistrict` is false. */
export type Home = Readonly<{ home: string; inDistrict: boolean }>;

/**
 * Whether a district that names the unit as a party only invites it (W17): the unit is of another district, or of none and works
 * with others already (`worksWith`: the districts that decide its agreements).
 */
export function isInvited({ home, inDistrict }: Home, own: string, worksWith: readonly string[]): boolean {
  if (home === own) return false;
  return inDistrict || (worksWith.length > 0 && !worksWith.includes(own));
}

/** Between the district and the rest of an id; no id of a district holds it by chance. */
const SEPARATOR = '--';
const LONGEST = 64;

/** Whether an id begins with its district, so that no other district gives it. */
export const isOwnId = (district: string, id: string): boolean => id.startsWith(district + SEPARATOR);

/**
 * An id that only this district gives (W19): the wish, with the district before it. Longer than an id may be, it is cut and ends in
 * the first characters of `digest`, the SHA-256 of the whole in hex.
 */
export function ownId(district: string, wish: string, digest: (text: string) => string): string {
  const whole = isOwnId(district, wish) ? wish : district + SEPARATOR + wish;
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 17)}-${digest(whole).slice(0, 16)}`;
}
