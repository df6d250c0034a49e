import type { EntityManager } from 'typeorm';
import { readAgreement } from '@cobuild/handler';
import { sayLine, type NoticeLine } from '@cobuild/notice';
import { titlesFor } from '@cobuild/readmodel';

/** Says lines of an inbox in both languages, and where it stands why each came. */
export async function sayingFor(tx: EntityManager, lines: readonly NoticeLine[]) {
  const titles = await titlesFor(
    tx,
    lines.map(({ agreement }) => agreement),
    async (id) => (await readAgreement(tx, id)).parameters,
  );
  return (line: NoticeLine) => {
    const words = titles(line.agreement);
    const text = { zh: sayLine(line, words, 'zh'), en: sayLine(line, words, 'en') };
    const why = `/agreements/${line.agreement}/why?occasion=${encodeURIComponent(line.occasion)}`;
    return { ...line, text, why };
  };
}
