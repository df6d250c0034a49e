import { readProgramme } from './read';
import { programmeText } from './testing/programme-text';
import { programmeTextOf } from './text-problems';

const TEXT = programmeText();
/** `小方案`, `社区`, `学校`, `清洁楼道` in GBK. */
const GBK: Readonly<Record<string, string>> = {
  小方案: 'd0a1b7bdb0b8',
  社区: 'c9e7c7f8',
  学校: 'd1a7d0a3',
  清洁楼道: 'c7e5bde0c2a5b5c0',
};
const gbk = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(new RegExp(`(${Object.keys(GBK).join('|')})`))
      .map((part) => (GBK[part] === undefined ? Buffer.from(part) : Buffer.from(GBK[part], 'hex'))),
  );

describe('P32 the bytes of a programme', () => {
  it.each([
    ['GB18030', gbk(TEXT)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-8 BOM', Buffer.from(`\uFEFF${TEXT}`)],
  ])('in %s are converted with a word', (encoding, bytes) => {
    const { text, notes } = programmeTextOf(bytes, 'p.yaml');
    expect(text).toBe(TEXT);
    expect(notes).toMatchObject([
      { code: 'decoded', severity: 'note', message: { zh: `按 ${encoding} 读取，已转为 UTF-8` } },
    ]);
    expect(readProgramme(text ?? '', 'p.yaml').definition?.title.zh).toBe('小方案');
  });

  it('in plain UTF-8 need no word', () => {
    expect(programmeTextOf(Buffer.from(TEXT), 'p.yaml', 'gbk')).toEqual({ text: TEXT, notes: [] });
  });

  it('that fit no encoding are refused with their place', () => {
    const bytes = Buffer.concat([Buffer.from('a: 1\nb: '), Buffer.from([0xff, 0x00, 0xff])]);
    expect(programmeTextOf(bytes, 'p.yaml')).toMatchObject({
      text: null,
      notes: [{ code: 'undecodable', severity: 'error', line: 2, message: { zh: '第 9 个字节起不是文字，读不出来' } }],
    });
  });
});
