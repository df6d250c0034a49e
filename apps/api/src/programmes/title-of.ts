import { readProgramme, type Definition } from '@cobuild/programme';

/** Titles of published texts by digest; a published text never changes. */
const titles = new Map<string, Definition['title']>();

/** What a published programme is called; null when it cannot be read. */
export function titleOf(digest: string, text: string): Definition['title'] | null {
  const title = titles.get(digest) ?? readProgramme(text, digest).draft?.definition.title ?? null;
  if (title) titles.set(digest, title);
  return title;
}
