import { reasons, treatments } from '@cobuild/agreement';
import { oneOf, type Further } from './further-field';
import { fieldWords, furtherWords, treatmentWords } from './further-words';
import { reasonWords } from './reason-words';

/** What can be asked of an agreement as a whole; whether it can is for the rules to say. */
export function furtherInAgreement(): Further[] {
  const [reason] = reasons;
  const why = oneOf('reason', fieldWords.reason, reasons, (code) => reasonWords[code]);
  const treated = oneOf('treatment', fieldWords.treatment, treatments, (code) => treatmentWords[code]);
  return [
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
