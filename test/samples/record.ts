import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  decide,
  fold,
  evolve,
  reach,
  unproposed,
  type Agreement,
  type AgreementEvent,
  type Fact,
} from '@cobuild/agreement';
import { addDays, localDate, plusMinutes, type Instant } from '@cobuild/calendar';
import { fromFact, GENESIS, seal, typeVersions, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { diaryLine } from '@cobuild/notice';
import { asking, proposalFor, stories, type Life } from '../../libs/agreement/src/testing/commands';
import { PARTIES } from '../../libs/agreement/src/testing/programme';
import { at } from '../engines/year';
import { samplesFile } from './samples';

// Adds an entry of each type and version of event that has none yet, and never touches those that are kept:
// node dist/test/samples/record.js
type Type = AgreementEvent['type'];

/** What has to come first, so that what follows speaks of something. */
const FIRST: readonly Type[] = [
  'AgreementProposed',
  'AgreementSigned',
  'AgreementEnteredForce',
  'ItemsCarriedOver',
  'ResolutionAdopted',
  'RectificationOrdered',
  'AmendmentProposed',
];
const LAST: readonly Type[] = ['AgreementResumed', 'TermEnded', 'AgreementClosed'];

/** The facts of one life of random commands. */
function factsOf(life: Life): Fact[] {
  const { steps, theme, pace, signing } = life;
  let agreement = unproposed;
  let day = localDate('2025-12-25');
  let now: Instant = at(day);
  const facts: Fact[] = [];
  const take = (more: readonly Fact[]): void => {
    facts.push(...more);
    agreement = more.reduce(evolve, agreement);
  };
  const ask = (actor: string, command: Parameters<typeof decide>[1]): void => {
    take(reach(agreement, now));
    const decision = decide(agreement, command, { actor, now });
    if (decision.accepted) take(decision.facts);
  };
  ask('district', proposalFor(life));
  if (pace > 1) ask('hospital', { type: 'AnswerInvitation', accept: pace > 2 });
  for (const who of PARTIES.slice(0, signing)) ask(who, { type: 'SignAgreement' });
  for (const step of steps) {
    day = addDays(day, step.days * pace);
    now = at(day, '18:00') > now ? at(day, '18:00') : now;
    const { actor, command } = asking(step, theme, day, agreement.items);
    ask(actor, command);
  }
  return facts;
}

/** As if the clock had been a day ahead when the last fact was recorded. */
function corrected({ at: until, items }: Agreement): Fact {
  const [item = ''] = Object.keys(items);
  const undone = [{ seq: 1, type: 'ItemOpened', item } as const];
  return {
    at: plusMinutes(until, -1440),
    event: { type: 'ClockCorrected', until, undone, administrators: ['person-1', 'person-2'] },
  };
}

const kept: SealedEntry[] = existsSync(samplesFile)
  ? readFileSync(samplesFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as SealedEntry)
  : [];
const has = new Set(
  kept.map(({ envelope }) => (({ type, typeVersion }) => `${type} ${typeVersion}`)(JSON.parse(envelope) as Envelope)),
);
const missing = (Object.keys(typeVersions) as Type[]).filter((type) => !has.has(`${type} ${typeVersions[type]}`));
const ranked = [...FIRST, ...missing.filter((type) => ![...FIRST, ...LAST].includes(type)), ...LAST];
const lives = fc.sample(stories(125), { numRuns: 400, seed: 20260102 });
const all = lives.flatMap(factsOf);

const told: Fact[] = kept.map(({ envelope }) =>
  (({ type, payload, occurredAt }) => ({ at: occurredAt, event: { type, ...payload } as AgreementEvent }))(
    JSON.parse(envelope) as Envelope,
  ),
);
const failed = new Set(all.flatMap(({ event }) => (event.type === 'ReinspectionFailed' ? [event.item] : [])));
for (const type of ranked.filter((one) => missing.includes(one))) {
  const before = fold(told);
  const fits = ({ at: when, event }: Fact): boolean => {
    if (event.type !== type) return false;
    if (event.type === 'RectificationOrdered') return failed.has(event.rectification.key);
    try {
      evolve(before, { at: when, event });
      return true;
    } catch {
      return false;
    }
  };
  const changes = (fact: Fact): boolean =>
    fits(fact) && !isDeepStrictEqual(evolve(before, { ...fact, at: before.at }), before);
  const fact: Fact | undefined =
    type === 'NoticesSent'
      ? {
          at: at('2026-03-02'),
          event: { type, role: 'school', post: 'liaison', channel: 'mail', occasions: ['sample/4'] },
        }
      : type === 'ClockCorrected'
        ? corrected(before)
        : (all.find(changes) ?? all.find(fits));
  if (!fact) throw new Error(`nothing random has led to ${type}: add a sample by hand`);
  const seq = kept.length + 1;
  const envelope: Envelope = {
    v: 1,
    agreementId: 'sample',
    seq,
    actor: 'district',
    person: null,
    commandKey: null,
    recordedAt: fact.at,
    ...fromFact(fact),
  };
  kept.push(seal(kept.at(-1)?.commitment ?? GENESIS, seq.toString(16).padStart(32, '0'), envelope));
  told.push(fact);
}
const fresh = told.slice(told.length - missing.length).map((fact) => `${diaryLine(fact, 'Asia/Shanghai')}\n`);
appendFileSync(samplesFile.replace('.jsonl', '.txt'), fresh.join(''));
writeFileSync(samplesFile, `${kept.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
