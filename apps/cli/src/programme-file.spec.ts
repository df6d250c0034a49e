import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { item, programmeText as written } from '../../../libs/programme/src/testing/programme-text';
import { toGbk } from '../../../libs/text/src/gbk';
import { check } from './commands/check';
import { plan } from './commands/plan';

const folder = mkdtempSync(join(tmpdir(), 'cobuild-programme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The output of a command, and its exit code. */
function said(bytes: Uint8Array, command: 'check' | 'plan', answers: string[] = []): { code: number; text: string } {
  const file = join(folder, 'p.yaml');
  writeFileSync(file, bytes);
  const lines: string[] = [];
  const take = (part: unknown): boolean => lines.push(String(part)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation(take));
  try {
    const options = { term: '2026-01-01..2026-12-31', lang: 'zh' as const, with: answers };
    return { code: command === 'check' ? check(file, options) : plan(file, options), text: lines.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

it.each([
  ['GB18030', toGbk(written())],
  ['UTF-16 LE', Buffer.from(`\uFEFF${written()}`, 'utf16le')],
])('a programme saved as %s is read, with a word', (encoding, bytes) => {
  for (const command of ['check', 'plan'] as const) {
    const { code, text } = said(bytes, command);
    expect([code, text]).toEqual([0, expect.stringContaining(`按 ${encoding} 读取，已转为 UTF-8`)]);
  }
  expect(said(bytes, 'check').text).toContain('可以发布');
  expect(said(bytes, 'plan').text).toContain('清洁楼道');
});

it('one in plain UTF-8 is read without', () => {
  expect(said(Buffer.from(written()), 'check')).toEqual({ code: 0, text: '可以发布\n' });
});

it('one that was garbled cannot be published, one that is no text is not read', () => {
  const garbled = new TextDecoder('gb18030').decode(Buffer.from(written()));
  expect(said(Buffer.from(garbled), 'check')).toEqual({
    code: 1,
    text: expect.stringMatching(/p\.yaml:\d+:\d+ 错误 文字已乱码/),
  });
  expect(() => said(Buffer.from([0x61, 0x0a, 0xff, 0xff]), 'check')).toThrow(
    /p\.yaml:2:1 错误 第 3 个字节起不是文字[\s\S]*另存为/,
  );
});

it('--with answers a blank: what waits for it is named before, and planned after', () => {
  const blank = written(
    [item(), item({ key: 'visits', when: '{ rule: every, unit: $cadence }' })],
    'parameters: [{ key: cadence, question: { zh: 多久一次？, en: How often? }, choices: [month, quarter] }]\n',
  );
  const open = said(Buffer.from(blank), 'plan');
  expect([open.code, open.text]).toEqual([0, expect.stringMatching(/待填：多久一次？[\s\S]*待填 cadence/)]);
  expect(said(Buffer.from(blank), 'check')).toMatchObject({ code: 0 });
  const tried = said(Buffer.from(blank), 'plan', ['cadence=quarter']);
  expect([tried.code, tried.text]).toEqual([0, expect.not.stringContaining('待填')]);
  expect(tried.text.match(/清洁楼道/g)).toHaveLength(5);
  expect(said(Buffer.from(blank), 'check', ['cadence=weekly'])).toMatchObject({ code: 1 });
  expect(said(Buffer.from(blank), 'check', ['cadnce=month'])).toMatchObject({
    code: 1,
    text: expect.stringContaining('cadnce') as string,
  });
});
