import { reasons, treatments, type Agreement } from '@cobuild/agreement';
import { addDays, earliest, type LocalDate } from '@cobuild/calendar';
import { oneOf, type Further } from './further-field';
import { fieldWords, furtherWords, treatmentWords } from './further-words';
import { reasonWords } from './reason-words';
import { both, type Titles } from './titles';

type Seen = Readonly<{ agreement: Agreement; titles: Titles; today: LocalDate }>;

/** Days within which something that is called is done unless told. */
const SOON = 7;

/** What can be asked of an agreement as a whole; whether it can is for the rules to say. */
export function furtherInAgreement({ agreement, titles, today }: Seen): Further[] {
  const [reason] = reasons;
  const why = oneOf('reason', fieldWords.reason, reasons, (code) => reasonWords[code]);
  const treated = oneOf('treatment', fieldWords.treatment, treatments, (code) => treatmentWords[code]);
  return [
    ...callsOf({ agreement, titles, today }),
    { said: furtherWords.ResumeAgreement, command: { type: 'ResumeAgreement' }, fields: [], rare: false },
    {
      said: furtherWords.SuspendAgreement,
      command: { type: 'SuspendAgreement', treatment: treatments[0], reason },
      fields: [treated, why],
      rare: true,
    },
    {
      said: furtherWords.WithdrawFromAgreement,
      command: { type: 'WithdrawFromAgreement', reason },
      fields: [why],
      rare: true,
    },
  ];
}

/** Kinds that are held on a day. */
const HELD: readonly string[] = ['joint-meeting', 'activity'];

/** What can be called when it is needed: for the day on which it is held, or from today until it has to be done. */
function callsOf({ agreement, titles, today }: Seen): Further[] {
  const { rules, term } = agreement.plan;
  return Object.entries(rules).flatMap(([clause, { onCall }]): Further[] => {
    if (onCall === undefined) return [];
    const said = both(
      (lang) => `${furtherWords.CallItem[lang]}${lang === 'zh' ? '' : ': '}${titles.item(clause, lang)}`,
    );
    const day = { as: 'day', from: today, to: term.to } as const;
    const call = { type: 'CallItem', clause, from: today } as const;
    if (HELD.includes(onCall.kind))
      return [{ said, command: call, fields: [{ ...day, at: ['from'], said: fieldWords.day }], rare: false }];
    const to = earliest(addDays(today, SOON), term.to);
    return [{ said, command: { ...call, to }, fields: [{ ...day, at: ['to'], said: fieldWords.dueOn }], rare: false }];
  });
}
