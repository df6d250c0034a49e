import { problemOf } from '../problem';
import { Problem } from './api-problem';

const withCode = (code: string) => Object.assign(new Error('said by the driver'), { code });

/** Errors of an engine, a driver or the system, and the 503 that each becomes. */
it.each([
  ['53100', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'files-read-only'],
  ['EIO', 'disk-fault'],
  ['58030', 'disk-fault'],
  ['25006', 'database-read-only'],
  ['57P01', 'ledger-away'],
  ['57P02', 'ledger-away'],
  ['57P03', 'ledger-away'],
  ['25P03', 'ledger-away'],
  ['08006', 'ledger-away'],
  ['53300', 'ledger-away'],
  ['ECONNRESET', 'ledger-away'],
  ['EAI_AGAIN', 'ledger-away'],
  ['55P03', 'busy'],
  ['40P01', 'busy'],
  ['40001', 'busy'],
  ['EMFILE', 'busy'],
  ['57014', 'query-too-long'],
  ['no-connection', 'no-connection'],
])('%s is 503 %s, by itself or inside another error', (code, said) => {
  expect(problemOf(withCode(code), 'zh')).toMatchObject({ status: 503, code: said });
  expect(problemOf(Object.assign(new Error(), { driverError: withCode(code) }), 'zh')).toMatchObject({ code: said });
  expect(problemOf(new Error('wrapped', { cause: withCode(code) }), 'zh')).toMatchObject({ code: said });
});

it('a fault of ours stays a fault, and nobody is told what it was', () => {
  expect(problemOf(withCode('23505'), 'en')).toMatchObject({ status: 500, code: 'fault' });
  expect(JSON.stringify(problemOf(new TypeError('x is undefined'), 'en'))).not.toContain('undefined');
});

it('an answer has a bounded size, whatever it is about', () => {
  const words = { zh: '长'.repeat(100_000), en: '😀'.repeat(100_000) };
  const wrong = Array.from({ length: 5000 }, () => ({ path: 'x'.repeat(10_000), message: words, cure: words }));
  const told = problemOf(new Problem(422, 'x', words, wrong), 'zh');
  expect([told.problems?.length, told.more]).toEqual([20, 4980]);
  expect(JSON.stringify(told).length).toBeLessThan(60_000);
  expect(JSON.stringify(told)).not.toMatch(/\\ud83d"|\p{Surrogate}/u);
});
