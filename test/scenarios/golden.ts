import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const linesOf = (slug: string, year: number, file: string): string[] =>
  readFileSync(join(__dirname, `${slug}-${year}`, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The kept diary of a year, one line per fact. */
export const goldenDiary = (slug: string, year: number): string[] => linesOf(slug, year, 'diary.txt');

/** A row of `dates.txt`, worked out by hand from the programme: the item, its first and last day, its days of grace. */
export type HandDate = Readonly<{ item: string; from: string; to: string; grace: number }>;

export const handDates = (slug: string, year: number): HandDate[] =>
  linesOf(slug, year, 'dates.txt').map((line) => {
    const [item = '', from = '', to = '', grace = ''] = line.split(/\s+/);
    return { item, from, to, grace: Number(grace) };
  });
