import { LEAD_DAYS, rehearse, simulate, spreadOf } from '@cobuild/agreement';
import { addDays, addMonths, instantOf, localDate } from '@cobuild/calendar';
import { pause } from '@cobuild/config';
import { diaryLine, titlesOf, type Language } from '@cobuild/notice';
import { plan } from '@cobuild/programme';
import { verifyChain } from '@cobuild/audit';
import { up } from '../../../../infra/up';
import { apiAt } from '../http';
import { entriesOf } from '../ledger-reader';
import { conduct } from '../lapse/conductor';
import { factOf, play, type Piece } from '../lapse/run';
import { openScreen } from '../lapse/screen';
import { countFacts, saySummary, type Summary } from '../lapse/summary';
import { temporalEvents } from '../lapse/temporal-events';
import { demoProgramme } from '../lapse/demo-programme';

export type LapseOptions = Readonly<{ from: string; seconds: string; json?: boolean; lang: Language; with: string[] }>;

/** Who plays in the demo: one organisation per role, and the district. */
const DISTRICT = 'demo-district';

/**
 * The demo: starts the whole product with fast time, signs an agreement, plays both sides and shows the year
 * as it happens. Everything is real but the people. Resolves with 0 when the year closed and the chain holds.
 */
export async function lapse(name: string, options: LapseOptions): Promise<number> {
  const { definition, parameters, text } = demoProgramme(name, options.with, options.lang);
  const from = localDate(options.from);
  const term = { from, to: addDays(addMonths(from, 12), -1) };
  const agreementId = `lapse-${definition.programme}-${from}`;
  const parties = Object.fromEntries(definition.roles.map(({ key }) => [key, `demo-${key}`]));
  const planned = plan(definition, term);
  const acts = rehearse(planned, {
    ...{ parties, district: DISTRICT, definition: '', parameters },
    spread: spreadOf(agreementId),
  });
  const zone = definition.timeZone;
  const start = instantOf(addDays(term.from, -LEAD_DAYS), '00:00', zone);
  const until = instantOf(addDays(term.to, 1), '12:00', zone);
  const piece: Piece = { agreementId, text, acts, until, term };
  simulate(acts, until); // a year that breaks a rule is found before an engine is started

  const screen = openScreen(
    titlesOf(definition),
    options.lang,
    zone,
    addDays(term.from, -LEAD_DAYS),
    term.to,
    options.json === true,
  );
  screen.line(
    options.lang === 'zh'
      ? `《${definition.title.zh}》${term.from} 至 ${term.to}，正在启动…`
      : `${definition.title.en}, ${term.from} to ${term.to}, starting…`,
  );
  const stack = await up({ profile: 'lapse', fresh: true, clock: `lapse:${start}:0.001`, log: () => undefined });
  const stop = () => void stack.stop().then(() => process.exit(130));
  process.once('SIGINT', stop);
  let ticking: NodeJS.Timeout | undefined;
  try {
    await stack.ready;
    const began = performance.now();
    const conductor = conduct(stack.databaseUrl, start, until, Number(options.seconds));
    ticking = setInterval(() => screen.at(conductor.now()), 100);
    const entries = await play(piece, apiAt(stack.apiUrl), conductor, screen.fact);
    clearInterval(ticking);
    screen.end();
    const seconds = (performance.now() - began) / 1000;
    await pause(200);
    const { events, runs } = await temporalEvents(stack.temporalAddress, agreementId);
    const sealed = await entriesOf(stack.databaseUrl, agreementId);
    const summary: Summary = {
      ...countFacts(entries.map(factOf)),
      temporalEvents: events,
      temporalRuns: runs,
      chainFindings: [...verifyChain(sealed)].length,
      seconds,
    };
    if (options.json) {
      const diary = entries.map(factOf).map((fact) => diaryLine(fact, zone));
      process.stdout.write(`${JSON.stringify({ agreementId, term, summary, diary }, null, 2)}\n`);
    } else screen.line(`\n${saySummary(summary, options.lang)}\n`);
    return summary.closed && summary.chainFindings === 0 ? 0 : 1;
  } finally {
    clearInterval(ticking);
    process.removeListener('SIGINT', stop);
    screen.end();
    await stack.stop();
  }
}
