import type { Values } from '@cobuild/programme';

/** What the tests answer to the blanks of the catalogue's programmes; no text names these values. */
const ANSWERS: Readonly<Record<string, Values>> = {
  'citizen-school-year': { 'first-class': '03-02', 'class-cadence': 'month' },
  'co-residence': { 'five-services-cadence': 'quarter' },
  'community-education': { 'attendance-target': 1000, 'meeting-cadence': 'quarter', 'training-cadence': 'quarter' },
  'county-assistance': {
    computers: 8,
    'works-by': '11-30',
    'exchange-cadence': 'quarter',
    'training-cadence': 'half-year',
  },
  'double-ninth': { 'works-within': 5, 'works-hour': '17:00', commended: 10, 'climb-starts': '08:30' },
  'police-section-pairing': { 'charity-shop-cadence': 'quarter' },
  'political-birthday': { 'joining-days': ['06-25', '12-05', '12-29'] },
};

/** The answers with which a test proposes a programme of the catalogue. */
export const answersOf = (slug: string): Values => ANSWERS[slug] ?? {};
