import { availableParallelism } from 'node:os';
import { audit } from './audit';
import { claims } from './claims';
import { consoleBench } from './console';
import { core } from './core';
import { decisions } from './decisions';
import { documents } from './documents';
import { events } from './events';
import { feed } from './feed';
import { groupedAppend } from './grouped-append';
import { herd, herdInbox } from './herd';
import { benchLedger, type BenchLedger } from './ledger';
import { longLife } from './long-life';
import type { Ratio } from './measure';
import { notices } from './notices';
import { operations } from './operations';
import { programmes } from './programmes';
import { rebuild } from './rebuild';
import { revision } from './revision';

const onLedger = (bench: (ledger: BenchLedger) => Promise<Ratio[]>) => async (): Promise<Ratio[]> => {
  const ledger = await benchLedger(16);
  try {
    return await bench(ledger);
  } finally {
    await ledger.stop();
  }
};

/** Each by the name that `npm run bench -- <name>` takes. */
const benches: Readonly<Record<string, () => Promise<Ratio[]>>> = {
  core,
  programmes,
  decisions: onLedger(decisions),
  'grouped-append': onLedger(groupedAppend),
  herd: onLedger(herd),
  'herd-inbox': onLedger(herdInbox),
  notices: onLedger(notices),
  feed: onLedger(feed),
  rebuild: onLedger(rebuild),
  events: onLedger(events),
  revision: onLedger(revision),
  'long-life': onLedger(longLife),
  claims: onLedger(claims),
  documents,
  audit: onLedger(audit),
  operations: onLedger(operations),
  console: consoleBench,
};

const met = ({ ratio, goal, better }: Ratio): string =>
  goal === null ? '' : (better === 'more' ? ratio >= goal : ratio <= goal) ? '✓' : '✗';

/** Runs the named benches, or all, and prints one Markdown table. A goal that is missed is told, not hidden, and fails nothing. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  const rows: Ratio[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stderr.write(`${name} …`);
    const began = performance.now();
    rows.push(...(await bench()));
    process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  }
  const lines = rows.map((row) => {
    const { name, ours, limit, ratio, goal, better } = row;
    const bound = goal === null ? '' : `${better === 'more' ? '≥' : '≤'} ${goal}`;
    return `| ${name} | ${ours} | ${limit} | ${ratio < 100 ? ratio.toFixed(2) : ratio.toFixed(0)} | ${bound} | ${met(row)} |`;
  });
  process.stdout.write(
    `\nNode.js ${process.versions.node}, ${availableParallelism()} cores; medians of interleaved runs\n\n` +
      `| | ours | limit | measured | goal | |\n|---|---|---|---|---|---|\n${lines.join('\n')}\n`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
