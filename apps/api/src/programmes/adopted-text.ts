import { readProgramme } from '@cobuild/programme';

/**
 * The text of a programme under another id, as its version 1; all else stays, comments too. Null where the id or the version does not
 * stand on a line of its own. Pure.
 */
export function adoptedText(text: string, slug: string): string | null {
  const adopted = text
    .replace(/^(programme:[ \t]*)[^\s#]+/m, (_, key: string) => key + slug)
    .replace(/^(version:[ \t]*)[^\s#]+/m, (_, key: string) => `${key}1`);
  const definition = readProgramme(adopted, `${slug}.yaml`).draft?.definition;
  return definition?.programme === slug && definition.version === 1 ? adopted : null;
}
