import { decide, fold, type Agreement, type AgreementCommand } from '@cobuild/agreement';
import { addDays, instantOf, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { simulate } from '../../agreement/src/simulate';
import { yearOf } from '../../../test/engines/year';
import { askOf } from './asking';
import { noticeCodes } from './notice';
import { offersOf, type Offer } from './offers';

const { acts } = yearOf('police-section-pairing', 2026, 'a');
const UNITS = ['a-community', 'a-police-section'];
const noon = (day: string): Instant => instantOf(localDate(day), '12:00', 'Asia/Shanghai');
/** The year as it stood, and nobody having done anything since the signatures. */
const lazy = (day: string): Agreement =>
  fold(
    simulate(
      acts.filter(({ command: { type } }) => type === 'ProposeAgreement' || type === 'SignAgreement'),
      noon(day),
    ),
  );
const lived = (day: string): Agreement => fold(simulate(acts, noon(day)));

/** What is sent when a form is sent as it is offered. */
function commandsOf(offer: Offer, item: string): AgreementCommand[] {
  switch (offer.act) {
    case 'FixDate':
      return [...offer.days, offer.to].map((on) => ({ type: 'FixDate', item, on }));
    case 'CompleteItem': {
      const proof = { photo: 'a', document: 'b' };
      const evidence = offer.evidence.map((kind) =>
        kind === 'count' ? { kind, value: 5 } : { kind, sha256: proof[kind].repeat(64) },
      );
      return [{ type: 'CompleteItem', item, on: offer.on, evidence }];
    }
    case 'AskExtension':
      return [offer.from, offer.until].map((until) => ({ type: 'AskExtension', item, until, reason: 'venue' }));
    case 'AnnounceAttendance':
      return [{ type: 'AnnounceAttendance', item, people: 0 }];
  }
}

it('N13 through a whole year, lived or not, nothing is offered that the rules would refuse', () => {
  const refused: string[] = [];
  const offered: Record<string, number> = {};
  for (let day: LocalDate = localDate('2026-01-15'); day < '2026-12-31'; day = addDays(day, 9))
    for (const agreement of [lived(day), lazy(day)])
      for (const item of Object.keys(agreement.items))
        for (const unit of UNITS)
          for (const purpose of ['item', 'attendance'] as const)
            for (const offer of offersOf(agreement, { unit, item, purpose }, noon(day)).offers) {
              offered[offer.act] = (offered[offer.act] ?? 0) + 1;
              for (const command of commandsOf(offer, item)) {
                const decision = decide(agreement, command, { actor: unit, now: noon(day) });
                if (!decision.accepted) refused.push(`${day} ${offer.act} ${item}: ${decision.refusal.code}`);
              }
            }
  expect(refused).toEqual([]);
  expect(Object.keys(offered).sort()).toEqual(['AnnounceAttendance', 'AskExtension', 'CompleteItem', 'FixDate']);
});

it('N13 the day comes first while there is time, and having done it on the last day', () => {
  const of = (day: string, item: string) =>
    offersOf(lazy(day), { unit: UNITS[0]!, item, purpose: 'item' }, noon(day)).offers.map(({ act }) => act);
  expect(of('2026-06-12', 'square-event@2026')).toEqual(['FixDate', 'CompleteItem', 'AskExtension']);
  expect(of('2026-06-20', 'square-event@2026')[0]).toBe('CompleteItem');
});

it('N13 proposes six days to come, on working days, none outside the window', () => {
  const [offer] = offersOf(
    lazy('2026-07-09'),
    { unit: UNITS[0]!, item: 'joint-meeting@2026', purpose: 'item' },
    noon('2026-07-09'),
  ).offers;
  expect(offer).toEqual({
    act: 'FixDate',
    days: ['2026-07-09', '2026-07-10', '2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16'],
    from: '2026-07-09',
    to: '2026-07-31',
  });
});

it('N13 where nothing can be done it says why', () => {
  const late = (item: string) =>
    offersOf(lazy('2026-12-30'), { unit: UNITS[0]!, item, purpose: 'item' }, noon('2026-12-30'));
  expect(late('joint-meeting@2026')).toEqual({ offers: [], instead: 'record-as-meeting' });
  expect(
    offersOf(lived('2026-12-30'), { unit: 'nobody', item: 'training@2026', purpose: 'item' }, noon('2026-12-30')),
  ).toEqual({ offers: [], instead: 'not-a-party' });
});

it('N12 a reminder asks whoever owes the item, a meeting everybody, and what is over nobody', () => {
  const agreement = lazy('2026-07-01');
  const ask = (code: 'reminder-red' | 'meeting-notified', item: string, units = UNITS) =>
    askOf(agreement, { code, item }, units)?.unit ?? null;
  for (const { key, owedBy } of Object.values(agreement.items)) {
    const owers = owedBy.map((role) => `a-${role}`);
    for (const unit of UNITS)
      expect([key, ask('reminder-red', key, [unit])]).toEqual([key, owers.includes(unit) ? unit : null]);
  }
  expect(UNITS.map((unit) => ask('meeting-notified', 'joint-meeting@2026', [unit]))).toEqual(UNITS);
  expect(ask('meeting-notified', 'joint-meeting@2026', ['district-1', 'a-stranger'])).toBeNull();
  expect(askOf(lived('2026-12-30'), { code: 'reminder-red', item: 'training@2026' }, UNITS)).toBeNull();
});

it('N12 what only tells asks nobody', () => {
  const item = 'joint-meeting@2026';
  const asking = noticeCodes.filter((code) => askOf(lazy('2026-07-01'), { code, item }, UNITS));
  expect(asking).toEqual(
    [
      'reminder-blue',
      'reminder-yellow',
      'reminder-red',
      'reminder-promise',
      'resolution',
      'extension-granted',
      'extension-refused',
      'rectify',
      'rectify-again',
      'carried-over',
      'release-refused',
      'meeting-notified',
      'progress-rejected',
    ].sort((a, b) => noticeCodes.indexOf(a as never) - noticeCodes.indexOf(b as never)),
  );
});
