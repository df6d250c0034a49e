import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../programme/catalogue');

/** Slugs of the programmes that come with the product. */
export const catalogueSlugs = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

/** The YAML text of one of them, or null when there is none of that name. */
export const catalogueText = (slug: string): string | null =>
  catalogueSlugs().includes(slug) ? readFileSync(join(FOLDER, `${slug}.yaml`), 'utf8') : null;
