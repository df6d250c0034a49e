import { sayLabel } from '@cobuild/calendar';
import { partsOf, type Definition } from '@cobuild/programme';
import { dutyPartOf, timesIn, type DutyPart, type DutyTimes } from './duty-part';
import { dutyTerms, type DutyTerm } from './duty-terms';

export type Language = 'zh' | 'en';

/** Says something in each language. */
export const both = (say: (lang: Language) => string): Record<Language, string> => ({
  zh: say('zh'),
  en: say('en'),
});

/** The words of a published programme that events leave out: what items, roles and the programme are called. */
export type Titles = Readonly<{
  item(key: string, lang: Language): string;
  role(key: string, lang: Language): string;
  /** A step of a clause's run sheet. */
  step(clause: string, step: string, lang: Language): string;
  /** A subject, post, kind of goods, source of money, prize or criterion of a clause. */
  part(clause: string, part: string, lang: Language): string;
  /** All that the programme says of a clause besides its days. */
  terms(clause: string): readonly DutyTerm[];
  /** The capacity of a role in a clause; null where the programme draws no distinction there. */
  partIn(clause: string, role: string): DutyPart | null;
  /** The times of the day at which a clause takes place. */
  times(clause: string): DutyTimes | null;
  /** The programme itself, and a version of it that the agreement is asked to move to; null where it is none of them. */
  own: Named;
  newer(version: number): Named | null;
}>;

/** The part of a definition that has names. */
export type Named = Pick<Definition, 'items' | 'roles'>;

const DISTRICT_TITLE = { zh: '区委组织部', en: 'the district' };
const FOLLOW_UP = { zh: '议定事项', en: 'resolution' };
const TO_PUT_RIGHT = { zh: '限期整改', en: 'to be put right' };
/** How an order is named after what was inspected. */
const ORDER = /-order$/;

/**
 * Looks words up in a definition, then in newer versions of it; a key that none of them knows is shown as it is, a resolution as
 * one.
 */
export function titlesOf(own: Named, newer: readonly Definition[] = []): Titles {
  const definition: Named = {
    items: [own, ...newer].flatMap(({ items }) => items),
    roles: [own, ...newer].flatMap(({ roles }) => roles),
  };
  return {
    own,
    newer: (wanted) => newer.find(({ version }) => version === wanted) ?? null,
    item: (key, lang) => {
      const [clause = key, label = ''] = key.split('@');
      const item = called(definition, clause);
      const inspected = item ? undefined : called(definition, clause.replace(ORDER, ''));
      if (inspected && ORDER.test(clause)) return `${TO_PUT_RIGHT[lang]}${within(inspected.title[lang], lang)}`;
      if (!item) {
        const meeting = definition.items.find((known) => known.key === label);
        return `${FOLLOW_UP[lang]}${within(meeting?.title[lang] ?? clause, lang)}`;
      }
      // A clause by itself, and what comes once a year, have no day in their title.
      const once = label === '' || /^\d{4}$/.test(label);
      return once ? item.title[lang] : `${item.title[lang]}${within(sayLabel(label, lang), lang)}`;
    },
    role: (key, lang) =>
      key === 'district'
        ? DISTRICT_TITLE[lang]
        : (definition.roles.find((role) => role.key === key)?.title[lang] ?? key),
    step: (clause, step, lang) => {
      const sheet = definition.items.find(({ key }) => key === clause)?.runSheet;
      return sheet?.steps.find(({ key }) => key === step)?.title[lang] ?? step;
    },
    part: (clause, part, lang) => {
      const item = definition.items.find(({ key }) => key === clause);
      const {
        subjects = [],
        posts = [],
        goods = [],
        money = [],
        prizes = [],
        criteria = [],
        counts = [],
        group = [],
      } = item ?? {};
      const adjusted = criteria.flatMap(({ deductions = [], bonuses = [] }) => [...deductions, ...bonuses]);
      const listed = [...subjects, ...posts, ...goods, ...money, ...prizes, ...criteria, ...counts, ...group];
      const named = [...listed, ...adjusted, ...(item?.bands ?? [])];
      return named.find(({ key }) => key === part)?.title[lang] ?? part;
    },
    terms: (clause) => dutyTerms(definition, clause),
    partIn: (clause, role) =>
      dutyPartOf(
        definition.items.find(({ key }) => key === clause),
        role,
      ),
    times: (clause) => timesIn(definition.items.find(({ key }) => key === clause)),
  };
}

/** An item, or a preparation or milestone of one, by its clause. */
const called = (
  definition: Pick<Definition, 'items'>,
  clause: string,
): { title: Record<Language, string> } | undefined =>
  definition.items.find(({ key }) => key === clause) ?? partsOf(definition).find((part) => part.clause === clause);

const within = (text: string, lang: Language): string => (lang === 'zh' ? `（${text}）` : ` (${text})`);
