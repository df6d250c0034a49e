import ical from 'node-ical';
import { plan } from '@cobuild/programme';
import { definitionOf, termFor } from '../../../test/engines/year';
import { planToIcs } from './ics';

const icsOf = (slug: string, lang: 'zh' | 'en' = 'zh') => {
  const definition = definitionOf(slug);
  const text = planToIcs(definition, plan(definition, termFor(slug, 2026)), lang);
  return { text, lines: text.replaceAll('\r\n ', '').split('\r\n') };
};

it('N7 a fixed day is a day, a window a span, each under a name of its own', () => {
  const { lines } = icsOf('mid-autumn-fair');
  expect(lines).toEqual(
    expect.arrayContaining(['SUMMARY:中秋游园', 'DTSTART;VALUE=DATE:20260925', 'DTEND;VALUE=DATE:20260926']),
  );
  expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261212', 'DTEND;VALUE=DATE:20261221']));
  const ids = lines.filter((line) => line.startsWith('UID:'));
  expect(new Set(ids).size).toBe(ids.length);
});

it('N7 a run sheet is there to the minute, in UTC', () => {
  const { lines } = icsOf('mid-autumn-fair', 'en');
  expect(lines).toEqual(
    expect.arrayContaining([
      'SUMMARY:Mid-Autumn fair · Open stage',
      'DTSTART:20260925T020000Z',
      'DTEND:20260925T024000Z',
    ]),
  );
});

it('N7 the same plan gives the same text, folded at 75 octets', () => {
  const { text } = icsOf('army-civilian-monthly');
  expect(icsOf('army-civilian-monthly').text).toBe(text);
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
});

it('N7 a calendar opens whatever a title has in it, as programmes published long ago may', () => {
  const found = definitionOf('mid-autumn-fair');
  const hostile = { zh: '中秋\v游园\uFFFF\0\x1b\u202E\r\n续', en: 'Fair' };
  const definition = {
    ...found,
    title: hostile,
    items: found.items.map((item) => ({ ...item, title: hostile })),
  };
  const text = planToIcs(definition, plan(definition, termFor('mid-autumn-fair', 2026)), 'zh');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\x00-\x08\x0a-\x1f\u202E\uFFFF]/);
  const titles = Object.values(ical.parseICS(text)).flatMap((one) =>
    one?.type === 'VEVENT' && typeof one.summary === 'string' ? [one.summary] : [],
  );
  expect(titles).toContain('中秋\n游园〔U+FFFF〕〔U+0000〕〔U+001B〕\n续');
});
