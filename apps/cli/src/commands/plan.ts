import { localDate, sayDay, type LocalDate } from '@cobuild/calendar';
import { planToIcs, titlesOf, type Language, type Titles } from '@cobuild/notice';
import { monthGrid } from '../month-grid';
import {
  answeredReading,
  burdenOf,
  check,
  datedPart,
  formatProblem,
  kinds,
  openItems,
  plan as planned,
  suggestDay,
  timedSteps,
  weeklyCap,
  type ItemDefinition,
  type PlannedItem,
} from '@cobuild/programme';
import { padded } from '../lapse/summary';
import { programmeText, termOf } from '../programme-file';

export type PlanOptions = Readonly<{
  term: string;
  json?: boolean;
  grid?: boolean;
  ics?: boolean;
  lang: Language;
  with: string[];
}>;

/** Shows a programme's year, as a list, month by month or as a calendar file: every item with its day or window, and what the author is still asked. Resolves with the exit code. */
export function plan(name: string, options: PlanOptions): number {
  const { text, file, notes } = programmeText(name);
  const span = termOf(options.term);
  const term = { from: localDate(span.from), to: localDate(span.to) };
  const { reading } = answeredReading(text, file, options.with);
  const { draft } = reading;
  const problems = [...notes, ...check(reading, term)];
  const definition = draft && datedPart(draft);
  const open = draft ? openItems(draft) : [];
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ plan: definition && planned(definition, term), open, problems }, null, 2)}\n`,
    );
    return draft ? 0 : 1;
  }
  for (const problem of problems) process.stderr.write(`${formatProblem(problem, options.lang)}\n`);
  if (!draft || !definition) return 1;
  const titles = titlesOf(draft.definition);
  const { items, ...rest } = planned(definition, term);
  if (options.ics) {
    process.stdout.write(planToIcs(definition, { ...rest, items }, options.lang));
    return 0;
  }
  if (options.grid) {
    const months = new Set(items.map(({ fixedOn, to }) => (fixedOn ?? to).slice(0, 7)));
    for (const month of [...months].sort()) process.stdout.write(`${monthGrid(month, items, titles, options.lang)}\n`);
    return 0;
  }
  process.stdout.write(`${definition.title[options.lang]}  ${term.from}..${term.to}\n`);
  const told = new Set<string>();
  for (const item of items) {
    process.stdout.write(
      `  ${padded(when(item, options.lang), 34)}${padded(kinds[item.kind].title[options.lang], 18)}${titles.item(item.key, options.lang)}${suggested(item, suggestDay({ term, items }, item), options.lang)}\n`,
    );
    const clause = definition.items.find(({ key }) => key === item.clause);
    if (clause) process.stdout.write(runSheet(clause, titles, options.lang));
    if (!told.has(item.clause)) process.stdout.write(termsText(titles, item.clause, options.lang));
    told.add(item.clause);
  }
  for (const { title, waits } of open) {
    const waiting = options.lang === 'zh' ? `待填 ${waits.join('、')}` : `waits for ${waits.join(', ')}`;
    process.stdout.write(`  ${padded(waiting, 34)}${padded('', 18)}${title[options.lang]}\n`);
  }
  const cap = weeklyCap[definition.category];
  const heaviest = burdenOf({ items }).sort((a, b) => b.minutes - a.minutes)[0];
  if (heaviest) {
    const role = titles.role(heaviest.role, options.lang);
    process.stdout.write(
      options.lang === 'zh'
        ? `  最忙的一周：${role}，${heaviest.week} 起，${heaviest.minutes} 分钟（上限 ${cap}）\n`
        : `  busiest week: ${role}, from ${heaviest.week}, ${heaviest.minutes} minutes (cap ${cap})\n`,
    );
  }
  return 0;
}

/** The day proposed for a window that people choose in. */
function suggested({ kind, fixedOn, from, to, awaits }: PlannedItem, day: LocalDate, lang: Language): string {
  const chosen = ['joint-meeting', 'activity', 'quota'].includes(kind);
  if (!chosen || fixedOn !== null || awaits !== null || from === to) return '';
  return lang === 'zh' ? `  建议 ${sayDay(day, lang)}` : `  suggested ${sayDay(day, lang)}`;
}

/** A run sheet's lines, with the latest times where something before may run over. */
/** What is said of a clause besides its days and who owes it, a line each. */
const termsText = (titles: Titles, clause: string, lang: Language): string =>
  titles
    .terms(clause)
    .filter(({ code }) => code !== 'owedBy')
    .map(({ label, value }) => `      ${label[lang]}${lang === 'zh' ? '：' : ': '}${value[lang]}\n`)
    .join('');

function runSheet(item: ItemDefinition, titles: Titles, lang: Language): string {
  return timedSteps(item)
    .map(({ key, from, to, latestTo }) => {
      const latest = latestTo === to ? '' : lang === 'zh' ? `（最迟 ${latestTo}）` : ` (${latestTo} at the latest)`;
      return `      ${from}–${to}  ${titles.step(item.key, key, lang)}${latest}\n`;
    })
    .join('');
}

function when({ from, to, fixedOn, awaits, provisional }: PlannedItem, lang: Language): string {
  const unsure = provisional ? '*' : '';
  if (fixedOn !== null) return `${fixedOn.slice(0, 4)} ${sayDay(fixedOn, lang)}${unsure}`;
  const open = awaits === null ? '' : lang === 'zh' ? ' 会上定' : ' by meeting';
  return `${from} … ${to.slice(5)}${unsure}${open}`;
}
