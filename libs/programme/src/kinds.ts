import type { Step } from './ladder';

/** What an agreement can owe. `resolution` is written by a meeting, never by a programme's author. */
export const itemKinds = ['joint-meeting', 'activity', 'project', 'deadline', 'review'] as const;
export type ItemKind = (typeof itemKinds)[number] | 'resolution';

/** What proves an item: files are kept by their SHA-256, a count is a number. */
export const evidenceKinds = ['photo', 'document', 'count'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

type KindRules = Readonly<{
  title: { zh: string; en: string };
  /** Calendar days after the fixed day (or the window's end) in which the item may still be recorded in time. */
  graceDays: number;
  ladder: readonly Step[];
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

/** One row per kind: its grace and its reminder ladder. A programme may override either per item. */
export const kinds: Readonly<Record<ItemKind, KindRules>> = {
  'joint-meeting': {
    title: { zh: '联席会议', en: 'Joint meeting' },
    graceDays: 5,
    ladder: [rung('blue', 'start', -10), rung('yellow', 'end', 0), ...whenLate(7)],
  },
  activity: {
    title: { zh: '主题活动', en: 'Activity' },
    graceDays: 3,
    ladder: [rung('blue', 'start', -7), rung('yellow', 'end', 0), ...whenLate(7)],
  },
  project: {
    title: { zh: '实事项目', en: 'Practical project' },
    graceDays: 7,
    ladder: [rung('blue', 'end', -14), rung('yellow', 'end', 0), ...whenLate(10)],
  },
  deadline: {
    title: { zh: '限期事项', en: 'Deadline' },
    graceDays: 0,
    ladder: [rung('blue', 'end', -7), rung('yellow', 'end', 0), ...whenLate(5)],
  },
  resolution: {
    title: { zh: '议定事项', en: 'Resolution' },
    graceDays: 0,
    ladder: [rung('blue', 'end', -7), rung('yellow', 'end', 0), ...whenLate(5)],
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
  },
};
