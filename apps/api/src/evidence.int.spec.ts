import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import exifr from 'exifr';
import { parse } from 'content-disposition';
import mammoth from 'mammoth';
import { publishProgramme } from '@cobuild/ledger';
import { compound } from '../../../libs/media/testing/compound';
import { film, heif, jpeg, webp } from '../../../libs/media/testing/files';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type Answer, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { at } from '../../../test/engines/year';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const board = item({
  key: 'board',
  kind: 'claims',
  when: '{ rule: every, unit: year }',
  posts: '[{ key: visits, places: 1, title: { zh: 走访, en: Visits } }]',
});
const meeting = item({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 3 }' });
const TEXT = programmeText([board, meeting, item()]);

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const published = { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at };
  await publishProgramme(database.db.manager, published);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const ask = (
  id: string,
  actor: string,
  command: object,
  more: Record<string, string> = {},
  key = `k-${(count += 1)}`,
) => api.command(`/agreements/${id}/commands`, actor, key, command, more);

/** An agreement of the community and the school, in March. */
async function signed(): Promise<string> {
  const id = `e-${(count += 1)}`;
  clock.at = at('2025-12-20');
  for (const unit of ['district-1', 'community', 'school']) await api.cookieOf(unit);
  const parties = { community: 'community', school: 'school' };
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const proposal = { programme: 'small', parties, district: 'district-1', term };
  expect((await api.command(`/agreements/${id}`, 'district-1', 'p', proposal)).status).toBe(200);
  for (const party of ['community', 'school']) await ask(id, party, { type: 'SignAgreement' });
  clock.at = at('2026-03-05');
  return id;
}

const upload = (body: Buffer | string, unit = 'community'): Promise<Answer> =>
  api.ask(
    '/files',
    {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(Buffer.from(body)),
    },
    unit,
  );

describe('files', () => {
  it('are kept by their content, and come back as a download that nothing runs', async () => {
    const id = await signed();
    const kept = await upload(PNG);
    const sha256 = createHash('sha256').update(PNG).digest('hex');
    expect(kept).toMatchObject({ status: 200, body: { sha256, type: 'image/png', bytes: PNG.length } });
    const get = (unit: string) => api.ask(`/agreements/${id}/files/${sha256}`, {}, unit);
    expect((await get('school')).status).toBe(404); // nothing in the agreement refers to it yet
    const done = {
      type: 'CompleteItem',
      item: 'clean-up@2026',
      on: '2026-03-05',
      evidence: [{ kind: 'photo', sha256 }],
    };
    expect((await ask(id, 'community', done)).status).toBe(200);
    const found = await get('school');
    expect(found.status).toBe(200);
    expect(found.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(found.headers.get('content-security-policy')).toContain('sandbox');
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('stranger')).status).toBe(404);
  });

  it('are taken as phones and offices make them, by their content', async () => {
    const types = {
      'image/heic': heif({ gps: false, major: 'mif1' }),
      'image/heif-sequence': heif({ gps: false, major: 'msf1', others: ['msf1'] }),
      'image/heic-sequence': heif({ gps: false, major: 'hevc', others: ['hevc'] }),
      'image/avif': heif({ gps: false, major: 'avif', others: ['avif'] }),
      'image/webp': webp({ gps: false }),
      'video/quicktime': film({ gps: false }),
      'video/3gpp': film({ gps: false, brand: '3gp4' }),
      'video/3gpp2': film({ gps: false, brand: '3g2a' }),
      'video/x-m4v': film({ gps: false, brand: 'M4V ' }),
      'application/msword': compound(['WordDocument', '1Table']),
      'application/vnd.ms-excel': compound(['Workbook']),
      'application/vnd.ms-powerpoint': compound(['PowerPoint Document']),
    };
    for (const [type, content] of Object.entries(types)) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect(await upload(content)).toMatchObject({ status: 200, body: { sha256, type, bytes: content.length } });
    }
    for (const content of [compound(['__properties_version1.0']), compound(['WordDocument', 'VBA']), Buffer.from('MZ')])
      expect(await upload(content)).toMatchObject({ status: 415, body: { code: 'file-type' } });
    const { message } = (await upload('MZ')).body as { message: { zh: string; en: string } };
    for (const ending of ['heic', 'mov', '3gp', 'doc', 'wps', 'et', 'ofd']) expect(message.zh).toContain(ending);
    expect(readdirSync(api.files).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });

  it.each([
    ['jpg', jpeg({ gps: true })],
    ['heic', heif({ gps: true })],
  ])(
    'a %s comes out to the partner without its position data, turned as it was, under a name that opens',
    async (ending, photo) => {
      const id = await signed();
      const kept = await upload(photo);
      const { sha256 } = kept.body as { sha256: string };
      expect(kept.body['bytes']).toBe(photo.length);
      expect(sha256).not.toBe(createHash('sha256').update(photo).digest('hex'));
      expect((await upload(photo)).body['sha256']).toBe(sha256); // tried again it is the same
      const evidence = [{ kind: 'photo', sha256 }];
      const done = { type: 'CompleteItem', item: 'clean-up@2026', on: '2026-03-05', evidence };
      expect((await ask(id, 'community', done)).status).toBe(200);
      const cookie = await api.cookieOf('school');
      const found = await fetch(`${api.url}/agreements/${id}/files/${sha256}`, { headers: { cookie } });
      const bytes = Buffer.from(await found.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(await exifr.gps(bytes)).toBeUndefined();
      expect(await exifr.orientation(bytes)).toBe(6);
      expect(parse(found.headers.get('content-disposition') ?? '')).toMatchObject({
        type: 'attachment',
        parameters: { filename: `佐证材料-清洁楼道-${sha256.slice(0, 8)}.${ending}` },
      });
    },
  );

  it('are on the disk before the answer: content, name and both folders are synced', async () => {
    const synced: number[] = [];
    const probe = await open(__filename);
    const handle = Object.getPrototypeOf(probe) as typeof probe;
    const spied = jest.spyOn(handle, 'sync').mockImplementation(async function (this: typeof probe) {
      synced.push((await this.stat()).ino);
      return this.datasync();
    });
    const content = Buffer.concat([PNG, Buffer.from(`durable-${count}`)]);
    const { sha256 } = (await upload(content)).body as { sha256: string };
    spied.mockRestore();
    await probe.close();
    const folder = join(api.files, sha256.slice(0, 2));
    const inodes = [join(folder, sha256), folder, api.files].map((path) => statSync(path).ino);
    expect(synced).toEqual(expect.arrayContaining(inodes));
    expect(synced.indexOf(inodes[0]!)).toBeLessThan(synced.indexOf(inodes[1]!));
    expect(readFileSync(join(folder, sha256))).toEqual(content);
  });

  it('W10 are erased by who brought them: the hash and all proofs stay, to who sees the agreement the file is gone; another unit keeps its own', async () => {
    const id = await signed();
    const content = Buffer.concat([PNG, Buffer.from(id)]);
    const { sha256 } = (await upload(content)).body as { sha256: string };
    const evidence = [{ kind: 'photo', sha256 }];
    const done = { type: 'CompleteItem', item: 'clean-up@2026', on: '2026-03-05', evidence };
    expect((await ask(id, 'community', done)).status).toBe(200);
    const erase = (unit: string) => api.ask(`/files/${sha256}`, { method: 'DELETE' }, unit);
    const get = (unit: string) => api.ask(`/agreements/${id}/files/${sha256}`, {}, unit);
    const onDisk = () => existsSync(join(api.files, sha256.slice(0, 2), sha256));

    await upload(content, 'school');
    expect((await erase('stranger')).status).toBe(404);
    expect((await erase('community')).body).toEqual({ sha256, erased: true });
    expect((await erase('community')).status).toBe(404); // theirs is gone
    expect([(await get('school')).status, onDisk()]).toEqual([200, true]); // the school brought the same
    expect((await erase('school')).status).toBe(200);
    expect([(await get('school')).status, onDisk()]).toEqual([410, false]);
    expect((await get('school')).body).toMatchObject({ code: 'erased' });
    expect((await get('stranger')).status).toBe(404);
    expect((await api.ask(`/agreements/${id}/verify`, {}, 'school')).body).toMatchObject({ intact: true });
    expect(await database.db.query(`SELECT kind, post FROM side.erasures WHERE what = $1`, [sha256])).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'file-erased', post: 'secretary' })),
    );
    // Brought again on purpose it is there again.
    await upload(content, 'community');
    expect([(await get('school')).status, onDisk()]).toEqual([200, true]);
  });

  it('W10 erasing while others bring the same leaves what they brought', async () => {
    const content = Buffer.concat([PNG, Buffer.from('race')]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    for (let n = 0; n < 10; n += 1) {
      await upload(content, 'community');
      await Promise.all([upload(content, 'school'), api.ask(`/files/${sha256}`, { method: 'DELETE' }, 'community')]);
      expect(existsSync(join(api.files, sha256.slice(0, 2), sha256))).toBe(true);
      await api.ask(`/files/${sha256}`, { method: 'DELETE' }, 'school');
      expect(existsSync(join(api.files, sha256.slice(0, 2), sha256))).toBe(false);
    }
  });

  it('are refused by what is in them, when they are too large or empty, and leave nothing', async () => {
    const script = '<html><script>alert(1)</script></html>';
    expect(await upload(script)).toMatchObject({ status: 415, body: { code: 'file-type' } });
    expect(await upload(Buffer.concat([PNG, Buffer.alloc(21 * 1024 * 1024)]))).toMatchObject({
      status: 413,
      body: { code: 'file-too-large' },
    });
    expect(await upload('')).toMatchObject({ status: 422, body: { code: 'file-empty' } });
    expect(readdirSync(api.files).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });
});

it('a text is read by those who may see the agreement that refers to it, and stands nowhere else', async () => {
  const id = await signed();
  const { body: note } = await api.ask(
    '/texts',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '路灯不亮，请商议' }),
    },
    'school',
  );
  await ask(id, 'community', { type: 'CallForTopics', item: 'council@2026', until: '2026-03-10' });
  expect((await ask(id, 'school', { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note })).status).toBe(
    200,
  );
  const texts = await api.ask(`/agreements/${id}/texts`, {}, 'community');
  expect(texts.body['texts']).toEqual({ [note['id'] as string]: '路灯不亮，请商议' });
  const everything: unknown = await database.db.query(
    `SELECT envelope FROM ledger.entries UNION ALL SELECT payload::text FROM graphile_worker._private_jobs`,
  );
  expect(JSON.stringify(everything)).not.toContain('路灯');
  expect(JSON.stringify(everything)).toContain(note['id']);
});

describe('a text as it was pasted', () => {
  const keep = (text: string) => api.command('/texts', 'community', 't', { text });

  it('keeps its lines, in the minutes as in every document', async () => {
    const id = await signed();
    const pasted = '第一行\v第二行\r\n第三行\r第四行\t末\u2028第五行\u200B';
    const { status, body: minutes } = await keep(pasted);
    expect(status).toBe(200);
    const held = {
      type: 'HoldMeeting',
      item: 'council@2026',
      on: '2026-03-05',
      attendance: { community: 3, school: 2 },
    };
    expect((await ask(id, 'community', { ...held, minutes })).status).toBe(200);
    const texts = (await api.ask(`/agreements/${id}/texts`, {}, 'school')).body['texts'];
    expect(Object.values(texts as object)).toEqual(['第一行\n第二行\n第三行\n第四行\t末\n第五行\u200B']);
    const cookie = await api.cookieOf('school');
    const found = await fetch(`${api.url}/agreements/${id}/documents/minutes.docx?item=council@2026`, {
      headers: { cookie },
    });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await found.arrayBuffer()) });
    expect(value.split(/\n+/)).toEqual(expect.arrayContaining(['第一行', '第二行', '第三行']));
    const { filename } = parse(found.headers.get('content-disposition') ?? '').parameters;
    expect(filename).toMatch(/^会议纪要-.+\.docx$/);
  });

  it.each(['\x07', '\uFFFF', '\0', '\uD800', '\u202E'])('is refused with %j, by its name and place', async (char) => {
    const { status, body } = await keep(`整改：\n第二${char}行`);
    const { problems } = body as { problems: { path: string; message: { zh: string } }[] };
    expect([status, problems[0]?.path, problems[0]?.message.zh]).toEqual([
      400,
      'text',
      expect.stringMatching(/第 2 行第 3 个字.*U\+/),
    ]);
  });
});

describe('outside demo mode', () => {
  let strict: TestApi;
  beforeAll(async () => {
    strict = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false });
  });
  afterAll(() => strict.close());
  const sent = async (path: string, unit: string, body: unknown): Promise<Answer> =>
    strict.ask(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `s-${(count += 1)}`,
        'cobuild-actor': unit,
        cookie: await api.cookieOf(unit),
      },
      body: JSON.stringify(body),
    });

  it('a text or a file that the asking unit has not brought is refused, and so is another digest', async () => {
    const id = await signed();
    await ask(id, 'community', { type: 'CallForTopics', item: 'council@2026', until: '2026-03-10' });
    const topic = async (note: unknown) => {
      const command = { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note };
      return sent(`/agreements/${id}/commands`, 'school', command);
    };
    const theirs = (await sent('/texts', 'stranger', { text: '别人的话' })).body;
    const ours = (await sent('/texts', 'school', { text: '我们的话' })).body;
    expect(await topic(theirs)).toMatchObject({
      status: 422,
      body: { code: 'not-kept', message: { zh: expect.stringContaining('没有上传过') } },
    });
    expect((await topic({ ...ours, digest: '0'.repeat(64) })).body['code']).toBe('not-kept');
    expect((await topic(ours)).status).toBe(200);
    const evidence = [{ kind: 'photo', sha256: '0'.repeat(64) }];
    const done = { type: 'CompleteItem', item: 'clean-up@2026', on: '2026-03-05', evidence };
    expect((await sent(`/agreements/${id}/commands`, 'community', done)).body['code']).toBe('not-kept');
  });

  it('a text of somebody who has no part in the agreement is not shown by it', async () => {
    const id = await signed();
    await ask(id, 'community', { type: 'CallForTopics', item: 'council@2026', until: '2026-03-10' });
    const note = (await sent('/texts', 'stranger', { text: '别人的话' })).body;
    const topic = { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note };
    expect((await ask(id, 'school', topic)).status).toBe(200); // in demo mode it is taken on trust
    expect((await api.ask(`/agreements/${id}/texts`, {}, 'community')).body['texts']).toEqual({});
  });
});

it('the documents that Cobuild makes are taken as files', async () => {
  const id = await signed();
  for (const name of ['report.docx', 'register.xlsx']) {
    const made = await fetch(`${api.url}/agreements/${id}/documents/${name}`, {
      headers: { cookie: await api.cookieOf('community') },
    });
    expect(made.status).toBe(200);
    expect((await upload(Buffer.from(await made.arrayBuffer()))).status).toBe(200);
  }
});

describe('races', () => {
  it('twenty people claim the last place at once: one has it, nineteen are told', async () => {
    const id = await signed();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ask(id, 'school', {
          type: 'ClaimPlace',
          item: 'board@2026',
          post: 'visits',
          claimants: [`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`],
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'no-places')).toHaveLength(19);
    const { body } = await api.ask(`/agreements/${id}`, {}, 'community');
    const items = body['items'] as { key: string; claims: unknown[] }[];
    expect(items.find(({ key }) => key === 'board@2026')?.claims).toHaveLength(1);
  });

  it('twenty times the same key at once: one event, and twenty equal replies', async () => {
    const id = await signed();
    const wish = { type: 'FixDate', item: 'council@2026', on: '2026-03-20' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(id, 'community', wish, {}, 'same')));
    const replies = new Set(answers.map(({ body }) => JSON.stringify({ ...body, repeated: null })));
    expect([answers.every(({ status }) => status === 200), replies.size]).toEqual([true, 1]);
    const { body } = await api.ask(`/agreements/${id}/events`, {}, 'community');
    expect((body['entries'] as { type: string }[]).filter(({ type }) => type === 'DateFixed')).toHaveLength(1);
  });

  it('two secretaries fix two days in the same second: one wins, the other is told what happened', async () => {
    const id = await signed();
    await ask(id, 'community', { type: 'CallForTopics', item: 'council@2026', until: '2026-03-10' });
    const { headers } = await api.ask(`/agreements/${id}`, {}, 'community');
    const seen = { 'if-match': headers.get('etag') ?? '' };
    const fix = (on: string) => ask(id, 'community', { type: 'FixDate', item: 'council@2026', on }, seen);
    const answers = await Promise.all([fix('2026-03-20'), fix('2026-03-23')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = answers.find(({ status }) => status === 412);
    expect(late?.body['since']).toMatchObject([{ type: 'DateFixed', item: 'council@2026', actor: 'community' }]);
  });

  it('late, by the wrong side, in the wrong state, with another party: a typed no, and nothing written', async () => {
    const id = await signed();
    const { headers } = await api.ask(`/agreements/${id}`, {}, 'community');
    const version = headers.get('etag');
    const no = async (actor: string, command: object) => {
      const { status, body } = await ask(id, actor, command);
      return [status, body['code']];
    };
    expect(await no('school', { type: 'ResumeAgreement' })).toEqual([403, 'district-only']);
    expect(await no('district-1', { type: 'ResumeAgreement' })).toEqual([409, 'not-suspended']);
    expect(await no('school', { type: 'AnswerAmendment', amendment: 'x', consent: true })).toEqual([
      404,
      'unknown-amendment',
    ]);
    expect(await no('community', { type: 'UseClaim', item: 'board@2026', n: 1, on: '2026-03-05' })).toEqual([
      404,
      'unknown-claim',
    ]);
    expect(await no('community', { type: 'OrderRectification', item: 'clean-up@2026', owner: 'police' })).toEqual([
      422,
      'unknown-role',
    ]);
    expect(await no('community', { type: 'ProposeTopic', item: 'council@2026', topic: 'a' })).toEqual([
      409,
      'topics-closed',
    ]);
    expect((await api.ask(`/agreements/${id}`, {}, 'community')).headers.get('etag')).toBe(version);
  });
});

it('has logged no fault and no word of a request', () => {
  expect(api.log).toEqual([]);
});

it('in demo mode one can sign in as an auditor, who reads and acts for nobody', async () => {
  const id = await signed();
  const wish = { unit: 'district-1', post: 'auditor' };
  const signedIn = await api.ask('/session/demo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  expect((await api.ask(`/agreements/${id}`, { headers: { cookie } })).status).toBe(200);
  expect((await api.ask('/session', { headers: { cookie } })).body).toMatchObject({ actsFor: [] });
  const { body } = await api.ask('/session/demo');
  expect(body['people']).toContainEqual(expect.objectContaining(wish));
});
