import { enqueue } from '@cobuild/handler';
import type { Notice } from '@cobuild/notice';
import type { BenchLedger } from './ledger';
import { inHand, interleaved, secondsOf, type Ratio } from './measure';
import { inboxCourier, giveChannels } from './queue';

const NOTICES = 10_000;
const [ROUNDS, PER_JOB] = [7, 500];

const PLAIN = `CREATE TABLE public.bench_inbox (LIKE cobuild.inbox INCLUDING ALL)`;
const INSERT = `INSERT INTO public.bench_inbox (notice_id, party, at, lines, position, marks)
  SELECT n.notice_id, n.party, n.at, n.lines, 1, '{}' FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[]) n(notice_id, party, at, lines)`;

/** Notices per second from the outbox into the inboxes ÷ rows per second of bare inserts of as many, as many at once. */
export async function notices(ledger: BenchLedger): Promise<Ratio[]> {
  const { deps, owner } = ledger;
  await owner.query(PLAIN);
  const courier = await inboxCourier(ledger);
  let round = 0;
  const batches = (): Notice[][] => {
    round += 1;
    return Array.from({ length: NOTICES / PER_JOB }, (_, job) =>
      Array.from({ length: PER_JOB }, (_, n) => noticeTo(`party-${job * PER_JOB + n + 1}`, `${round}`, deps.clock.at)),
    );
  };
  const outbox = async (): Promise<number> => {
    const jobs = batches().map((payload) => ({ task: 'notice' as const, payload }));
    const seconds = await secondsOf(async () => {
      await Promise.all([courier.told(NOTICES), deps.db.transaction((tx) => enqueue(tx, jobs))]);
    });
    return NOTICES / seconds;
  };
  const bare = async (): Promise<number> => {
    const rows = batches();
    const insert = (those: readonly Notice[]) =>
      owner.query(INSERT, [
        those.map(({ id }) => id),
        those.map(({ party }) => party),
        those.map(({ at }) => at),
        those.map(({ lines }) => JSON.stringify(lines)),
      ]);
    return NOTICES / (await secondsOf(() => inHand(16, rows.length, (n) => insert(rows[n] ?? []))));
  };
  const row = (name: string, { ours, limit }: { ours: number; limit: number }): Ratio => ({
    name,
    ours: `${ours.toFixed(0)}/s`,
    limit: `bare inserts: ${limit.toFixed(0)}/s`,
    ratio: ours / limit,
    goal: null,
    better: 'more',
  });
  try {
    const without = await interleaved(ROUNDS, outbox, bare);
    await giveChannels(owner, NOTICES);
    const given = await interleaved(ROUNDS, outbox, bare);
    return [
      row('通知经发件箱进入收件箱 notices through the outbox into the inboxes', without),
      row('同上，人人都有渠道 the same, and into a channel each', given),
    ];
  } finally {
    await courier.stop();
  }
}

function noticeTo(party: string, round: string, at: Notice['at']): Notice {
  const occasion = `herd-${party}/joint-meeting@2026/blue/${round}`;
  const line = {
    agreement: `herd-${party}`,
    occasion,
    code: 'reminder-blue',
    item: 'joint-meeting@2026',
    on: null,
  } as const;
  return { id: `reminders/${party}/${round}`, party, at, lines: [line] };
}
