import { festivalCodes, festivalName, type FestivalCode } from './festivals';

/** What people call them besides; a name that two of them bear is in neither. */
const SHORT: Readonly<Partial<Record<FestivalCode, readonly string[]>>> = {
  'new-year': ['新年', '阳历年'],
  laba: ['腊八'],
  'new-years-eve-lunar': ['大年三十', '年三十'],
  'spring-festival': ['农历新年', '大年初一'],
  lantern: ['元宵', '正月十五'],
  'lei-feng-day': ['学雷锋日', '雷锋日', '3·5', '3.5'],
  'womens-day': ['三八', '三八节', '三八妇女节', '国际妇女节'],
  'consumer-rights-day': ['3·15', '3.15'],
  'national-security-day': ['国家安全教育日', '4·15', '4.15'],
  'book-day': ['读书日'],
  qingming: ['清明'],
  'labour-day': ['五一', '五一节', '五一劳动节'],
  'youth-day': ['五四', '五四青年节', '青年日'],
  'disaster-prevention-day': ['防灾减灾日', '5·12', '5.12'],
  'disabled-day': ['助残日'],
  'childrens-day': ['六一', '六一儿童节', '国际儿童节'],
  'environment-day': ['世界环境日', '六五环境日'],
  'dragon-boat': ['端午'],
  'anti-drug-day': ['禁毒日', '6·26', '6.26'],
  'party-day': ['七一', '党的生日', '七一建党节'],
  'army-day': ['八一', '八一建军节'],
  'double-seventh': ['七夕'],
  'victory-day': ['9·3', '9.3', '九三'],
  'september-18': ['九一八', '9·18', '9.18'],
  'teachers-day': ['9·10'],
  'harvest-festival': ['农民丰收节', '丰收节'],
  'mid-autumn': ['中秋', '八月十五'],
  'martyrs-day': ['烈士日'],
  'national-day': ['国庆', '十一', '十一国庆节'],
  'double-ninth': ['重阳', '老人节', '老年节', '敬老节', '九九重阳'],
  'fire-safety-day': ['消防日', '119消防日', '11·9'],
  'aids-day': ['艾滋病日'],
  'constitution-day': ['宪法日', '12·4', '12.4'],
  'volunteer-day': ['志愿者日', '世界志愿者日', '12·5', '12.5'],
  'national-memorial-day': ['国家公祭日', '公祭日', '12·13', '12.13'],
  'winter-solstice': ['冬至节'],
};

const byName = new Map(
  festivalCodes.flatMap((code) =>
    [code, festivalName(code, 'zh'), ...(SHORT[code] ?? [])].map((name) => [name, code] as const),
  ),
);

/** The festival that people call so, by its code, its name or a short one; null for a name that is none, or of more than one. */
export const festivalCalled = (name: string): FestivalCode | null =>
  byName.get(name.replace(/[“”"'‘’《》]/g, '')) ?? null;

/** 小年 is the 23rd of the twelfth month in the north and the 24th in the south: only its author can say which. */
export const isAmbiguousFestival = (name: string): boolean => name === '小年' || name === '小年夜';
