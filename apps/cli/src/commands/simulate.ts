import { forecast, type Forecast } from '@cobuild/agreement';
import { addMonths, addDays, localDate } from '@cobuild/calendar';
import { titlesOf, type Language } from '@cobuild/notice';
import { datedPart, plan, weeklyCap } from '@cobuild/programme';
import { padded } from '../lapse/summary';
import { answeredProgramme } from '../programme-file';

export type SimulateOptions = Readonly<{
  communities: string;
  years: string;
  from: string;
  lang: Language;
  json?: boolean;
  with: string[];
}>;

const REPORT_EVERY_MS = 200;

/**
 * Plays a programme with so many agreements over so many years in the pure core, before anybody is bothered with it: load by
 * week, reminders per party, what runs late. Items that wait for an answer are left out. Resolves with 1 when the programme cannot be read.
 */
export function simulate(name: string, options: SimulateOptions): number {
  const read = answeredProgramme(name, options.with, options.lang);
  if (!read) return 1;
  const definition = datedPart(read.draft);
  const [communities, years] = [Number(options.communities), Number(options.years)];
  const forecasts: Forecast[] = [];
  let said = 0;
  for (let year = 0; year < years; year++) {
    const from = addMonths(localDate(options.from), 12 * year);
    const planned = plan(definition, { from, to: addDays(addMonths(from, 12), -1) });
    for (let n = 0; n < communities; n++) {
      forecasts.push(forecast(planned, `community-${n}`, n));
      if (performance.now() - said < REPORT_EVERY_MS || !process.stderr.isTTY) continue;
      said = performance.now();
      process.stderr.write(`\r  ${forecasts.length} / ${communities * years}  `);
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const report = summed(forecasts, weeklyCap[definition.category]);
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(tell(report, definition.title[options.lang], titlesOf(definition), options.lang));
  return 0;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

/** Not `Math.max(...)`: years of a district have more values than a call takes arguments. */
const mostOf = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

function summed(forecasts: readonly Forecast[], cap: number) {
  const loads = forecasts.flatMap(({ load }) => load);
  const allMinutes = loads.map(({ minutes }) => minutes);
  const byWeek = new Map<string, number[]>();
  for (const { week, minutes } of loads) {
    const known = byWeek.get(week);
    if (known) known.push(minutes);
    else byWeek.set(week, [minutes]);
  }
  const busiest = [...byWeek]
    .map(([week, minutes]) => ({
      week,
      median: quantile(minutes, 0.5),
      most: mostOf(minutes),
      parties: minutes.length,
    }))
    .sort((a, b) => b.most - a.most || (a.week < b.week ? -1 : 1))
    .slice(0, 5);
  const reminders = forecasts.flatMap((one) => Object.values(one.reminders));
  const late = new Map<string, number>();
  for (const clause of forecasts.flatMap((one) => one.late)) late.set(clause, (late.get(clause) ?? 0) + 1);
  return {
    agreements: forecasts.length,
    cap,
    minutesPerWeek: { median: quantile(allMinutes, 0.5), most: mostOf(allMinutes) },
    busiest,
    remindersPerPartyAndYear: { median: quantile(reminders, 0.5), most: mostOf(reminders) },
    late: [...late]
      .map(([clause, times]) => ({ clause, times }))
      .sort((a, b) => b.times - a.times)
      .slice(0, 10),
  };
}

type Report = ReturnType<typeof summed>;

function tell(report: Report, title: string, titles: ReturnType<typeof titlesOf>, lang: Language): string {
  const zh = lang === 'zh';
  const { agreements, cap, minutesPerWeek, busiest, remindersPerPartyAndYear, late } = report;
  const rows: [string, string][] = [
    [zh ? '模拟的协议年' : 'agreement-years', String(agreements)],
    [
      zh ? '每方每周分钟' : 'minutes per party and week',
      `${minutesPerWeek.median} / ${minutesPerWeek.most} (≤ ${cap})`,
    ],
    [
      zh ? '每方每年提醒' : 'reminders per party and year',
      `${remindersPerPartyAndYear.median} / ${remindersPerPartyAndYear.most}`,
    ],
  ];
  const head = zh ? '中位 / 最多' : 'median / most';
  const weeks = busiest.map(
    ({ week, median, most }) => `    ${week}  ${median} / ${most}  ${'▇'.repeat(Math.ceil((most * 20) / cap))}`,
  );
  const lates = late.map(
    ({ clause, times }) =>
      `    ${padded(titles.item(`${clause}@2026`, lang), 34)}${((100 * times) / agreements).toFixed(0)} %`,
  );
  return [
    `${title}  (${head})`,
    ...rows.map(([name, value]) => `  ${padded(name, 30)}${value}`),
    `  ${zh ? '最忙的几周' : 'busiest weeks'}`,
    ...weeks,
    `  ${zh ? '常迟的事项' : 'what runs late'}`,
    ...lates,
    '',
  ].join('\n');
}
