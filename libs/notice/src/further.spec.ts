import { decide, fold, type Agreement, type AgreementCommand } from '@cobuild/agreement';
import { dayOf, instantOf, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { simulate } from '../../agreement/src/simulate';
import { yearOf } from '../../../test/engines/year';
import { about, file, story } from '../../agreement/src/testing/story';
import { furtherOf } from './further';
import type { Field, Further } from './further-field';
import { furtherWords } from './further-words';
import { titlesOf } from './titles';

const titles = titlesOf({ items: [], roles: [] });
const noon = (day: LocalDate): Instant => instantOf(day, '12:00', 'Asia/Shanghai');

/** A programme's year with all that its people do in it, and the day on which each kind of act is first done. */
function yearsOf(slug: string) {
  const { acts } = yearOf(slug, 2026, 'a');
  const [proposal] = acts;
  if (proposal?.command.type !== 'ProposeAgreement') throw new Error('no proposal');
  const { parties, district } = proposal.command;
  const firsts = new Map<string, LocalDate>();
  for (const act of acts.toReversed()) firsts.set(act.command.type, dayOf(act.at, 'Asia/Shanghai'));
  return {
    days: [...firsts.values()],
    units: [...Object.values(parties), district],
    at: (day: LocalDate) => fold(simulate(acts, noon(day))),
  };
}

const withValue = (command: AgreementCommand, { at }: Field, value: unknown) =>
  ({ ...command, [at[0]]: value }) as AgreementCommand;

/** All that can be sent by choosing in a form. */
const choices = ({ command, fields }: Further): AgreementCommand[] => [
  command,
  ...fields.flatMap((field) => {
    if (field.as === 'one') return field.of.map(({ value }) => withValue(command, field, value));
    if (field.as === 'day' && field.at.length === 1) return [withValue(command, field, field.to ?? field.from)];
    return field.as === 'some'
      ? [
          withValue(command, field, []),
          withValue(
            command,
            field,
            field.of.map(({ value }) => value),
          ),
        ]
      : [];
  }),
];

it('N60 through the years of three programmes every kind of act is offered, and nothing that the rules would refuse', () => {
  const refused: string[] = [];
  const said = new Set<string>();
  for (const slug of ['police-section-pairing', 'double-claim', 'citizen-schools']) {
    const { days, units, at } = yearsOf(slug);
    for (const day of days) {
      const agreement: Agreement = at(day);
      for (const item of [null, ...Object.keys(agreement.items)])
        for (const unit of units)
          for (const further of furtherOf(agreement, { unit, item }, titles, noon(day))) {
            said.add(further.said.en);
            for (const command of choices(further)) {
              const decision = decide(agreement, command, { actor: unit, now: noon(day) });
              if (!decision.accepted)
                refused.push(`${day} ${unit} ${JSON.stringify(command)}: ${decision.refusal.code}`);
            }
          }
    }
  }
  const document = about({ key: 'charter', kind: 'deadline', evidence: '[document]', approval: '[{ by: school }]' });
  const handedIn = story([document, about({ key: 'rally', when: '{ rule: when-needed }' })]).when(
    '2026-03-02',
    'community',
    {
      type: 'HandIn',
      item: 'charter@2026',
      sha256: file(1),
    },
  ).agreement;
  for (const item of [null, 'charter@2026'])
    for (const { said: words, command } of furtherOf(
      handedIn,
      { unit: 'school', item },
      titles,
      noon(localDate('2026-03-02')),
    )) {
      said.add(words.en);
      expect(decide(handedIn, command, { actor: 'school', now: noon(localDate('2026-03-02')) }).accepted).toBe(true);
    }
  expect(refused).toEqual([]);
  const all = Object.values(furtherWords).map(({ en }) => en);
  expect(all.filter((one) => ![...said].some((words) => words.startsWith(one)))).toEqual([]);
});

it('N60 a choice that the rules would not take is not among those of the form', () => {
  const { at } = yearsOf('police-section-pairing');
  const day = localDate('2026-06-10');
  const agreement = at(day);
  const item = 'joint-meeting@2026';
  const orders = furtherOf(agreement, { unit: 'a-community', item }, titles, noon(day)).filter(
    ({ command }) => command.type === 'OrderRectification',
  );
  const [owner] = orders[0]!.fields;
  expect(owner).toMatchObject({ at: ['owner'], of: [{ value: 'police-section' }] });
});
