import type { Envelope, SealedEntry } from '@cobuild/ledger';

/** The digests of programme texts that these entries pin: in the proposal, and in each move to a newer version. */
export function pinnedBy(entries: readonly SealedEntry[]): Set<string> {
  const pinned = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'definition' && typeof inner === 'string' && /^[0-9a-f]{64}$/.test(inner)) pinned.add(inner);
      else look(inner);
    }
  };
  for (const { envelope } of entries) look((JSON.parse(envelope) as Envelope).payload);
  return pinned;
}
