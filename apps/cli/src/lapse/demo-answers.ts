import type { Values } from '@cobuild/programme';

/** What the made-up people of the demo answer to the blanks of the catalogue's programmes; the programmes leave them open. */
const ANSWERS: Readonly<Record<string, Values>> = {
  'citizen-school-year': { 'first-class': '03-02', 'class-cadence': 'month' },
  'co-residence': { 'five-services-cadence': 'quarter' },
  'community-education': { 'attendance-target': 800, 'meeting-cadence': 'quarter', 'training-cadence': 'quarter' },
  'county-assistance': {
    computers: 6,
    'works-by': '11-30',
    'exchange-cadence': 'quarter',
    'training-cadence': 'half-year',
  },
  'double-ninth': { 'works-within': 5, 'works-hour': '17:00', commended: 10, 'climb-starts': '08:30' },
  'police-section-pairing': { 'charity-shop-cadence': 'quarter' },
  'political-birthday': { 'joining-days': ['06-25', '12-05', '12-29'] },
};

/** The demo's answers to a programme of the catalogue; none to another. */
export const demoAnswers = (slug: string): Values => ANSWERS[slug] ?? {};
