import { decodeText, garbledIn, hiddenInFile, hiddenInName, hiddenInText, printable, withLineFeeds } from '.';
import { toGbk } from './gbk';

const TEXT = 'title: { zh: 共建方案, en: Programme }\nnote: 联通、①号楼 €5\n';
const utf16 = (text: string, big: boolean): Buffer => {
  const made = Buffer.from(text, 'utf16le');
  return big ? made.swap16() : made;
};

describe('bytes are read as text', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 BOM', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 LE', utf16(`\uFEFF${TEXT}`, false)],
    ['UTF-16 LE', utf16(TEXT, false)],
    ['UTF-16 BE', utf16(`\uFEFF${TEXT}`, true)],
    ['UTF-16 BE', utf16(TEXT, true)],
    ['GB18030', Buffer.from(toGbk(TEXT.replace('€', '')))],
  ])('E1 written as %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ encoding, text: encoding === 'GB18030' ? TEXT.replace('€', '') : TEXT });
  });

  it('E1 of four bytes each, as GB18030 has them', () => {
    expect(decodeText(Buffer.concat([toGbk('姓名：'), Buffer.from('8231c230', 'hex')]))).toEqual({
      encoding: 'GB18030',
      text: '姓名：\u{34ab}'.replace('\u{34ab}', new TextDecoder('gb18030').decode(Buffer.from('8231c230', 'hex'))),
    });
  });

  it('E2 as declared where that fits, and not where it does not', () => {
    const short = Buffer.from(toGbk('努力'));
    expect(decodeText(short, 'gbk')).toEqual({ encoding: 'GB18030', text: '努力' });
    expect(decodeText(Buffer.from(TEXT), 'gbk')).toEqual({ encoding: 'UTF-8', text: TEXT });
    expect(decodeText(Buffer.from(toGbk(TEXT.replace('€', ''))), 'utf-8')).toMatchObject({ encoding: 'GB18030' });
  });

  it.each([
    ['a byte that nothing has', Buffer.concat([toGbk('第一行\n第二行'), Buffer.from([0xff, 0x41])]), 2, 13],
    ['an end cut off', Buffer.concat([toGbk('共建\n'), Buffer.from([0xb9])]), 2, 5],
  ])('E3 or not, and told where: %s', (_name, bytes, line, offset) => {
    expect(decodeText(bytes)).toEqual({ undecodable: { line, offset } });
  });
});

describe('E4 a garbled text is found', () => {
  const utf8 = Buffer.from('共建方案（试行）');
  it.each([
    ['UTF-8 read as GBK', new TextDecoder('gb18030').decode(utf8)],
    ['UTF-8 read as Latin', new TextDecoder('windows-1252').decode(utf8)],
    ['GBK read as Latin', new TextDecoder('windows-1252').decode(toGbk('共建方案'))],
    ['GBK read as UTF-8', new TextDecoder('utf-8').decode(toGbk('共建方案'))],
    ['read wrong twice', '锟斤拷锟斤拷'],
  ])('%s', (_name, text) => {
    expect(garbledIn(`a: 1\nb: ${text}`)).toMatchObject({ line: 2, column: 4 });
  });

  it.each([
    '共建方案（试行）：联席会议、主题党日、“双报到”——①②③ 平方米㎡ 10℃',
    '社区「结对」共建【二○二六】年度，囍、淼、焱、垚、鑫、犇、骉、㛃、䶮',
    'Café, naïve, Zürich, São Paulo, ¡señor!, “quoted” — €5 ½',
    'Ünïcödé àéîõü ÄÖÜß',
    '日本語の文章、한국어 문장, Ελληνικά, Кириллица',
    'ئۇيغۇر تىلى، བོད་ཡིག',
  ])('and one that is right is not: %s', (text) => {
    expect(garbledIn(text)).toBeNull();
  });
});

describe('E5 characters that nobody sees', () => {
  const everywhere = [
    '\0',
    '\x1b',
    '\x7f',
    '\u0080',
    '\u202E',
    '\u2066',
    '\u200F',
    '\uFFFF',
    '\uFFFE',
    '\uD800',
    '\uDFFF',
    '\u{1FFFF}',
  ];
  const inNames = [
    '\n',
    '\r',
    '\t',
    '\v',
    '\f',
    '\u0085',
    '\u2028',
    '\u200B',
    '\u200D',
    '\u2060',
    '\uFEFF',
    '\u00AD',
    '\uFFFD',
  ];

  it.each(everywhere)('%j are found in names, texts and files', (char) => {
    for (const find of [hiddenInName, hiddenInText, hiddenInFile])
      expect(find(`河北路${char}社区`)).toMatchObject({ line: 1, column: 4, zh: expect.stringMatching(/./) });
  });

  it.each(inNames)('%j have no place in a name', (char) => {
    expect(hiddenInName(`河${char}北`)).toMatchObject({ column: 2 });
    expect(hiddenInText(`河${char}北`)).toBeNull();
  });

  it('are named, with their place', () => {
    expect(hiddenInName('a\u202Eb')).toEqual({
      code: 'U+202E',
      line: 1,
      column: 2,
      zh: '改变文字方向的字符',
      en: 'a character that turns the direction of text',
    });
    expect(hiddenInText('一\n𠮷二\x07')).toMatchObject({ code: 'U+0007', line: 2, column: 3, zh: '控制字符' });
  });

  it.each(['河北路社区', '张三·李', "O'Neill", '第 3 支部（筹）', '🎉 联欢', '👍🏽', '❤️', 'བོད་ཡིག'])(
    'are not in %s',
    (name) => {
      expect(hiddenInName(name)).toBeNull();
    },
  );
});

describe('lines', () => {
  it('E6 end with a line feed, however a program ended them', () => {
    expect(withLineFeeds('1\r\n2\r3\v4\f5\u00856\u20287\u20298\n9')).toBe('1\n2\n3\n4\n5\n6\n7\n8\n9');
  });

  it('E7 are kept in a printable text, and nothing is lost unseen', () => {
    expect(printable('一\v二\uFFFF三\0四\uD800五\u202E六\t𠮷')).toBe(
      '一\n二〔U+FFFF〕三〔U+0000〕四〔U+D800〕五六\t𠮷',
    );
  });
});
