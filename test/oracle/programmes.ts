import { lastWeekday, lunar, month, on, plus, qingming, springFestival, weeks, working, works } from './days';

/** What a programme of the catalogue has to give for the term that starts in `year`: `item first-day last-day`, in any order. */
export type Expected = (year: number) => string[];

const row = (item: string, label: string | number, from: string, to = from): string => `${item}@${label} ${from} ${to}`;
const yearly = (item: string, from: string, to: string) => (year: number) =>
  row(item, year, on(year, from), on(year, to));
const pad = (n: number): string => String(n).padStart(2, '0');

const months = (item: string, year: number, first = 1, last = 12): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => {
    const nth = first + n;
    return row(item, `${year}-${pad(nth)}`, ...month(year, nth));
  });
const quarters = (item: string, year: number, first = 1, last = 4): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => {
    const nth = first + n;
    return row(item, `${year}-Q${nth}`, month(year, nth * 3 - 2)[0], month(year, nth * 3)[1]);
  });
const halves = (item: string, year: number): string[] => [
  row(item, `${year}-H1`, on(year, '01-01'), on(year, '06-30')),
  row(item, `${year}-H2`, on(year, '07-01'), on(year, '12-31')),
];
const times = (item: string, year: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => row(item, `${year}.${n + 1}`, on(year, '01-01'), on(year, '12-31')));
const weekly = (item: string, from: string, to: string): string[] =>
  weeks(from, to).map(([label, first, last]) => row(item, label, first, last));

/** The 52 weeks of a calendar year: of those that New Year cuts the shorter goes, and of two equal ones the first. */
const weeksOfYear = (item: string, year: number): string[] => {
  const all = weeks(on(year, '01-01'), on(year, '12-31'));
  const days = ([, from, to]: (typeof all)[number]) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  while (all.length > 52) {
    if (days(all[0]!) <= days(all.at(-1)!)) all.shift();
    else all.pop();
  }
  return all.map(([label, first, last]) => row(item, label, first, last));
};

const review = yearly('review', '12-12', '12-20');
/** Ready so many days before, in the fortnight that ends then. */
const ready = (item: string, label: string | number, day: string, before: number): string =>
  row(item, label, plus(day, -before - 13), plus(day, -before));
/** The same before a day of the window that nobody has chosen yet: it opens for the first day and is due for the last. */
const readyFor = (item: string, label: string, [from, to]: readonly [string, string], before: number): string =>
  row(item, label, plus(from, -before - 13), plus(to, -before));

const lastFriday = (year: number, nth: number): string => lastWeekday(month(year, nth)[1], 5);
const serviceDay = (year: number): string => lastWeekday(on(year, '06-30'), 6);
const firstClass = (year: number): string =>
  works(on(year, '03-02')) ? on(year, '03-02') : working(on(year, '03-02'), 1);

/** 重阳 never lies in November: the programme follows the festival. */
const doubleNinth = (year: number): string => lunar(year, 9, 9);

const WITHIN = '01-01';

/** All year: the term itself, under the year in which it begins. */
const ongoing = (item: string, year: number, from = '01-01'): string => {
  const last = plus(on(year + 1, from), -1);
  return row(item, year, on(year, from), last);
};
/** Days before a festival: ten, to the day before. */
const before = (item: string, year: number, day: string): string => row(item, year, plus(day, -10), plus(day, -1));

/** The days of a window that lie in a month, or all of them where none does. */
const within = (item: string, year: number, [from, to]: readonly [string, string], nth: number): string => {
  const [first, last] = month(year, nth);
  if (to < first || from > last) return row(item, year, from, to);
  return row(item, year, from > first ? from : first, to < last ? to : last);
};

/** Once in the calendar year. */
const wholeYear = (item: string, year: number): string => row(item, year, on(year, '01-01'), on(year, '12-31'));

export const expected: Readonly<Record<string, Expected>> = {
  'army-civilian-monthly': (year) => [
    row('new-year-party', year, on(year, '01-01'), on(year, '01-04')),
    row(
      'winter-visits',
      year,
      on(year, '01-01'),
      springFestival(year) <= on(year, '01-31') ? plus(springFestival(year), -1) : on(year, '01-31'),
    ),
    springFestival(year) > on(year, '02-01')
      ? row('spring-festival-visit', year, on(year, '02-01'), plus(springFestival(year), -1))
      : before('spring-festival-visit', year, springFestival(year)),
    within('spring-festival-gathering', year, [plus(springFestival(year), -3), plus(springFestival(year), 3)], 2),
    row('elders-at-home', year, ...month(year, 2)),
    row('lei-feng-service', year, on(year, '03-05')),
    row('manners-month', year, ...month(year, 3)),
    row('kinship-pairs', year, ...month(year, 3)),
    ...months('theme-practice', year, 3, 8),
    row('qingming-memorial', year, plus(qingming(year), -5), qingming(year)),
    row('youth-day', year, on(year, '05-04')),
    row('childrens-day', year, on(year, '06-01')),
    row('dragon-boat', year, lunar(year, 5, 5)),
    row('party-day', year, on(year, '07-01')),
    row('army-day-evening', year, on(year, '08-01')),
    row('film-festival', year, ...month(year, 8)),
    row('camp-day', year, ...month(year, 8)),
    row('visits-in-need', year, ...month(year, 9)),
    within('mid-autumn', year, [plus(lunar(year, 8, 15), -5), plus(lunar(year, 8, 15), -1)], 9),
    row('national-day', year, on(year, '10-01'), on(year, '10-07')),
    row('double-ninth', year, doubleNinth(year)),
    row('veterans-farewell', year, ...month(year, 11)),
    row('volunteer-day', year, on(year, '12-05')),
    row('joint-meeting', year, ...month(year, 12)),
    review(year),
  ],
  'police-section-pairing': (year) => [
    ...['leading-group', 'meeting-system', 'culture-all-year'].map((item) => ongoing(item, year)),
    ...quarters('charity-shop', year),
    ...halves('visits-in-need', year),
    row('study-exchange-june', year, ...month(year, 6)),
    row('square-event', year, on(year, '06-11'), on(year, '06-20')),
    row('joint-meeting', year, ...month(year, 7)),
    ...['road-and-sewer', 'culture-corridor', 'public-order'].map((project) =>
      row(project, year, on(year, WITHIN), on(year, '11-30')),
    ),
    row('training', year, ...month(year, 10)),
    row('study-exchange-december', year, ...month(year, 12)),
    review(year),
  ],
  'community-education': (year) => [
    ongoing('staff-team', year),
    ongoing('teacher-roster', year),
    ...halves('staff-study', year),
    ...times('cultural-events', year, 10),
    ...times('courses', year, 10),
    wholeYear('attendances', year),
    ...quarters('committee', year),
    ...quarters('training', year),
    review(year),
  ],
  'citizen-school-year': (year) => [
    ongoing('committee', year),
    ongoing('study-notes', year),
    row('training-plan', year, on(year, WITHIN), on(year, '02-28')),
    row('first-class', year, firstClass(year)),
    ready('teaching-plan', year, firstClass(year), 1),
    ...months('classes', year, 3, 12),
    wholeYear('subjects', year),
    review(year),
  ],
  'education-centre': (year) => [
    ...['opening', 'teaching-place', 'posts'].map((item) => row(item, year, on(year, WITHIN), on(year, '07-30'))),
    ongoing('leading-group', year),
    ongoing('teachers-and-volunteers', year),
    ...months('monthly-activity', year, 8, 12),
    review(year),
  ],
  'mid-autumn-fair': (year) => {
    const day = lunar(year, 8, 15);
    return [
      row('fair', year, day),
      ready('fair-invitation', year, day, 7),
      ready('fair-host', year, day, 7),
      ready('fair-shopping', year, day, 3),
      ready('fair-riddles', year, day, 2),
      ready('fair-venue', year, day, 1),
      review(year),
    ];
  },
  'county-assistance': (year) => [
    ongoing('responsibility', year),
    ...['heating', 'service-station', 'rules-on-the-wall', 'talking-room'].map((work) =>
      row(work, year, on(year, WITHIN), on(year, '11-30')),
    ),
    row('goods', year, on(year, WITHIN), on(year, '06-30')),
    row('culture-support', year, on(year, WITHIN), on(year, '09-30')),
    row('funds', year, on(year, WITHIN), on(year, '09-30')),
    ...quarters('exchange', year),
    ...halves('training', year),
    review(year),
  ],
  'double-claim': (year) => [
    row('mobilisation', year, on(year, '06-01'), on(year, '06-17')),
    row('matching', year, on(year, '06-01'), on(year, '06-30')),
    row('letters', year, on(year, '06-01'), on(year, '07-06')),
    row('reporting-in', year, on(year, '06-01'), on(year, '07-06')),
    row('claims', year, on(year, '07-01'), on(year, '07-06')),
    row('receipts', year, on(year, '07-07')),
    row('filing', year, on(year, '06-01'), on(year, '07-13')),
    ongoing('service-register', year, '06-01'),
    row('review', year + 1, on(year + 1, '05-08'), on(year + 1, '05-16')),
  ],
  'co-residence': (year) => [
    ...['safety-bodies', 'helping-teams', 'reporters', 'duty-rooms', 'front-of-door', 'charity-shop'].map((item) =>
      ongoing(item, year),
    ),
    ...quarters('leading-group', year),
    ...Array.from({ length: 12 }, (_, n) => row('clean-up', `${year}-${pad(n + 1)}`, lastFriday(year, n + 1))),
    ...months('monthly-theme', year),
    ...weeksOfYear('weekly-activity', year),
    ...quarters('five-services', year),
    ...['joint-plan', 'party-practice', 'party-school', 'family-in-need'].map((one) => wholeYear(one, year)),
    ...['service-offered', 'good-counsel', 'problem-solved', 'good-deed'].map((one) => wholeYear(one, year)),
    ...quarters('inspection', year),
    review(year),
  ],
  'political-birthday': (year) =>
    ['06', '12']
      .flatMap((label) => {
        const [from, to] = month(year, Number(label));
        const of = `${year}-${label}`;
        return [
          row('ceremony', of, from, to),
          ...Object.entries({ cake: 2, cards: 3, slides: 3, guests: 5, flag: 1, camera: 1 }).map(([key, before]) =>
            readyFor(`ceremony-${key}`, of, [from, to], before),
          ),
        ];
      })
      .concat(
        ['06-25', '12-05', '12-29'].map((day) => row('own-day', on(year, day), on(year, day))),
        review(year),
      ),
  'service-day': (year) => [
    row('work-plan', year, plus(working(serviceDay(year), -1), -13), working(serviceDay(year), -1)),
    row('service-day', year, serviceDay(year)),
    row('report', year, serviceDay(year), plus(serviceDay(year), 2)),
    review(year),
  ],
  'home-community-check-in': (year) => [
    row('mobilisation', year, on(year, '11-01'), on(year, '11-30')),
    ...['forms', 'calling'].map((item) => row(item, year, on(year, '12-01'), on(year, '12-31'))),
    ...['receipts', 'totals', 'chasing', 'filing'].map((item) =>
      row(item, year + 1, on(year + 1, '01-01'), on(year + 1, '01-31')),
    ),
    ongoing('volunteering', year, '10-01'),
    row('review', year + 1, on(year + 1, '02-08'), on(year + 1, '02-16')),
  ],
  'citizen-teaching': (year) => [
    ...['committee', 'teachers', 'study-notes', 'rooms'].map((item) => ongoing(item, year)),
    row('class-plan', year, on(year, WITHIN), on(year, '02-28')),
    row('teaching-plan', year, on(year, WITHIN), on(year, '03-15')),
    wholeYear('subjects', year),
    ...months('weekend-opening', year),
    // By custom, as long as no district has entered its own.
    row('holiday-opening', `${year}.1`, on(year, '01-20'), on(year, '02-20')),
    row('holiday-opening', `${year}.2`, on(year, '07-05'), on(year, '08-31')),
    row('contests', year, on(year, '04-27'), on(year, '05-11')),
    row('shows', year, on(year, '09-24'), on(year, '10-08')),
    review(year),
  ],
  'double-ninth': (year) => {
    const day = doubleNinth(year);
    const handedIn = plus(day, 5);
    return [
      ...['climb', 'commendation', 'stage'].map((item) => row(item, year, day)),
      ready('climb-sign-up', year, day, 3),
      row('works', year, day, handedIn),
      row('boards', year, handedIn, working(handedIn, 5)),
      row('judging', year, handedIn, working(handedIn, 10)),
      review(year),
    ];
  },
  'citizen-schools': (year) => [
    row('school-opened', year, on(year, WITHIN), on(year, '05-31')),
    ongoing('guidance-posts', year),
    ongoing('community-posts', year),
    wholeYear('year-plan', year),
    ...['building-plan', 'course-plan', 'premises', 'expenses'].map((item) =>
      row(item, year, on(year, WITHIN), on(year, '05-31')),
    ),
    wholeYear('course-fields', year),
    ...weekly('weekly-class', on(year, '06-01'), on(year, '12-31')),
    review(year),
  ],
};
