import { reasons, treatments, type Agreement } from '@cobuild/agreement';
import { addDays, earliest, type LocalDate } from '@cobuild/calendar';
import { oneOf, type Further } from './further-field';
import { fieldWords, furtherWords, treatmentWords } from './further-words';
import { reasonWords } from './reason-words';
import { both, type Titles } from './titles';

type Seen = Readonly<{ agreement: Agreement; titles: Titles; today: LocalDate }>;

/** Days within which something that is called takes place unless told. */
const SOON = 7;

/** What can be asked of an agreement as a whole; whether it can is for the rules to say. */
export function furtherInAgreement({ agreement, titles, today }: Seen): Further[] {
  const [reason] = reasons;
  const why = oneOf('reason', fieldWords.reason, reasons, (code) => reasonWords[code]);
  const treated = oneOf('treatment', fieldWords.treatment, treatments, (code) => treatmentWords[code]);
  const { rules, term } = agreement.plan;
  const called = Object.keys(rules).filter((clause) => rules[clause]?.onCall !== undefined);
  const calls = called.map((clause): Further => ({
    said: both((lang) => `${furtherWords.CallItem[lang]}${lang === 'zh' ? '' : ': '}${titles.item(clause, lang)}`),
    command: { type: 'CallItem', clause, from: today, to: earliest(addDays(today, SOON), term.to) },
    fields: [
      { at: ['from'], said: fieldWords.from, as: 'day', from: today, to: term.to },
      { at: ['to'], said: fieldWords.to, as: 'day', from: today, to: term.to },
    ],
    rare: false,
  }));
  return [
    ...calls,
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
