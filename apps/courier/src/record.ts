import { roleOf, type Agreement, type Sent } from '@cobuild/agreement';
import { dayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE, viewerNamed } from '@cobuild/directory';
import { handle, mustBeWritable, readAgreement, type HandlerDeps } from '@cobuild/handler';
import { CLOCK_ACTOR } from '@cobuild/ledger';
import { messageNamed, type SentMessage } from '@cobuild/readmodel';

/**
 * Records in each agreement that a message spoke of what went out, to which post and by what (A92). Doing it twice is doing it
 * once. Throws `NotNow` while one of them is read-only.
 */
export async function recordSent(deps: HandlerDeps, message: string): Promise<void> {
  const { manager } = deps.db;
  const told = await messageNamed(manager, message);
  if (!told) return;
  const holder = told.person === null ? null : await viewerNamed(manager, told.person, dayOf(told.at, DIRECTORY_ZONE));
  const held = told.unit === null ? (holder?.posts ?? []) : [{ unit: told.unit, post: null }];
  for (const [agreementId, occasions] of byAgreement(told)) {
    const agreement = await readAgreement(manager, agreementId);
    const sent = sentTo(agreement, held, told.kind, occasions);
    if (sent.length > 0)
      mustBeWritable(
        await handle(deps, agreementId, {
          key: `sent/${message}`,
          actor: CLOCK_ACTOR,
          command: { type: 'RecordSent', sent },
        }),
      );
  }
}

const byAgreement = ({ lines }: SentMessage): Map<string, string[]> =>
  lines.reduce(
    (found, { agreement, occasion }) => found.set(agreement, [...(found.get(agreement) ?? []), occasion]),
    new Map<string, string[]>(),
  );

/** Whoever holds two posts in it was told in both. */
const sentTo = (
  agreement: Agreement,
  held: readonly Readonly<{ unit: string; post: string | null }>[],
  channel: string,
  occasions: readonly string[],
): Sent[] =>
  held.flatMap(({ unit, post }) => {
    const role = roleOf(agreement, unit);
    return role === null ? [] : [{ role, post, channel, occasions }];
  });
