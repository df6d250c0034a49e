import { LEAD_DAYS, rehearse, spreadOf, type Act } from '@cobuild/agreement';
import { addDays, addMonths, instantOf, localDate, type Instant } from '@cobuild/calendar';
import { plan, type Definition, type Values } from '@cobuild/programme';

/** The made-up district, whom it pairs, and how well each pair keeps what was agreed. */
export const DISTRICT = 'demo-district';
const FROM = localDate('2026-01-01');
const PAIRS = [
  {
    host: { id: 'hebei-road', name: '河北路社区' },
    partner: { id: 'police-1', name: '第一警务队' },
    keeps: () => true,
  },
  {
    host: { id: 'nanjing-road', name: '南京路社区' },
    partner: { id: 'police-2', name: '第二警务队' },
    keeps: (n: number) => n % 3 !== 2,
  },
  {
    host: { id: 'garden-lane', name: '花园里社区' },
    partner: { id: 'police-3', name: '第三警务队' },
    keeps: (n: number) => n % 2 === 0,
  },
];

export type Scene = Readonly<{ agreementId: string; term: { from: string; to: string }; act: Act; nth: number }>;

/** Organisations of the demo, and what people do in its year, in order of time; what is left out is forgotten, and so gets late. */
export function demoYear(
  definition: Definition,
  parameters: Values,
): {
  units: readonly Readonly<{ id: string; name: string; kind: 'community' | 'partner' }>[];
  scenes: readonly Scene[];
  start: Instant;
  until: Instant;
} {
  const term = { from: FROM, to: addDays(addMonths(FROM, 12), -1) };
  const planned = plan(definition, term);
  const [hostRole = '', partnerRole = ''] = ['host', 'partner'].map(
    (side) => definition.roles.find((role) => role.side === side)?.key ?? '',
  );
  const scenes = PAIRS.flatMap(({ host, partner, keeps }) => {
    const agreementId = `demo-${host.id}`;
    const parties = { [hostRole]: host.id, [partnerRole]: partner.id };
    const acts = rehearse(planned, {
      ...{ parties, district: DISTRICT, definition: '', parameters },
      spread: spreadOf(agreementId),
    });
    const isSigning = ({ command }: Act) => /^(Propose|Sign)Agreement$/.test(command.type);
    return acts
      .map((act, nth): Scene => ({ agreementId, term, act, nth }))
      .filter(({ act, nth }) => isSigning(act) || keeps(nth));
  });
  return {
    units: PAIRS.flatMap(({ host, partner }) => [
      { ...host, kind: 'community' as const },
      { ...partner, kind: 'partner' as const },
    ]),
    scenes: scenes.sort((a, b) => (a.act.at < b.act.at ? -1 : a.act.at > b.act.at ? 1 : 0)),
    start: instantOf(addDays(FROM, -LEAD_DAYS), '08:00', definition.timeZone),
    until: instantOf(addDays(term.to, 2), '12:00', definition.timeZone),
  };
}
