import {
  dueOf,
  isOpen,
  mendBy,
  reasons,
  rejections,
  type Agreement,
  type AgreementCommand,
  type Item,
} from '@cobuild/agreement';
import { addDays, earliest, latest, sayDay, type LocalDate } from '@cobuild/calendar';
import { oneOf, textAt, type Further, type Option, type Unsorted } from './further-field';
import { fieldWords, furtherWords } from './further-words';
import { reasonWords, rejectionWords } from './reason-words';
import { releaseWords } from './say-fact';
import { SOME_ID, SOME_SHA256 } from './stand-ins';
import { both, type Language, type Titles } from './titles';

type Seen = Readonly<{ agreement: Agreement; titles: Titles; today: LocalDate }>;
type Of<F = Unsorted> = (item: Item, seen: Seen) => F[];

/** When meetings begin unless told, and how many days topics are taken and a day is moved by. */
const [BEGIN, WEEK] = ['15:00', 7];
/** Stands in for a text until there is the one that is meant. */
const SOME_TEXT = { id: SOME_ID, digest: SOME_SHA256 };

/** What can be asked of an item besides its day, having done it and more time; whether it can is for the rules to say. */
export const furtherInItem: Of<Further> = (item, seen) => [
  ...[calling, records, reviewing].flatMap((of) => of(item, seen).map((one) => ({ ...one, rare: false }))),
  ...[mending, changing].flatMap((of) => of(item, seen).map((one) => ({ ...one, rare: true }))),
];

/** Of a meeting: topics, and the notice with its agenda. */
const calling: Of = ({ key: item, kind, topics, topicsUntil, fixedOn, to }, { titles, today }) => {
  if (kind !== 'joint-meeting') return [];
  const last = fixedOn ?? to;
  const until = latest(topicsUntil ?? earliest(addDays(today, WEEK), last), today);
  const put = topics.map(({ key: value, by, note }): Option => ({
    ...{ value, said: both((lang) => titles.role(by, lang)), note: note?.id ?? null },
  }));
  return [
    {
      said: furtherWords.ProposeTopic,
      command: { type: 'ProposeTopic', item, topic: `topic-${topics.length + 1}`, note: SOME_TEXT },
      fields: [textAt('note', fieldWords.topic, true)],
    },
    {
      said: furtherWords.CallForTopics,
      command: { type: 'CallForTopics', item, until },
      fields: [{ at: ['until'], said: fieldWords.until, as: 'day', from: today, to: last }],
    },
    {
      said: furtherWords.NotifyMeeting,
      command: { type: 'NotifyMeeting', item, time: BEGIN, agenda: topics.map(({ key }) => key) },
      fields: [
        { at: ['time'], said: fieldWords.time, as: 'time' },
        { at: ['agenda'], said: fieldWords.agenda, as: 'some', of: put },
      ],
    },
  ];
};

/** What was handed in, recorded, wished for. */
const records: Of = (item, { agreement, titles }) => {
  const { key, clause, orderedBy, wishes } = item;
  const { deliverable, approval } = agreement.plan.rules[clause] ?? {};
  const inspected = orderedBy !== null || deliverable !== undefined || approval !== undefined;
  const entries = item.entries.filter(({ rejected }) => rejected === null).reverse();
  const recorded = entries.map(({ n, on, by, amount, what, source }): Option => {
    const of = what ?? source;
    const part = (lang: Language) => (of === null ? '' : ` · ${titles.part(clause, of, lang)}`);
    return {
      value: n,
      said: both((lang) => `${sayDay(on, lang)} · ${titles.role(by, lang)}${part(lang)} · ${amount}`),
      note: null,
    };
  });
  const handIn: Unsorted = {
    said: furtherWords.HandIn,
    command: { type: 'HandIn', item: key, sha256: SOME_SHA256 },
    fields: [{ at: ['sha256'], said: fieldWords.document, as: 'file' }],
  };
  const version = item.versions.length;
  const approving: Unsorted[] = [
    { said: furtherWords.ApproveVersion, command: { type: 'ApproveVersion', item: key, version }, fields: [] },
    {
      said: furtherWords.ReturnVersion,
      command: { type: 'ReturnVersion', item: key, version, note: SOME_TEXT },
      fields: [textAt('note', fieldWords.note, true)],
    },
  ];
  return [
    ...(inspected ? [handIn] : []),
    ...(approval ? approving : []),
    {
      said: furtherWords.PostWish,
      command: { type: 'PostWish', item: key, wish: `wish-${Object.keys(wishes).length + 1}`, note: SOME_TEXT },
      fields: [textAt('note', fieldWords.wish, true)],
    },
    {
      said: furtherWords.RejectProgress,
      command: { type: 'RejectProgress', item: key, n: 0, reason: rejections[0] },
      fields: [
        { at: ['n'], said: fieldWords.record, as: 'one', of: recorded },
        oneOf('reason', fieldWords.reason, rejections, (code) => rejectionWords[code]),
      ],
    },
  ];
};

/** After a review was decided. */
const reviewing: Of = ({ key: item, clause, kind }, { agreement, titles }) => {
  if (kind !== 'review') return [];
  const { sides, rules } = agreement.plan;
  const prizes = rules[clause]?.prizes ?? [];
  const roles = Object.keys(sides);
  return [
    {
      said: furtherWords.AppealReview,
      command: { type: 'AppealReview', item, note: SOME_TEXT },
      fields: [textAt('note', fieldWords.note, true)],
    },
    {
      said: furtherWords.Commend,
      command: { type: 'Commend', item, role: roles[0] ?? '', prize: prizes[0] ?? null },
      fields: [
        oneOf('role', fieldWords.whom, roles, (role) => both((lang) => titles.role(role, lang))),
        ...(prizes.length > 0
          ? [oneOf('prize', fieldWords.prize, prizes, (prize) => both((lang) => titles.part(clause, prize, lang)))]
          : []),
      ],
    },
  ];
};

/** What an inspection found wanting. */
const mending: Of = (item, { agreement, titles, today }) => {
  const roles = Object.keys(agreement.plan.sides);
  const dueOn = mendBy(agreement, item, today);
  return [
    {
      said: furtherWords.OrderRectification,
      command: { type: 'OrderRectification', item: item.key, owner: roles[0] ?? '', dueOn },
      fields: [
        oneOf('owner', fieldWords.owner, roles, (role) => both((lang) => titles.role(role, lang))),
        { at: ['dueOn'], said: fieldWords.dueOn, as: 'day', from: today, to: null },
        textAt('note', fieldWords.note, false),
      ],
    },
  ];
};

/** Other days for it, or letting it go. */
const changing: Of = (item, { agreement, titles, today }) => {
  const { key, from, to } = item;
  const [reason] = reasons;
  const why = oneOf('reason', fieldWords.reason, reasons, (code) => reasonWords[code]);
  const others = Object.values(agreement.items)
    .filter((other) => isOpen(other) && other.key !== key)
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1))
    .map((other) => other.key);
  const amendment = `amendment-${Object.keys(agreement.amendments).length + 1}`;
  const { term } = agreement.plan;
  const days = { from: latest(from, today), to: earliest(addDays(latest(to, today), WEEK), term.to) };
  const change: AgreementCommand = { type: 'ProposeAmendment', amendment, changes: [{ change: key, ...days }] };
  return [
    {
      said: furtherWords.ProposeAmendment,
      command: change,
      fields: [
        { at: ['changes', 0, 'from'], said: fieldWords.from, as: 'day', from: today, to: null },
        { at: ['changes', 0, 'to'], said: fieldWords.to, as: 'day', from: today, to: null },
      ],
    },
    {
      said: furtherWords.AskRelease,
      command: { type: 'AskRelease', item: key, how: 'cancelled', reason },
      fields: [oneOf('how', fieldWords.how, ['cancelled', 'waived'], (how) => releaseWords[how]), why],
    },
    {
      said: furtherWords.Join,
      command: { type: 'AskRelease', item: key, how: 'merged', into: others[0] ?? '', reason },
      fields: [oneOf('into', fieldWords.into, others, (other) => both((lang) => titles.item(other, lang))), why],
    },
  ];
};
