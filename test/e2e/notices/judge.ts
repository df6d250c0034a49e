import { createHash } from 'node:crypto';
import { verifyChain } from '@cobuild/audit';
import { toMillis, type Instant } from '@cobuild/calendar';
import { createDataSource, factOf, readStream } from '@cobuild/ledger';
import { dayIn, linesOf, mayGoOut, sparedFrom, type Known, type Line } from '../../oracle/notices';
import { cases, DISTRICT, OUTAGES, UNTIL, type Outage, type Way } from './plot';
import type { Arrived } from './sinks';

/** How much of everything there was. */
type Seen = Readonly<{
  lines: number;
  told: number;
  spared: number;
  late: number;
  catchUps: number;
  repeats: number;
  begun: Readonly<Record<Outage, number>>;
}>;

type Row = Readonly<{
  channel: string;
  occasion: string;
  state: string;
  message: string | null;
  tries: number;
  told: Date | null;
  at: Date;
}>;

/** What was told, and what is wrong with it. */
export async function judged(
  url: string,
  ways: readonly Way[],
  all: readonly Arrived[],
): Promise<{ wrong: string[]; seen: Seen }> {
  const db = await createDataSource(url, { poolSize: 2 }).initialize();
  const wrong: string[] = [];
  const facts = new Map<string, Known[]>();
  const lines: Line[] = [];
  for (const { id, parties } of cases) {
    const entries = await readStream(db.manager, id);
    if ([...verifyChain(entries)].length > 0) wrong.push(`${id}: the chain is broken`);
    const known = entries.map((entry) => {
      const { type, ...payload } = factOf(entry).event;
      return { seq: entry.seq, type, known: toMillis(recordedAt(entry)), payload };
    });
    facts.set(id, known);
    lines.push(...linesOf(id, parties, DISTRICT, known));
  }
  const rows = await db.query<Row[]>(
    `SELECT channel, occasion, state, message, tries, told_at AS told, at FROM cobuild.outgoing`,
  );
  await db.destroy();
  const seen = {
    lines: 0,
    told: 0,
    spared: 0,
    late: 0,
    catchUps: 0,
    repeats: 0,
    begun: { mail: 0, hook: 0, robot: 0 },
  };
  const byChannel = grouped(rows, ({ channel }) => channel);
  const byParty = grouped(lines, ({ party }) => party);
  for (const way of ways) {
    const own = byChannel.get(way.channel) ?? [];
    const arrived = all.filter(({ to }) => to === way.to);
    const [from, until] = OUTAGES[way.kind].map(toMillis) as [number, number];
    const back = until + 2 * 86_400_000; // the last try is a day before, and a night may be in between
    const told = new Map(own.flatMap((row) => (row.state === 'sent' ? [[row.occasion, row]] : [])));
    const expected = byParty.get(way.party) ?? [];
    seen.lines += expected.length;

    for (const occasion of told.keys())
      if (!expected.some((line) => line.occasion === occasion)) wrong.push(`${way.to}: nobody had to tell ${occasion}`);
    for (const line of expected) {
      const row = told.get(line.occasion);
      const out = line.due >= from && line.due <= back;
      const { over, spared } = sparedFrom(line, facts.get(line.occasion.split('/')[0] ?? '') ?? []);
      if (!row) {
        if (spared <= (out ? back : line.due)) seen.spared += 1;
        else if (line.due < toMillis(UNTIL)) wrong.push(`${way.to}: ${line.type} ${line.occasion} was not told`);
        continue;
      }
      seen.told += 1;
      const at = Math.max(row.told!.getTime(), line.known); // whose clock is a moment behind is not early
      if (over < at) wrong.push(`${way.to}: ${line.type} ${line.occasion} was told when it was over`);
      if (!mayGoOut(line.urgent, at)) wrong.push(`${way.to}: ${line.occasion} was told at ${row.told!.toISOString()}`);
      const wait = Math.abs(at - line.due);
      if (
        out
          ? at < line.due || at > back + 86_400_000
          : dayIn(at) !== dayIn(line.due) || (!line.urgent && wait > 600_000)
      )
        wrong.push(
          `${way.to}: ${line.type} ${line.occasion} was told at ${row.told!.toISOString()}, due ${new Date(line.due).toISOString()}`,
        );
      seen.late += out ? 1 : 0;
    }

    // Each message arrived, under the one id it has; who reads each id once reads nothing twice.
    const messages = new Set([...told.values()].map(({ message }) => message!));
    const ids = new Set(arrived.map(({ id }) => id));
    if (way.kind === 'robot') {
      if (arrived.length < messages.size) wrong.push(`${way.to}: ${arrived.length} of ${messages.size} messages`);
      seen.repeats += arrived.length - messages.size;
    } else {
      seen.repeats += arrived.length - ids.size;
      const wanted = [...messages].map((message) => (way.kind === 'mail' ? mailId(message) : message));
      if (wanted.some((id) => !ids.has(id)) || ids.size !== wanted.length)
        wrong.push(`${way.to}: ${ids.size} ids of ${wanted.length}`);
      const read = [...new Map(arrived.map((one) => [one.id, one.lines])).values()].flat();
      if (new Set(read).size !== read.length) wrong.push(`${way.to}: a line is read twice`);
    }

    // What waited behind the message that had begun goes out in one.
    const waited = own.filter((row) => row.state === 'sent' && +row.at >= from && +row.at < until);
    const after = new Set(waited.filter(({ tries }) => tries === 1).map(({ message }) => message));
    const begun = new Set(waited.filter(({ tries }) => tries > 1).map(({ message }) => message));
    if (after.size > 1 || begun.size > 1)
      wrong.push(`${way.to}: ${begun.size} and ${after.size} messages after the outage`);
    seen.begun[way.kind] += begun.size;
    if (way.kind === 'mail') seen.catchUps += after.size;
  }
  return { wrong, seen };
}

export function grouped<T>(those: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of those) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const recordedAt = (entry: { envelope: string }): Instant =>
  (JSON.parse(entry.envelope) as { recordedAt: Instant }).recordedAt;
const mailId = (message: string): string =>
  `<${createHash('sha256').update(message).digest('hex').slice(0, 40)}@example.org>`;
