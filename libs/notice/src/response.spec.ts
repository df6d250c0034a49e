import { at } from '../../../test/engines/year';
import { about, day, photo, story } from '../../agreement/src/testing/story';
import { median, responses } from './response';

const [from, to] = [at('2026-01-01'), at('2027-01-01')];
const done = { type: 'CompleteItem', item: 'clean-up@2026', on: day('2026-03-05'), evidence: [photo()] } as const;

it('N40 a reminder is answered by the first act of whom it went to, and hours are counted from the first reminder', () => {
  const told = story([about({ evidence: '[photo]' }), about({ key: 'visit', owedBy: '[school]' })])
    .when('2026-03-02', 'district', { type: 'OrderRectification', item: 'clean-up@2026', owner: 'school' }, '08:00')
    .when('2026-03-05', 'community', done, '09:00');
  const reminded = told.facts().find(({ event }) => event.type === 'ReminderIssued')!;
  const hours = (Date.parse(at('2026-03-05', '09:00')) - Date.parse(reminded.at)) / 3_600_000;
  expect(responses(told.facts(), from, to)).toEqual([hours, null]);
  expect(responses(told.facts(), at('2026-06-01'), to)).toEqual([]);
});

it('N40 the middle of what there is', () => {
  expect([median([]), median([3]), median([1, 9]), median([9, 1, 2])]).toEqual([null, 3, 5, 2]);
});
