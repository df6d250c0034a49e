import type { Stack } from '../../infra/up';
import { testStack } from '../engines/stack';
import { realYear, spanOf } from './real-year';

const SECONDS = 30;

describe.each([['army-civilian-monthly', 2025]] as const)('%s in %i, on the real engines', (slug, year) => {
  let stack: Stack;
  beforeAll(async () => {
    const { start } = spanOf(slug, year, slug);
    stack = await testStack({ profile: 'test-year', fresh: true, clock: `lapse:${start}:0.001`, log: () => undefined });
    await stack.ready;
  }, 120_000);
  afterAll(() => stack.stop());

  it('is the year that the rules work out, once, sealed, and told once', async () => {
    const { diary, expected, findings, occasions } = await realYear(stack, slug, year, SECONDS);
    expect(diary).toEqual(expected);
    expect(diary.at(-1)).toContain('AgreementClosed');
    expect(findings).toEqual([]);
    expect(new Set(occasions).size).toBe(occasions.length);
    expect(occasions.length).toBeGreaterThan(50);
  }, 180_000);
});
