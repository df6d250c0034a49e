import { existsSync, readFileSync } from 'node:fs';
import { catalogueSlugs, catalogueText } from '@cobuild/config';

/** A programme's text: a file of that name, else the catalogue's. Throws a sentence naming what there is. */
export function programmeText(name: string): { text: string; file: string } {
  if (existsSync(name)) return { text: readFileSync(name, 'utf8'), file: name };
  const text = catalogueText(name);
  if (text === null)
    throw new Error(
      `没有这个文件或方案 / no such file or programme: ${name}\n  方案 / programmes: ${catalogueSlugs().join(', ')}`,
    );
  return { text, file: `${name}.yaml` };
}

/** `2026-01-01..2026-12-31` as two days; throws a sentence on anything else. */
export function termOf(text: string): { from: string; to: string } {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new Error(`期限写作 / a term is written 2026-01-01..2026-12-31, not "${text}"`);
  return { from, to };
}
