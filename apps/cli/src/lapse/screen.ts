import { SingleBar, Presets } from 'cli-progress';
import { dayOf, daysBetween, sayDay, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Fact } from '@cobuild/agreement';
import { sayFact, type Language, type Titles } from '@cobuild/notice';

/** Where a lapse is shown: lines of a diary above a bar on a terminal, plain lines elsewhere, nothing when quiet. */
export type Screen = Readonly<{
  fact(fact: Fact): void;
  at(now: Instant): void;
  line(text: string): void;
  end(): void;
}>;

/** Shows facts in words with the virtual day, and how much of the span from `from` to `to` has passed. */
export function openScreen(
  titles: Titles,
  lang: Language,
  zone: string,
  from: LocalDate,
  to: LocalDate,
  quiet: boolean,
): Screen {
  const tty = process.stdout.isTTY && !quiet;
  const total = daysBetween(from, to);
  const bar = new SingleBar(
    { format: '  {bar} {day}', barsize: 32, hideCursor: true, clearOnComplete: true, linewrap: false },
    Presets.shades_classic,
  );
  if (tty) bar.start(total, 0, { day: from });
  const line = (text: string): void => {
    if (quiet) return;
    if (!tty) {
      process.stdout.write(`${text}\n`);
      return;
    }
    process.stdout.write(`\r[K${text}\n`);
    bar.updateETA();
  };
  let lastDay = '';
  return {
    line,
    fact: (fact) => {
      const day = dayOf(fact.at, zone);
      const shown = day === lastDay ? ' '.repeat(day.length) : day;
      lastDay = day;
      line(`  ${shown}  ${sayFact(fact, titles, lang)}`);
    },
    at: (now) => {
      const day = dayOf(now, zone);
      if (tty)
        bar.update(Math.min(total, Math.max(0, daysBetween(from, day))), {
          day: `${day.slice(0, 4)} ${sayDay(day, lang)}`,
        });
    },
    end: () => {
      if (tty) bar.stop();
    },
  };
}
