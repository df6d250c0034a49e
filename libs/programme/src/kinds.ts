import type { DetailKey } from './details';
import type { Step } from './ladder';

/** What an agreement can owe, as an author may write it. */
export const itemKinds = [
  'joint-meeting',
  'activity',
  'deadline',
  'quota',
  'coverage',
  'claims',
  'project',
  'pledge',
  'opening-hours',
  'rectification',
  'review',
  'standing',
] as const;

/** Besides these: what a meeting resolves, and what activities and projects are made of. */
export type ItemKind = (typeof itemKinds)[number] | 'resolution' | 'preparation' | 'milestone';

/** What proves an item: files are kept by their SHA-256, a count is a number. */
export const evidenceKinds = ['photo', 'document', 'count'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What an ask costs those who are asked: fields to fill in, files to find, minutes at the desk. */
export type Cost = Readonly<{ fields: number; files: number; minutes: number }>;

type KindRules = Readonly<{
  title: { zh: string; en: string };
  /** Calendar days after the fixed day (or the window's end) in which the item may still be recorded in time. */
  graceDays: number;
  ladder: readonly Step[];
  /** What recording it costs before any evidence. */
  cost: Cost;
  /** What it may have besides its days. */
  may: readonly DetailKey[];
}>;

const rung = (step: Step['step'], anchor: Step['anchor'], days: number, to: Step['to'] = 'owers'): Step => ({
  step,
  anchor,
  days,
  time: step === 'escalation' ? '10:00' : '09:00',
  to,
});

/** The day after the last one, and the district some days later. */
const whenLate = (escalatedAfter: number): Step[] => [
  rung('red', 'due', 1),
  rung('escalation', 'due', escalatedAfter, 'district'),
];

/** For what has a day to be held on, and for what has a day to be finished by. */
const held = (announcedBefore: number): Step[] => [
  rung('blue', 'start', -announcedBefore),
  rung('yellow', 'end', 0),
  ...whenLate(7),
];
const finished = (announcedBefore: number, escalatedAfter: number): Step[] => [
  rung('blue', 'end', -announcedBefore),
  rung('yellow', 'end', 0),
  ...whenLate(escalatedAfter),
];

const desk = (fields: number, minutes: number): Cost => ({ fields, files: 0, minutes });

/** One row per kind. A programme may override grace and ladder per item. */
export const kinds: Readonly<Record<ItemKind, KindRules>> = {
  'joint-meeting': {
    title: { zh: '联席会议', en: 'Joint meeting' },
    graceDays: 5,
    ladder: held(10),
    cost: desk(4, 15),
    may: ['runSheet', 'preparation', 'quorum', 'counts', 'group', 'startsAt', 'slots', 'mayBe'],
  },
  activity: {
    title: { zh: '主题活动', en: 'Activity' },
    graceDays: 3,
    ladder: held(7),
    cost: desk(2, 3),
    may: [
      ...(['runSheet', 'preparation', 'eligibility', 'conditions', 'startsAt', 'slots', 'target', 'subjects'] as const),
      ...(['counts', 'prizes', 'commend', 'budget', 'mayBe'] as const),
    ],
  },
  deadline: {
    title: { zh: '限期事项', en: 'Deadline' },
    graceDays: 0,
    ladder: finished(7, 5),
    cost: desk(1, 5),
    may: ['deliverable', 'handedTo', 'approval', 'target', 'counts', 'group', 'mayBe'],
  },
  quota: {
    title: { zh: '数量任务', en: 'Quota' },
    graceDays: 0,
    ladder: finished(30, 10),
    cost: desk(2, 3),
    may: ['target', 'subjects', 'counts', 'conditions', 'mayBe'],
  },
  coverage: {
    title: { zh: '覆盖任务', en: 'Coverage' },
    graceDays: 0,
    ladder: finished(14, 5),
    cost: desk(1, 3),
    may: ['target', 'counts', 'deliverable', 'handedTo'],
  },
  claims: {
    title: { zh: '认领', en: 'Claim board' },
    graceDays: 0,
    ladder: finished(7, 7),
    cost: desk(1, 3),
    may: ['posts', 'wishes', 'target', 'conditions', 'lapseAfter'],
  },
  project: {
    title: { zh: '实事项目', en: 'Practical project' },
    graceDays: 7,
    ladder: finished(14, 10),
    cost: desk(2, 10),
    may: ['milestones', 'deliverable', 'handedTo', 'approval', 'counts', 'budget', 'mayBe'],
  },
  pledge: {
    title: { zh: '帮扶承诺', en: 'Pledge' },
    graceDays: 7,
    ladder: finished(14, 10),
    cost: desk(2, 5),
    may: ['goods', 'money'],
  },
  'opening-hours': {
    title: { zh: '场所开放', en: 'Opening hours' },
    graceDays: 3,
    ladder: finished(3, 14),
    cost: desk(1, 2),
    may: ['open', 'target', 'conditions'],
  },
  rectification: {
    title: { zh: '限期整改', en: 'Rectification' },
    graceDays: 0,
    ladder: finished(3, 3),
    cost: desk(2, 10),
    may: ['mendWithin', 'deliverable', 'handedTo'],
  },
  review: {
    title: { zh: '年终考核', en: 'Year-end review' },
    graceDays: 8,
    ladder: [
      rung('blue', 'start', 0),
      rung('yellow', 'end', -1),
      rung('red', 'due', -2, 'district'),
      rung('escalation', 'due', 3, 'district'),
    ],
    cost: desk(3, 10),
    may: ['commend', 'prizes', 'appealDays', 'grades', 'bands', 'scores'],
  },
  standing: {
    title: { zh: '常态工作', en: 'Standing arrangement' },
    graceDays: 0,
    ladder: finished(30, 10),
    cost: desk(1, 3),
    may: ['group', 'counts', 'deliverable', 'handedTo', 'mayBe'],
  },
  resolution: {
    title: { zh: '议定事项', en: 'Resolution' },
    graceDays: 0,
    ladder: finished(7, 5),
    cost: desk(1, 3),
    may: [],
  },
  preparation: {
    title: { zh: '准备事项', en: 'Preparation' },
    graceDays: 0,
    ladder: [rung('yellow', 'end', 0), rung('red', 'due', 1)],
    cost: desk(0, 1),
    may: [],
  },
  milestone: {
    title: { zh: '节点', en: 'Milestone' },
    graceDays: 3,
    ladder: finished(7, 10),
    cost: desk(1, 3),
    may: [],
  },
};

/** What a piece of evidence adds to the cost. */
export const evidenceCost: Readonly<Record<EvidenceKind, Cost>> = {
  photo: { fields: 0, files: 1, minutes: 1 },
  document: { fields: 0, files: 1, minutes: 10 },
  count: { fields: 1, files: 0, minutes: 1 },
};

/** Kinds of programme. */
export const categories = ['pairing', 'education', 'event'] as const;
export type Category = (typeof categories)[number];

/** The most minutes one party may be asked for in one week; a programme that asks more cannot be published. */
export const weeklyCap: Readonly<Record<Category, number>> = { pairing: 120, education: 120, event: 240 };
