import { parse } from 'content-disposition';
import { downloadName } from './download-name';

describe('a download', () => {
  it('bears a readable name and one in ASCII', () => {
    const header = downloadName({ parts: ['会议纪要', '河北路社区'], ending: 'docx', ascii: 'hebei-road-1-minutes' });
    expect(header).toContain('filename=hebei-road-1-minutes.docx;');
    expect(parse(header)).toMatchObject({ type: 'attachment', parameters: { filename: '会议纪要-河北路社区.docx' } });
  });

  it('bears no character that a file system or a header does not take', () => {
    const parts = ['a/b\\c:d*e?f"g<h>i|j', '\u202Egpj.exe', 'x\r\nSet-Cookie: y=1', 'k\u200Bl\0m\uFFFF\uD800'];
    const header = downloadName({ parts, ending: 'jpg', ascii: 'a b"\r\n' });
    const name = parse(header).parameters['filename'] ?? '';
    expect(name).toMatch(/^[^\\/:*?"<>|]+\.jpg$/);
    expect(header + name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('is never longer than a file system takes, and never without a name', () => {
    const long = parse(downloadName({ parts: ['长'.repeat(300)], ending: 'pdf', ascii: 'x' })).parameters['filename'];
    expect(Buffer.byteLength(long ?? '')).toBeLessThan(255);
    expect(long).toMatch(/长\.pdf$/);
    expect(parse(downloadName({ parts: ['\u200B'], ending: 'ics', ascii: 'cobuild', shown: 'inline' }))).toEqual({
      type: 'inline',
      parameters: { filename: 'cobuild.ics' },
    });
  });
});
