import { localDate } from '@cobuild/calendar';
import { actPage } from './page';
import type { Standing } from './standing';

const HOSTILE = `"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;`;

/** A page on which everything that came from somewhere is hostile. */
const hostile: Standing = {
  lang: 'en',
  item: HOSTILE,
  programme: HOSTILE,
  parties: [HOSTILE, HOSTILE],
  unit: HOSTILE,
  terms: [{ label: HOSTILE, value: HOSTILE }],
  day: { fixedOn: null, dueOn: localDate('2026-06-23'), late: true },
  became: [],
  over: null,
  offers: {
    offers: [
      {
        act: 'CompleteItem',
        from: localDate('2026-06-11'),
        to: localDate('2026-06-20'),
        on: localDate('2026-06-20'),
        evidence: ['photo', 'count'],
      },
    ],
    instead: null,
  },
  why: [HOSTILE],
  version: 7,
};

it.each<[string, Standing]>([
  ['in a form', hostile],
  ['in what became of it', { ...hostile, became: [HOSTILE] }],
  ['in what is over', { ...hostile, over: HOSTILE }],
])('nothing that is shown, and nothing that was typed, becomes markup %s', (_where, standing) => {
  const fields = { on: [HOSTILE], count: [HOSTILE], photo: [HOSTILE] };
  const alert = { text: [HOSTILE], act: 'CompleteItem' };
  const { text } = actPage(standing, { key: HOSTILE, lang: 'en', fields }, HOSTILE, alert);
  expect(text).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
  expect(text).toContain('&amp;amp;');
  expect(text).not.toMatch(/<script|<img/);
  expect(text.replaceAll(/<style>[^<]*<\/style>/g, '')).not.toContain(`"">`);
});
