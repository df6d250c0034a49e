import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { endOf, definitionOf, yearOf } from '../../../test/engines/year';
import { fold } from '../../agreement/src/agreement';
import { simulate } from '../../agreement/src/simulate';
import { about, day, note, story } from '../../agreement/src/testing/story';
import { titlesOf } from '../../notice/src/titles';
import { readProgramme } from '../../programme/src/read';
import { timedSteps } from '../../programme/src/run-sheet';
import { programmeText } from '../../programme/src/testing/programme-text';
import { contentOf, documentKinds, render, type Source } from './index';
import { safe } from './font';

/** 㙍 and 䶮 are in the font, 𠮷 (U+20BB7) is in no font we can embed. */
const RARE = '㙍䶮𠮷';
const AT = '2026-12-31T04:00:00.000Z';

const folder = mkdtempSync(join(tmpdir(), 'cobuild-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pdfOf(bytes: Buffer): { text: string; title: string } {
  const file = join(folder, 'a.pdf');
  writeFileSync(file, bytes);
  const reader = join(__dirname, '../../../test/engines/read-pdf.mjs');
  const { pages, title } = JSON.parse(execFileSync(process.execPath, [reader, file], { encoding: 'utf8' })) as {
    pages: string[];
    title: string;
  };
  return { text: pages.join(''), title };
}

/** A font as it was before it was obfuscated: its first 32 bytes XOR the key, from its end (ECMA-376 part 4, 17.8.1). */
function revealed(font: Buffer, key: string): Buffer {
  const guid = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  return Buffer.from(font.map((byte, n) => (n < 32 ? byte ^ (guid[n % 16] ?? 0) : byte)));
}

const docxOf = async (bytes: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer: bytes })).value;
const xlsxOf = async (bytes: Buffer): Promise<unknown[][]> => {
  const read: unknown = await readXlsx(bytes);
  const [sheet] = read as [{ data: unknown[][] }];
  return sheet.data;
};

const told = story(about({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 3 }' }))
  .when('2026-03-02', 'community', { type: 'CallForTopics', item: 'council@2026', until: day('2026-03-10') })
  .when('2026-03-03', 'school', { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note: note(1) })
  .when('2026-03-20', 'community', {
    type: 'HoldMeeting',
    item: 'council@2026',
    on: day('2026-03-20'),
    attendance: { community: 5, school: 4 },
    evidence: [],
    topics: { lamps: 'agreed' },
    minutes: note(2),
    resolutions: [{ key: 'lamps', owner: 'school', dueOn: day('2026-04-20'), note: note(3) }],
  })
  .when('2026-03-21', 'community', {
    type: 'OrderRectification',
    item: 'council@2026',
    owner: 'school',
    note: note(4),
  });
const source: Source = {
  agreementId: 'a-1',
  agreement: told.agreement,
  roles: [],
  facts: told.facts(),
  titles: titlesOf({
    items: [{ key: 'council', title: { zh: '联席会议', en: 'Council' } }] as never,
    roles: [],
  }),
  programme: '小方案',
  steps: () => [],
  names: { community: '幸福社区', school: '第一小学' },
  texts: new Map([
    [note(1).id, '路灯不亮'],
    [note(2).id, `主持人${RARE}：会议开始\n第二行`],
    [note(3).id, '=SUM(A1:A9)'],
  ]),
  lang: 'zh',
};

describe('minutes', () => {
  const content = contentOf('minutes', source, 'council@2026')!;

  it('are written from what was recorded: who was there, what was decided, by whom, by when', async () => {
    const text = await docxOf(await render(content, 'docx', AT));
    for (const part of ['会议纪要', '幸福社区', '路灯不亮', '同意', '第一小学', '2026-04-20', '第二行', RARE])
      expect(text).toContain(part);
  });

  it('as PDF lose no character: what the font lacks is shown by its code point', async () => {
    const { text, title } = pdfOf(await render(content, 'pdf', AT));
    expect(title).toBe('会议纪要');
    for (const part of ['幸福社区', '路灯不亮', '2026-04-20', '㙍䶮', '〔U+20BB7〕']) expect(text).toContain(part);
    expect(safe('甲乙')).toBe('甲乙');
  });

  it('embed the font they use', async () => {
    const bytes = await render(content, 'pdf', AT);
    expect(bytes.toString('latin1')).toMatch(/\/FontFile2 /);
    expect(bytes.length).toBeLessThan(200_000);
  });

  it('as docx embed the font as far as it is used', async () => {
    const bytes = await render(content, 'docx', AT);
    const { files } = await JSZip.loadAsync(bytes);
    const listed = await files['word/fontTable.xml']!.async('text');
    const [, key = ''] = /embedRegular[^>]*w:fontKey="\{([^}]*)\}"/.exec(listed) ?? [];
    const face = revealed(await files['word/fonts/font1.odttf']!.async('nodebuffer'), key);
    const known = fontkit.create(face) as fontkit.Font;
    for (const char of '会议纪要路灯') expect(known.hasGlyphForCodePoint(char.codePointAt(0)!)).toBe(true);
    expect(known.hasGlyphForCodePoint('龙'.codePointAt(0)!)).toBe(false);
    expect(await files['word/styles.xml']!.async('text')).toContain('Noto Sans SC');
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('are the same bytes when they are made again', async () => {
    expect((await render(content, 'pdf', AT)).length).toBe((await render(content, 'pdf', AT)).length);
  });

  it('are there only once the meeting was held', () => {
    expect(contentOf('minutes', { ...source, facts: [] }, 'council@2026')).toBeNull();
    expect(contentOf('minutes', source, null)).toBeNull();
    expect(contentOf('rectification', source, 'council@2026')).toBeNull();
  });
});

it('a sheet keeps every cell a text, so that nothing in it is run', async () => {
  const rows = await xlsxOf(await render(contentOf('minutes', source, 'council@2026')!, 'xlsx', AT));
  expect(rows.flat()).toContain('=SUM(A1:A9)');
});

/** Characters that no XML 1.0 document may hold (its production 2). */
const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

describe('a text that came in with whatever its program had in it', () => {
  const hostile = '第一行\v第二行\r\n第三行\f第四行\u2028第五行\uFFFF\uFFFE\0\x1b\uD800\u0085第六行 a\u202Eb\t末';
  const content = contentOf(
    'minutes',
    {
      ...source,
      names: { community: '幸福\uFFFF社区', school: '第一\x02小学' },
      texts: new Map([note(1), note(2), note(3)].map(({ id }) => [id, hostile])),
    },
    'council@2026',
  )!;
  const rows = ['第一行', '第二行', '第三行', '第四行', '第五行', '第六行'];

  it('makes a docx that opens, each line for itself', async () => {
    const bytes = await render(content, 'docx', AT);
    const { files } = await JSZip.loadAsync(bytes);
    const parts = Object.values(files).filter(({ name, dir }) => !dir && /\.(xml|rels)$/.test(name));
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await part.async('uint8array'));
      expect([part.name, UNFIT.exec(text)]).toEqual([part.name, null]);
    }
    const { value, messages } = await mammoth.convertToHtml({ buffer: bytes });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    for (const row of rows) expect(value).toMatch(new RegExp(`(<p>|<br />)${row}`));
    for (const shown of ['〔U+FFFF〕', '〔U+0000〕', '〔U+D800〕', '〔U+0002〕', 'ab']) expect(value).toContain(shown);
  });

  it('makes a sheet that opens, its lines kept', async () => {
    const bytes = await render(content, 'xlsx', AT);
    const { files } = await JSZip.loadAsync(bytes);
    for (const part of Object.values(files).filter(({ name }) => name.endsWith('.xml')))
      expect([part.name, UNFIT.exec(await part.async('text'))]).toEqual([part.name, null]);
    const cells = (await xlsxOf(bytes)).flat().map(String);
    expect(cells.some((cell) => cell.includes('第一行\n第二行\n第三行\n第四行\n第五行'))).toBe(true);
    expect(cells.join('\n').split('\n')).toEqual(expect.arrayContaining(['第二行', '第四行']));
  });

  it('makes a PDF that opens, with every part of it', async () => {
    const { text } = pdfOf(await render(content, 'pdf', AT));
    for (const part of [...rows, '〔U+FFFF〕', '〔U+0000〕', '〔U+0002〕']) expect(text).toContain(part);
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\uFFFE\uFFFF]/);
  });
});

it('an order says what is wanting, of whom, until when; an erased text says that it is gone', async () => {
  const content = contentOf('rectification', source, 'council-order@2026-03-21.1')!;
  const text = await docxOf(await render(content, 'docx', AT));
  for (const part of ['整改通知单', '第一小学', '2026-04-20', '（文字已抹去）']) expect(text).toContain(part);
});

/** A catalogue programme's rehearsed year. */
function yearIn(slug: string, lang: 'zh' | 'en'): Source {
  const facts = simulate(yearOf(slug, 2026, 'a').acts, endOf(2026, slug));
  const definition = definitionOf(slug);
  return {
    ...source,
    agreement: fold(facts),
    facts,
    titles: titlesOf(definition),
    programme: definition.title[lang],
    steps: (clause) => timedSteps(definition.items.find(({ key }) => key === clause) ?? {}),
    names: {},
    lang,
  };
}

describe.each(['zh', 'en'] as const)('register and report of a year, %s', (lang) => {
  const year = yearIn('police-section-pairing', lang);

  it('the register has a row for every item, with its state', async () => {
    const rows = await xlsxOf(await render(contentOf('register', year, null)!, 'xlsx', AT));
    const items = Object.values(year.agreement.items);
    const listed = items.filter(({ key }) => rows.some(([name]) => name === year.titles.item(key, lang)));
    expect(listed).toHaveLength(items.length);
    expect(rows.flat().filter((cell) => cell === (lang === 'zh' ? '已办结' : 'done')).length).toBeGreaterThan(10);
  });

  it('the report counts by kind and tells every fact in order, in its language', () => {
    const content = contentOf('report', year, null)!;
    const tables = content.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
    const owed = tables[0]!.reduce((sum, [, count]) => sum + Number(count), 0);
    expect(owed).toBe(Object.keys(year.agreement.items).length);
    const days = tables.at(-1)!.map(([date]) => date!);
    expect(days).toEqual([...days].sort());
    const words = JSON.stringify(content);
    if (lang === 'en') expect(words).not.toMatch(/[\u4e00-\u9fff]/);
    else expect(words).toMatch(/考核/);
  });

  it.each(['docx', 'pdf', 'xlsx'] as const)('every kind there is can be had as %s', async (format) => {
    for (const kind of documentKinds.slice(0, 2))
      expect((await render(contentOf(kind, year, null)!, format, AT)).length).toBeGreaterThan(3000);
  });
});

/** The rows under a heading of a year's report. */
function under(heading: string, slug: string): string[] {
  const { blocks } = contentOf('report', yearIn(slug, 'zh'), null)!;
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const block = blocks[at + 1];
  return block?.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [];
}

it('the report says what added up, what was rejected by whom and why, what was claimed, and the scores', () => {
  expect(under('进展', 'county-assistance').join('\n')).toMatch(/电脑 8 8/);
  expect(under('退回的记录', 'community-education')).toEqual([expect.stringMatching(/1 .+ 区委组织部 没有举办$/)]);
  expect(under('认领', 'double-claim').join('\n')).toMatch(/已完成[\s\S]*已退回[\s\S]*逾期失效/);
  expect(under('评分', 'police-section-pairing').length).toBeGreaterThan(3);
  expect(under('评分', 'police-section-pairing').join()).not.toMatch(/[a-z]{4}/);
});

it('a run sheet has its steps to the minute and what has to be ready', async () => {
  const year = yearIn('mid-autumn-fair', 'zh');
  const key = Object.keys(year.agreement.items).find((one) => year.steps(one.split('@')[0]!).length > 0)!;
  const text = await docxOf(await render(contentOf('run-sheet', year, key)!, 'docx', AT));
  for (const part of ['活动流程', '猜灯谜', '宣传发动', '2026-09-']) expect(text).toContain(part);
  expect(text).toMatch(/\d\d:\d\d–\d\d:\d\d/);
  expect(contentOf('run-sheet', yearIn('police-section-pairing', 'zh'), 'training@2026')).toBeNull();
});

it('N65 the words of a duty stand in the register, the run sheet and the minutes', async () => {
  const items = [
    about({
      key: 'sports',
      when: '{ rule: day, day: 05-20 }',
      takesPart: '[school]',
      place: '{ zh: 学校操场, en: the sports ground }',
      slots: '[{ from: "09:00", to: "11:30" }]',
    }),
    about({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 3 }', startsAt: '"15:00"' }),
  ];
  const held = story(items.join('')).when('2026-03-20', 'community', {
    ...{ type: 'HoldMeeting', item: 'council@2026', on: day('2026-03-20'), attendance: { community: 5, school: 4 } },
    ...{ evidence: [], topics: {}, resolutions: [] },
  });
  const { definition } = readProgramme(programmeText(items), 'a.yaml');
  const from: Source = { ...source, agreement: held.agreement, facts: held.facts(), titles: titlesOf(definition!) };
  const textIn = async (kind: 'register' | 'run-sheet' | 'minutes', item: string | null) =>
    docxOf(await render(contentOf(kind, from, item)!, 'docx', AT));
  for (const text of [await textIn('register', null), await textIn('run-sheet', 'sports@2026')])
    for (const part of ['参加单位', '学校', '地点', '学校操场', '时段', '09:00–11:30']) expect(text).toContain(part);
  expect(await textIn('minutes', 'council@2026')).toMatch(/开始时间\s*：?\s*15:00/);
});
