import { existsSync, readFileSync } from 'node:fs';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import {
  answeredReading,
  formatProblem,
  programmeTextOf,
  type Problem,
  type Reading,
  type Values,
} from '@cobuild/programme';

/** A programme's text, and how it was read where that is worth a word. */
export type ProgrammeText = Readonly<{ text: string; file: string; notes: readonly Problem[] }>;

/**
 * A programme's text: a file of that name in any encoding that is known, else the catalogue's. Throws a sentence that names the
 * place of bytes that are no text, or the programmes there are.
 */
export function programmeText(name: string): ProgrammeText {
  if (existsSync(name)) {
    const { text, notes } = programmeTextOf(readFileSync(name), name);
    if (text === null) throw new Error(notes.map((note) => bothSaid(note)).join('\n'));
    return { text, file: name, notes };
  }
  const text = catalogueText(name);
  if (text === null)
    throw new Error(
      `没有这个文件或方案 / no such file or programme: ${name}\n  方案 / programmes: ${catalogueSlugs().join(', ')}`,
    );
  return { text, file: `${name}.yaml`, notes: [] };
}

const bothSaid = (one: Problem): string => `${formatProblem(one, 'zh')}\n${formatProblem(one, 'en')}`;

/** The text that `programmeText` reads; its notes go to standard error. */
export function notedProgrammeText(name: string, lang: 'zh' | 'en'): Omit<ProgrammeText, 'notes'> {
  const { notes, ...programme } = programmeText(name);
  for (const note of notes) process.stderr.write(`${formatProblem(note, lang)}\n`);
  return programme;
}

/** `2026-01-01..2026-12-31` as two days; throws a sentence on anything else. */
export function termOf(text: string): { from: string; to: string } {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new Error(`期限写作 / a term is written 2026-01-01..2026-12-31, not "${text}"`);
  return { from, to };
}

/**
 * A programme read with the answers of `--with`, each `key=value`. Errors go to standard error and give null; blanks go there too and
 * leave the draft as it is.
 */
export function answeredProgramme(
  name: string,
  pairs: readonly string[],
  lang: 'zh' | 'en',
): Readonly<{ draft: NonNullable<Reading['draft']>; values: Values; text: string }> | null {
  const { text, file } = notedProgrammeText(name, lang);
  const { reading, values } = answeredReading(text, file, pairs);
  for (const one of reading.problems) process.stderr.write(`${formatProblem(one, lang)}\n`);
  const isSound = reading.problems.every(({ severity }) => severity === 'note');
  return reading.draft && isSound ? { draft: reading.draft, values, text } : null;
}
