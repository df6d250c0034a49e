/** What an item says unless a test says otherwise, in YAML. */
const ITEM: Readonly<Record<string, string | null>> = {
  key: 'clean-up',
  kind: 'activity',
  title: '{ zh: 清洁楼道, en: Stairwells swept }',
  when: '{ rule: month, month: 3 }',
  owedBy: '[community]',
};

/** One item of a programme as YAML; `null` leaves a key out. */
export const item = (more: Readonly<Record<string, string | null>> = {}): string =>
  `  - ${Object.entries({ ...ITEM, ...more })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n    ')}\n`;

/** A small programme with these items, or one; `head` stands before them. */
export const programmeText = (items: readonly string[] = [item()], head = ''): string => `cobuild: 1
programme: small
version: 1
title: { zh: 小方案, en: Small programme }
roles:
  - { key: community, side: host, title: { zh: 社区, en: the community } }
  - { key: school, side: partner, title: { zh: 学校, en: the school } }
${head}items:
${items.join('')}`;
