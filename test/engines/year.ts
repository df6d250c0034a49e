import {
  inOrder,
  rehearse,
  spreadOf,
  withIncidents,
  type Act,
  type AgreementCommand,
  type Fact,
  type Incident,
} from '@cobuild/agreement';
import { addDays, addMonths, instantOf, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { digestOf } from '@cobuild/ledger';
import { handle, type HandlerDeps } from '@cobuild/handler';
import { diaryLine } from '@cobuild/notice';
import { plan, readProgramme, type Definition, type Plan, type Values } from '@cobuild/programme';
import { answersOf } from './answers';

/** A programme of the catalogue as a definition, its blanks answered; throws when it has problems. */
export const definitionOf = (slug: string): Definition =>
  definitionIn(catalogueText(slug) ?? '', `${slug}.yaml`, answersOf(slug));

function definitionIn(text: string, file: string, answers: Values = {}): Definition {
  const { definition, problems } = readProgramme(text, file, answers);
  if (!definition) throw new Error(JSON.stringify(problems));
  return definition;
}

/** Noon of a day, or another time, in Shanghai. */
export const at = (day: string, time = '12:00'): Instant => instantOf(localDate(day), time, 'Asia/Shanghai');

export const termOf = (year: number): { from: LocalDate; to: LocalDate } => ({
  from: localDate(`${year}-01-01`),
  to: localDate(`${year}-12-31`),
});

/** The proposal of an agreement under `district-1` on the text of a programme, for the year 2026. */
export const proposalOn = (
  text: string,
  agreementId: string,
  parties: Readonly<Record<string, string>>,
): AgreementCommand => ({
  type: 'ProposeAgreement',
  plan: plan(definitionIn(text, 'small.yaml'), termOf(2026)),
  parties,
  district: 'district-1',
  definition: digestOf(text),
  parameters: {},
  spread: spreadOf(agreementId),
  renews: null,
});

/** Programmes whose year crosses the year end, by the first day of their term. */
const STARTS: Readonly<Record<string, string>> = { 'double-claim': '06-01', 'home-community-check-in': '10-01' };

/** The year of a programme that starts in `year`: the calendar year, or the twelve months in which its phases lie. */
export function termFor(slug: string, year: number): { from: LocalDate; to: LocalDate } {
  const from = localDate(`${year}-${STARTS[slug] ?? '01-01'}`);
  return { from, to: addDays(addMonths(from, 12), -1) };
}

/** What happens in a year of these programmes besides; those that the command line tells of go their ordinary way. */
const INCIDENTS: Readonly<Record<string, readonly Incident[]>> = {
  'citizen-schools': ['suspension'],
  'community-education': ['rejected-record'],
  'county-assistance': ['amendment'],
  'citizen-school-year': ['refusals'],
  'co-residence': ['withdrawal'],
};

/** A catalogue programme's year as plausible people live it, for an agreement of this id. */
export function yearOf(slug: string, year: number, agreementId: string): { plan: Plan; acts: Act[] } {
  const definition = definitionOf(slug);
  const planned = plan(definition, termFor(slug, year));
  const parties = Object.fromEntries(definition.roles.map(({ key }) => [key, `${agreementId}-${key}`]));
  const cast = {
    parties,
    district: 'district-1',
    definition: digestOf(catalogueText(slug) ?? ''),
    spread: spreadOf(agreementId),
    parameters: answersOf(slug),
  };
  return { plan: planned, acts: withIncidents(planned, cast, rehearse(planned, cast), INCIDENTS[slug] ?? []) };
}

/** Does the first acts, up to and including the signatures, through the door; the deps' clock is put to each act's instant. */
export async function sign(
  deps: HandlerDeps & { clock: { at: string } },
  agreementId: string,
  acts: readonly Act[],
): Promise<void> {
  for (const [n, { at, actor, command }] of acts.entries()) {
    if (command.type !== 'ProposeAgreement' && command.type !== 'SignAgreement') return;
    deps.clock.at = at;
    const handled = await handle(deps, agreementId, { key: `setup-${n}`, actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  }
}

/** Facts as a golden diary tells them: in the order of their instants, days and times as in China. */
export const diaryOf = (facts: readonly Fact[]): string[] =>
  [...facts].sort(inOrder).map((fact) => diaryLine(fact, 'Asia/Shanghai'));

/**
 * The lines that a diary has to have which real engines kept, possibly late: all of `expected`, but for reminders that are not in it.
 * A decision settles such a reminder before anybody is given it (A103). The caller also has to decide the stream again
 * (`auditDecisions`), which finds every other reminder that is left out.
 */
export function keptLate(expected: readonly string[], diary: readonly string[]): string[] {
  const kept = new Set(diary);
  return expected.filter((line) => kept.has(line) || !line.slice(18).startsWith('ReminderIssued '));
}

/** When a year's story ends: noon of the day after its term. */
export const endOf = (year: number, slug = ''): Instant =>
  instantOf(addDays(termFor(slug, year).to, 1), '12:00', 'Asia/Shanghai');
