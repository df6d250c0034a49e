import { deflateRawSync } from 'node:zlib';
import { fold, simulate } from '@cobuild/agreement';
import { contentOf, formats, render, type Format, type Source } from '@cobuild/document';
import { titlesOf } from '@cobuild/notice';
import { definitionOf, endOf, yearOf } from '../engines/year';
import { interleaved, secondsOf, type Ratio } from './measure';

const SLUG = 'army-civilian-monthly';
const EACH = 20;
const ROUNDS = 5;

/** Yearly reports and registers made per second; as a limit, compressing as many bytes of the same report with nothing around it. */
export async function documents(): Promise<Ratio[]> {
  const facts = simulate(yearOf(SLUG, 2026, 'a-1').acts, endOf(2026));
  const definition = definitionOf(SLUG);
  const source: Source = {
    agreementId: 'a-1',
    agreement: fold(facts),
    facts,
    roles: [],
    titles: titlesOf(definition),
    programme: definition.title.zh,
    steps: () => [],
    names: {},
    texts: new Map(),
    lang: 'zh',
  };
  const at = facts.at(-1)?.at ?? '';
  const rows: Ratio[] = [];
  for (const [kind, format] of [
    ['report', 'pdf'],
    ['report', 'docx'],
    ['register', 'xlsx'],
  ] as const) {
    const make = async (as: Format): Promise<Buffer> => {
      const content = contentOf(kind, source, null);
      if (!content) throw new Error(`no ${kind}`);
      return render(content, as, at);
    };
    const bytes = await make(format); // the first one takes the font apart
    const perSecond = async (work: () => unknown): Promise<number> =>
      EACH /
      (await secondsOf(async () => {
        for (let n = 0; n < EACH; n++) await work();
      }));
    const { ours, limit } = await interleaved(
      ROUNDS,
      () => perSecond(() => make(format)),
      () => perSecond(() => deflateRawSync(bytes)),
    );
    rows.push({
      name: `一年的文书 documents of a year: ${kind}.${format}, ${Object.keys(source.agreement.items).length} items`,
      ours: `${ours.toFixed(0)}/s, ${(bytes.length / 1024).toFixed(0)} KB`,
      limit: `compressing its bytes: ${limit.toFixed(0)}/s`,
      ratio: ours / limit,
      goal: null,
      better: 'more',
    });
  }
  if (rows.length !== Object.keys(formats).length) throw new Error('a format is not measured');
  return rows;
}
