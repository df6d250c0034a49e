import { addDays, localDate } from '@cobuild/calendar';
import { canonical } from '@cobuild/ledger';
import { diaryLine } from '@cobuild/notice';
import { plan, readProgramme } from '@cobuild/programme';
import { item, programmeText } from '../../../programme/src/testing/programme-text';
import { at } from '../../../../test/engines/year';
import { evolve, unproposed, type Agreement } from '../agreement';
import type { AgreementCommand } from '../commands';
import { decide } from '../decide';
import type { Fact } from '../events';
import { reach } from '../timetable';

/** A SHA-256 that stands for a file. */
export const file = (n: number): string => String(n).repeat(64).slice(0, 64);
export const photo = (n = 1) => ({ kind: 'photo', sha256: file(n) }) as const;
export const note = (n = 1) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, digest: file(n) });
export const day = localDate;

/** The item the story is about, as YAML; the community, a school and a hospital take part. */
export const about = item;

const HOSPITAL = `  - { key: hospital, side: partner, title: { zh: 医院, en: the hospital } }\n`;

/** An agreement of these items in which things happen one after the other; every step fails loudly when it is not as told. */
export class Story {
  agreement: Agreement = unproposed;
  #told: string[] = [];
  #refusal: string | null = null;
  #facts: Fact[] = [];

  /** Signed before the year begins unless `signed` is false. */
  constructor(items: readonly string[], more: { head?: string; signed?: boolean; from?: string; to?: string } = {}) {
    const { head = '', signed = true, from = '2026-01-01', to = '2026-12-31' } = more;
    const text = programmeText(items, head).replace(/(roles:\n(?:  - .*\n)+)/, `$1${HOSPITAL}`);
    const { definition, problems } = readProgramme(text, 'story.yaml');
    if (!definition) throw new Error(JSON.stringify(problems, null, 1));
    const term = { from: day(from), to: day(to) };
    const parties = { community: 'community', school: 'school', hospital: 'hospital' };
    const proposal = { parties, district: 'district', definition: '', parameters: {}, spread: 0, renews: null };
    const before = (days: number): string => addDays(term.from, -days);
    this.when(before(12), 'district', { type: 'ProposeAgreement', plan: plan(definition, term), ...proposal });
    if (signed) for (const role of Object.keys(parties)) this.when(before(10), role, { type: 'SignAgreement' });
  }

  /** Time passes until a day (noon unless told); then somebody asks something. */
  when(on: string, who: string, command: AgreementCommand, time = '12:00'): this {
    const now = at(on, time);
    this.until(on, time);
    const decision = decide(this.agreement, command, { actor: who, now });
    this.#refusal = decision.accepted ? null : `${decision.refusal.code} ${decision.refusal.about ?? ''}`.trim();
    this.#take(decision.accepted ? decision.facts : []);
    return this;
  }

  /** Time passes, and nothing else. */
  until(on: string, time = '12:00'): this {
    this.#refusal = null;
    this.#take(reach(this.agreement, at(on, time)));
    return this;
  }

  /** What the last step brought, as the diary tells it, without its instant. */
  then(...lines: string[]): this {
    expect(this.#refusal).toBeNull();
    expect(this.#told).toEqual(lines);
    return this;
  }

  /** Why the last step was refused; nothing has happened. */
  refused(reason: string): this {
    expect(this.#refusal).toBe(reason);
    return this;
  }

  /** What the agreement is like now. */
  so(look: (agreement: Agreement) => void): this {
    look(this.agreement);
    return this;
  }

  /** Every fact so far. */
  facts(): readonly Fact[] {
    return this.#facts;
  }

  #take(decided: readonly Fact[]): void {
    // As the ledger gives them back: keys sorted, nothing but JSON.
    const facts = decided.map((fact) => JSON.parse(canonical(fact)) as Fact);
    this.#facts.push(...facts);
    this.agreement = facts.reduce(evolve, this.agreement);
    this.#told = facts.map((fact) => diaryLine(fact, 'Asia/Shanghai').slice(18));
  }
}

/** An agreement about these items. */
export const story = (items: string | readonly string[], more: ConstructorParameters<typeof Story>[1] = {}): Story =>
  new Story(typeof items === 'string' ? [items] : items, more);
