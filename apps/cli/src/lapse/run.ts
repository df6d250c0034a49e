import type { AgreementEvent, Act, Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { pause } from '@cobuild/config';
import type { Api } from '../http';
import type { Conductor } from './conductor';

/** An entry as the API's timeline gives it. */
export type TimelineEntry = Readonly<{
  seq: number;
  type: string;
  occurredAt: Instant;
  recordedAt: Instant;
  payload: Readonly<Record<string, unknown>>;
}>;

type Page = Readonly<{ entries: readonly TimelineEntry[] }>;

export const factOf = ({ type, occurredAt, payload }: TimelineEntry): Fact => ({
  at: occurredAt,
  event: { type, ...payload } as AgreementEvent,
});

/** What a lapse plays: the acts in order, on which agreement, of which programme, until when. */
export type Piece = Readonly<{
  agreementId: string;
  /** The programme's text, published before anything else. */
  text: string;
  acts: readonly Act[];
  until: Instant;
  term: { from: string; to: string };
}>;

const POLL_MS = 100;
/** As long as the clock may need, at the worst, to come back after its worker was killed in the middle of an activity. */
const SETTLE_MS = 45_000;

/** Plays every act through the API at its instant and lets time run out; tells each fact once, in the order of the ledger. */
export async function play(
  piece: Piece,
  api: Api,
  conductor: Conductor,
  tell: (fact: Fact, entry: TimelineEntry) => void,
): Promise<TimelineEntry[]> {
  const [propose, ...acts] = piece.acts;
  if (!propose) throw new Error('nothing to play');
  const entries: TimelineEntry[] = [];
  let over = false;
  const closed = () => entries.at(-1)?.type === 'AgreementClosed';
  const read = async (): Promise<void> => {
    const { entries: more } = await api.get<Page>(
      `/agreements/${piece.agreementId}/events?after=${entries.length}&limit=200`,
      propose.actor,
    );
    for (const entry of more) {
      entries.push(entry);
      tell(factOf(entry), entry);
    }
  };

  await api.signIn(propose.actor, 'officer');
  await api.post('/programmes', { text: piece.text }, { 'cobuild-actor': propose.actor });
  await conductor.runTo(propose.at);
  await perform(api, piece, propose, 0, propose.at);
  const following = (async () => {
    while (!over) {
      await read();
      await pause(POLL_MS);
    }
  })();
  for (const [n, next] of acts.entries()) {
    await conductor.runTo(next.at);
    await perform(api, piece, next, n + 1, next.at);
  }
  await conductor.runTo(piece.until);
  for (const deadline = performance.now() + SETTLE_MS; !closed() && performance.now() < deadline;) await pause(POLL_MS);
  over = true;
  await following;
  return entries;
}

/** One act, at exactly its instant: waits until the API's own clock has come there. `n` makes its key. */
export async function perform(
  api: Api,
  { agreementId, term }: Pick<Piece, 'agreementId' | 'term'>,
  { actor, command }: Act,
  n: number,
  at: Instant,
): Promise<void> {
  while ((await api.get<{ now: Instant }>('/clock')).now < at) await pause(2);
  const headers = { 'idempotency-key': `lapse-${n}`, 'cobuild-actor': actor };
  if (command.type !== 'ProposeAgreement') {
    await api.post(`/agreements/${agreementId}/commands`, command, headers);
    return;
  }
  const { parties, district, plan, parameters } = command;
  await api.signIn(district, 'officer');
  for (const party of Object.values(parties)) await api.signIn(party, 'secretary', district);
  await api.post(
    `/agreements/${agreementId}`,
    { programme: plan.programme, version: plan.version, parties, district, term, parameters },
    headers,
  );
}
