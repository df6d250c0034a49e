import { advancedTo, decide, refusalWords, same, type Agreement, type Change, type Version } from '@cobuild/agreement';
import type { MigrationView } from '@cobuild/api-schema';
import type { Instant } from '@cobuild/calendar';
import { sayDiffInBoth } from '@cobuild/notice';
import type { Definition, Plan } from '@cobuild/programme';
import { asked } from './programmes/answers';
import { untaken } from './untaken';

/** What moving an agreement, as recorded, to another version of its programme changes, and who has to consent. */
export type Moving = Readonly<{
  recorded: Agreement;
  from: number;
  to: Version;
  plan: Plan;
  changes: Change[];
  concerned: string[];
}>;

type Lines = MigrationView['lines'];
type Known = Readonly<{ was: Definition; is: Definition; names: ReadonlyMap<string, string> }>;

/** What moving an agreement comes to, for its district to decide: in words, with whose consent, and why not. Pure. */
export function migrationView(
  agreementId: string,
  { recorded, from, to, plan, changes, concerned }: Moving,
  { was, is, names }: Known,
  now: Instant,
): MigrationView {
  const { parties, district, amendments } = recorded;
  const named = (role: string): string => names.get(parties[role] ?? district) ?? parties[role] ?? district;
  // A key under which nobody was asked before.
  const amendment = untaken(`v${to.version}`, (key) => Object.hasOwn(amendments, key));
  const asked = { type: 'MigrateAgreement', amendment, plan, to } as const;
  const decision = decide(advancedTo(recorded, now), asked, { actor: district, now });
  const open = Object.values(amendments).find((one) => one.state === 'open' && one.to?.version === to.version);
  const waits = open?.concerned.filter((role) => !open.consented.includes(role)) ?? null;
  const side = (wanted: string) => Object.keys(parties).filter((role) => recorded.plan.sides[role] === wanted);
  return {
    ...{ agreementId, from, to: to.version, changes: [...changes], concerned: [...concerned], amendment },
    ...{ host: side('host').map(named).join('、'), partners: side('partner').map(named) },
    lines: [...linesOf(changes, was, is), ...rulesIn(recorded.plan, to), ...answersIn(recorded.parameters, to, is)],
    parameters: is.parameters.map((one) => shownParameter(one, (to.parameters ?? recorded.parameters)[one.key])),
    consent: concerned.map(named),
    waits: waits && waits.map(named),
    refused: decision.accepted ? null : { code: decision.refusal.code, said: refusalWords[decision.refusal.code] },
  };
}

function linesOf(changes: Moving['changes'], was: Definition, is: Definition): Lines {
  const before = { definition: was, plan: { items: changes.flatMap((one) => one.before ?? []) } };
  const after = { definition: is, plan: { items: changes.flatMap((one) => one.after ?? []) } };
  return sayDiffInBoth(before, after);
}

const CHANGED = { how: 'changed' } as const;
const PARTS = [
  ['criteria', { zh: '评分标准', en: 'What is scored' }],
  ['rules', { zh: '计算与资格规则', en: 'The rules by which things count' }],
  ['ladders', { zh: '提醒的日子', en: 'When reminders go out' }],
] as const;

/** Of what stands beside the items, which parts are other than before. */
const rulesIn = (plan: Agreement['plan'], to: Moving['to']): Lines =>
  PARTS.filter(([part]) => !same(plan[part], to[part])).map(([, text]) => ({ ...CHANGED, text }));

const shownParameter = (one: Definition['parameters'][number], value: Answer | undefined) => ({
  ...asked(one),
  ...(value === undefined ? {} : { value: typeof value === 'object' ? [...value] : value }),
});

type Answer = Agreement['parameters'][string];

/** The answers to the programme's parameters that move with the version, as changes in words. */
const answersIn = (
  known: Agreement['parameters'],
  { parameters = {} }: Version,
  { parameters: all }: Definition,
): Lines =>
  all.flatMap(({ key, question }) => {
    const value = parameters[key];
    if (value === undefined || same(value, known[key])) return [];
    const said = String(value).replaceAll(',', '、');
    return [{ ...CHANGED, text: { zh: `${question.zh} ${said}`, en: `${question.en} ${String(value)}` } }];
  });
