import type { Values } from '@cobuild/programme';

/** What the tests answer to the blanks of the catalogue's programmes; no text names these values. */
const ANSWERS: Readonly<Record<string, Values>> = {
  'citizen-school-year': { 'first-class': '03-02', 'class-cadence': 'month', 'training-plan-by': '02-28' },
  'citizen-schools': { 'plans-by': '05-31' },
  'citizen-teaching': {
    'class-plan-by': '02-28',
    'teaching-plan-by': '03-15',
    'contest-festival': 'youth-day',
    'show-festival': 'national-day',
  },
  'co-residence': { 'five-services-cadence': 'quarter' },
  'community-education': {
    'attendance-target': 1000,
    'meeting-cadence': 'quarter',
    'training-cadence': 'quarter',
    'staff-cadence': 'half-year',
  },
  'county-assistance': {
    computers: 8,
    'works-by': '11-30',
    'goods-by': '06-30',
    'funds-by': '09-30',
    'exchange-cadence': 'quarter',
    'training-cadence': 'half-year',
  },
  'double-ninth': {
    'works-within': 5,
    'works-hour': '17:00',
    commended: 10,
    'climb-starts': '08:30',
    'commendation-starts': '14:00',
    'stage-starts': '15:00',
  },
  'police-section-pairing': { 'charity-shop-cadence': 'quarter', 'visits-cadence': 'half-year' },
  'political-birthday': { 'joining-days': ['06-25', '12-05', '12-29'], starts: '15:00' },
};

/** The answers with which a test proposes a programme of the catalogue. */
export const answersOf = (slug: string): Values => ANSWERS[slug] ?? {};
