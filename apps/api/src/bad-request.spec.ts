import { z } from 'zod';
import { Command, Proposal, RolloutWish } from '@cobuild/api-schema';
import { BadRequest } from './bad-request';
import { Zod } from './zod.pipe';

const wrongOf = (schema: z.ZodType, value: unknown): BadRequest['wrong'] => {
  try {
    new Zod(schema).transform(value);
    return [];
  } catch (error) {
    if (error instanceof BadRequest) return error.wrong;
    throw error;
  }
};

const complete = { type: 'CompleteItem', item: 'training@2026', on: '2026-10-20' };
const meeting = { type: 'HoldMeeting', item: 'm@2026', on: '2026-07-10', attendance: { community: 5 } };
const proposal = {
  programme: 'p',
  parties: { community: 'a' },
  district: 'd',
  term: { from: '2026-01-01', to: '2026-12-31' },
};

/** What is asked, where it is wrong, and a word of the cure in each language. */
it.each([
  [Command, { type: 'Complete' }, 'type', 'SignAgreement, ProposeAmendment', 'SignAgreement, ProposeAmendment'],
  [Command, {}, 'type', '补上 type', 'add type'],
  [Command, { ...complete, why: 'because' }, 'why', '删去它', 'remove it'],
  [Command, { ...complete, on: '2026-02-30' }, 'on', '存在的一天', 'a day that exists'],
  [Command, { type: 'CompleteItem', item: 'x' }, 'on', '补上 on：存在的一天', 'add on: a day that exists'],
  [
    Command,
    { ...complete, evidence: [{ kind: 'film' }] },
    'evidence.0.kind',
    'photo, document, count',
    'photo, document, count',
  ],
  [Command, { ...complete, evidence: [{ kind: 'photo', sha256: 'x' }] }, 'evidence.0.sha256', 'SHA-256', 'SHA-256'],
  [Command, { ...complete, evidence: [{ kind: 'count', value: -1 }] }, 'evidence.0.value', '不小于 0', 'at least 0'],
  [Command, { ...meeting, resolutions: [{ fixes: 'x@2026' }] }, 'resolutions.0.on', '补上', 'add'],
  [
    Command,
    { ...meeting, resolutions: [{ key: 'Big', owner: 'a', dueOn: '2026-08-01' }] },
    'resolutions.0.key',
    '小写字母',
    'lower-case',
  ],
  [Command, { ...meeting, attendance: { community: 1.5 } }, 'attendance.community', '整数', 'whole number'],
  [Proposal, { ...proposal, term: { from: '2026-12-31', to: '2026-01-01' } }, 'term.to', '不早于首日', 'not before'],
  [Proposal, { ...proposal, district: 'Nan Kai' }, 'district', '小写字母', 'lower-case'],
  [Proposal, { ...proposal, parameters: { a: 'call Mr Li' } }, 'parameters.a', '不写文字', 'no text'],
  [Proposal, 'text', '', '应为', 'expected'],
] as const)('%#: says where, what and the cure', (schema, value, path, zh, en) => {
  const wrong = wrongOf(schema, value);
  expect(wrong.map((one) => one.path)).toEqual([path]);
  expect(wrong[0]?.cure.zh).toContain(zh);
  expect(wrong[0]?.cure.en).toContain(en);
  expect(wrong[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(JSON.stringify(wrong)).not.toMatch(/undefined|\[object/);
});

it('says all that is wrong at once', () => {
  expect(
    wrongOf(Command, { type: 'FixDate', day: 1 })
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['day', 'item', 'on']);
});

it('a limit is told as a sentence of ours, in the language of the reader', () => {
  const wish = { district: 'd', term: proposal.term, pairs: Array.from({ length: 10_001 }, () => ({})) };
  expect(wrongOf(RolloutWish, { ...wish, pairs: Array.from({ length: 2_001 }, () => ({})) })).toEqual([]);
  expect(wrongOf(RolloutWish, wish).map(({ cure }) => cure)).toEqual([
    { zh: '应为：最多 10000 项，请分几次提交', en: 'expected: at most 10000 entries; send them in several requests' },
  ]);
  const schema = z.object({
    a: z.string().max(3),
    b: z.string().min(2),
    c: z.number().lt(5),
    d: z.number().multipleOf(2),
    e: z.boolean(),
    f: z.array(z.string()).min(1),
    g: z.uuid(),
  });
  const wrong = wrongOf(schema, { a: 'long', b: 'x', c: 5, d: 3, e: 'yes', f: [], g: 'x' });
  expect(wrong).toHaveLength(7);
  for (const { cure } of wrong) {
    expect(cure.zh + cure.en).not.toMatch(/期望|无效|Invalid|Too (big|small)|expected array|<=|>=/);
    expect(cure.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(cure.en).not.toMatch(/[\u4e00-\u9fff]/);
  }
});
