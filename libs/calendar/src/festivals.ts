import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import { addDays, dayIn, firstOfMonth, weekdayOf, type LocalDate } from './days';
import { remembering } from './memo';

/** The two languages people are spoken to in. */
export type Language = 'zh' | 'en';

type Festival = Record<Language, string> &
  (
    | { on: string }
    | { lunar: readonly [month: number, day: number] }
    | { term: string }
    | { winterOf: readonly [month: number, day: number] }
    | { eve: true }
    | { nth: number; weekday: number; month: number }
  );

const FESTIVALS = {
  'new-year': { zh: '元旦', en: "New Year's Day", on: '01-01' },
  'minor-new-year-north': {
    zh: '北方小年',
    en: 'Minor New Year in the north',
    winterOf: [12, 23],
  },
  'minor-new-year-south': {
    zh: '南方小年',
    en: 'Minor New Year in the south',
    winterOf: [12, 24],
  },
  laba: { zh: '腊八节', en: 'Laba Festival', winterOf: [12, 8] },
  'new-years-eve-lunar': { zh: '除夕', en: "Lunar New Year's Eve", eve: true },
  'spring-festival': { zh: '春节', en: 'Spring Festival', lunar: [1, 1] },
  lantern: { zh: '元宵节', en: 'Lantern Festival', lunar: [1, 15] },
  'lei-feng-day': { zh: '学雷锋纪念日', en: 'Lei Feng Day', on: '03-05' },
  'womens-day': { zh: '妇女节', en: "Women's Day", on: '03-08' },
  'arbor-day': { zh: '植树节', en: 'Arbor Day', on: '03-12' },
  'consumer-rights-day': { zh: '消费者权益日', en: 'Consumer Rights Day', on: '03-15' },
  'national-security-day': { zh: '全民国家安全教育日', en: 'National Security Education Day', on: '04-15' },
  'book-day': { zh: '世界读书日', en: 'World Book Day', on: '04-23' },
  qingming: { zh: '清明节', en: 'Qingming Festival', term: '清明' },
  'labour-day': { zh: '劳动节', en: 'Labour Day', on: '05-01' },
  'youth-day': { zh: '青年节', en: 'Youth Day', on: '05-04' },
  'mothers-day': { zh: '母亲节', en: "Mother's Day", nth: 2, weekday: 7, month: 5 },
  'disaster-prevention-day': { zh: '全国防灾减灾日', en: 'Disaster Prevention Day', on: '05-12' },
  'family-day': { zh: '国际家庭日', en: 'Day of Families', on: '05-15' },
  'disabled-day': { zh: '全国助残日', en: 'Day of Help for the Disabled', nth: 3, weekday: 7, month: 5 },
  'childrens-day': { zh: '儿童节', en: "Children's Day", on: '06-01' },
  'environment-day': { zh: '环境日', en: 'Environment Day', on: '06-05' },
  'fathers-day': { zh: '父亲节', en: "Father's Day", nth: 3, weekday: 7, month: 6 },
  'anti-drug-day': { zh: '国际禁毒日', en: 'Anti-Drug Day', on: '06-26' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival', lunar: [5, 5] },
  'party-day': { zh: '建党节', en: 'Party Founding Day', on: '07-01' },
  'army-day': { zh: '建军节', en: 'Army Day', on: '08-01' },
  'double-seventh': { zh: '七夕节', en: 'Double Seventh Festival', lunar: [7, 7] },
  'victory-day': { zh: '抗战胜利纪念日', en: 'Victory Day', on: '09-03' },
  'teachers-day': { zh: '教师节', en: "Teachers' Day", on: '09-10' },
  'september-18': { zh: '九一八纪念日', en: 'Day of the Mukden Incident', on: '09-18' },
  'harvest-festival': { zh: '中国农民丰收节', en: "Farmers' Harvest Festival", term: '秋分' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival', lunar: [8, 15] },
  'martyrs-day': { zh: '烈士纪念日', en: "Martyrs' Day", on: '09-30' },
  'national-day': { zh: '国庆节', en: 'National Day', on: '10-01' },
  'double-ninth': { zh: '重阳节', en: 'Double Ninth Festival', lunar: [9, 9] },
  'fire-safety-day': { zh: '全国消防日', en: 'Fire Safety Day', on: '11-09' },
  'aids-day': { zh: '世界艾滋病日', en: 'AIDS Day', on: '12-01' },
  'constitution-day': { zh: '国家宪法日', en: 'Constitution Day', on: '12-04' },
  'volunteer-day': { zh: '国际志愿者日', en: 'Volunteer Day', on: '12-05' },
  'national-memorial-day': { zh: '南京大屠杀死难者国家公祭日', en: 'National Memorial Day', on: '12-13' },
  'winter-solstice': { zh: '冬至', en: 'Winter Solstice', term: '冬至' },
  'minor-cold': { zh: '小寒', en: 'Minor Cold', term: '小寒' },
  'major-cold': { zh: '大寒', en: 'Major Cold', term: '大寒' },
  'start-of-spring': { zh: '立春', en: 'Start of Spring', term: '立春' },
  'rain-water': { zh: '雨水', en: 'Rain Water', term: '雨水' },
  'awakening-of-insects': { zh: '惊蛰', en: 'Awakening of Insects', term: '惊蛰' },
  'spring-equinox': { zh: '春分', en: 'Spring Equinox', term: '春分' },
  'grain-rain': { zh: '谷雨', en: 'Grain Rain', term: '谷雨' },
  'start-of-summer': { zh: '立夏', en: 'Start of Summer', term: '立夏' },
  'grain-buds': { zh: '小满', en: 'Grain Buds', term: '小满' },
  'grain-in-ear': { zh: '芒种', en: 'Grain in Ear', term: '芒种' },
  'summer-solstice': { zh: '夏至', en: 'Summer Solstice', term: '夏至' },
  'minor-heat': { zh: '小暑', en: 'Minor Heat', term: '小暑' },
  'major-heat': { zh: '大暑', en: 'Major Heat', term: '大暑' },
  'start-of-autumn': { zh: '立秋', en: 'Start of Autumn', term: '立秋' },
  'end-of-heat': { zh: '处暑', en: 'End of Heat', term: '处暑' },
  'white-dew': { zh: '白露', en: 'White Dew', term: '白露' },
  'autumn-equinox': { zh: '秋分', en: 'Autumn Equinox', term: '秋分' },
  'cold-dew': { zh: '寒露', en: 'Cold Dew', term: '寒露' },
  frost: { zh: '霜降', en: 'Frost', term: '霜降' },
  'start-of-winter': { zh: '立冬', en: 'Start of Winter', term: '立冬' },
  'minor-snow': { zh: '小雪', en: 'Minor Snow', term: '小雪' },
  'major-snow': { zh: '大雪', en: 'Major Snow', term: '大雪' },
} as const satisfies Record<string, Festival>;

/** The key a programme names a festival by. Codes are permanent: add, never rename. */
export type FestivalCode = keyof typeof FESTIVALS;

/** Every code: festivals and memorial days roughly in the order of the year, then the other solar terms. */
export const festivalCodes = Object.keys(FESTIVALS) as readonly FestivalCode[];

/** The festival's name. Says nothing of when it is. */
export function festivalName(code: FestivalCode, language: Language): string {
  return FESTIVALS[code][language];
}

/**
 * The day of that year's festival by the Chinese calendar (tyme4ts), leap months passed over; not its days off.
 * 腊八 of a year is the one before that year's Spring Festival, so in a few years it lies in the last days of the December
 * before (2023: 2022-12-30). Trusted for 1900 to 2100.
 */
export function festivalDay(code: FestivalCode, year: number): LocalDate {
  return days(`${code} ${year}`);
}

const days = remembering(2048, (key) => {
  const [code = '', text = ''] = key.split(' ');
  const year = Number(text);
  return reckon(FESTIVALS[code as FestivalCode], year);
});

function reckon(festival: Festival, year: number): LocalDate {
  if ('on' in festival) return dayIn(year, festival.on);
  if ('lunar' in festival) return lunarDay(year, festival.lunar);
  if ('winterOf' in festival) return lunarDay(year - 1, festival.winterOf);
  if ('nth' in festival) return nthWeekday(year, festival);
  if ('eve' in festival) return addDays(lunarDay(year, [1, 1]), -1);
  // tyme4ts opens its year of terms with the winter solstice of the December before.
  return written(SolarTerm.fromName(festival.term === '冬至' ? year + 1 : year, festival.term).getSolarDay());
}

/** The nth such weekday (1 Monday to 7 Sunday) of a month. */
function nthWeekday(year: number, { nth, weekday, month }: { nth: number; weekday: number; month: number }): LocalDate {
  const first = firstOfMonth(year, month);
  return addDays(first, ((weekday + 7 - weekdayOf(first)) % 7) + 7 * (nth - 1));
}

function lunarDay(year: number, [month, day]: readonly [number, number]): LocalDate {
  return written(LunarDay.fromYmd(year, month, day).getSolarDay());
}

function written(day: SolarDay): LocalDate {
  const [month, date] = [day.getMonth(), day.getDay()].map((part) => String(part).padStart(2, '0'));
  return dayIn(day.getYear(), `${month}-${date}`);
}
