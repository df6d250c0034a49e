import type { Definition, ItemDefinition } from '@cobuild/programme';

type Words = Readonly<{ zh: string; en: string }>;

/** One thing that a programme says of an item besides its days: what it is about, and the words or numbers of it. */
export type DutyTerm = Readonly<{ code: string; label: Words; value: Words }>;

const LABEL = {
  owedBy: { zh: '责任单位', en: 'owed by' },
  leads: { zh: '牵头单位', en: 'led by' },
  takesPart: { zh: '参加单位', en: 'taking part' },
  supports: { zh: '配合单位', en: 'supported by' },
  place: { zh: '地点', en: 'place' },
  startsAt: { zh: '开始时间', en: 'begins at' },
  slots: { zh: '时段', en: 'times' },
  eligibility: { zh: '参加条件', en: 'who may take part' },
  conditions: { zh: '参加要求', en: 'conditions' },
  target: { zh: '数量', en: 'number' },
  counts: { zh: '数量要求', en: 'numbers' },
  subjects: { zh: '内容', en: 'subjects' },
  group: { zh: '组成', en: 'posts' },
  posts: { zh: '岗位', en: 'posts to claim' },
  deliverable: { zh: '成果', en: 'what is handed in' },
  handedTo: { zh: '报送', en: 'handed in to' },
  approval: { zh: '审批', en: 'approved by' },
  goods: { zh: '物资', en: 'goods' },
  money: { zh: '资金', en: 'money' },
  open: { zh: '开放时间', en: 'open' },
  mendWithin: { zh: '整改时限', en: 'put right within' },
  prizes: { zh: '奖项', en: 'prizes' },
  budget: { zh: '预算', en: 'budget' },
  quorum: { zh: '到会人数', en: 'quorum' },
  bands: { zh: '等次', en: 'grades' },
  suggested: { zh: '来源', en: 'source' },
} as const satisfies Record<string, Words>;
type Code = keyof typeof LABEL;

const OPEN = {
  weekends: { zh: '周末', en: 'weekends' },
  'school-holidays': { zh: '寒暑假', en: 'school holidays' },
  workdays: { zh: '工作日', en: 'working days' },
  daily: { zh: '每天', en: 'every day' },
};
const DISTRICT = { zh: '区委组织部', en: 'the district' };

const words = (zh: string, en = zh): Words => ({ zh, en });
const joined = (all: readonly Words[], zh = '、', en = ', '): Words => ({
  zh: all.map((one) => one.zh).join(zh),
  en: all.map((one) => one.en).join(en),
});
const range = (least: number, most: number | undefined): Words =>
  most === undefined
    ? words(`至少 ${least}`, `at least ${least}`)
    : least === most
      ? words(String(least))
      : words(`${least}–${most}`);
const of = ({ zh, en }: Words, more: Words): Words => words(`${zh} ${more.zh}`, `${en} ${more.en}`);
const aside = ({ zh, en }: Words, more: Words): Words => words(`${zh}（${more.zh}）`, `${en} (${more.en})`);

/**
 * All that a programme says of a clause besides its days, in the order people ask for it: the one description for the item's page,
 * the card to sign, documents, calendars and the difference of two versions. Empty for what no programme planned.
 */
export function dutyTerms({ items, roles }: Pick<Definition, 'items' | 'roles'>, clause: string): DutyTerm[] {
  const item = items.find(({ key }) => key === clause);
  if (!item) return [];
  const role = (key: string): Words =>
    key === 'district' ? DISTRICT : (roles.find((one) => one.key === key)?.title ?? words(key));
  const values = valuesOf(item, role);
  return (Object.keys(LABEL) as Code[]).flatMap((code) => {
    const value = values[code];
    return value ? [{ code, label: LABEL[code], value }] : [];
  });
}

function valuesOf(item: ItemDefinition, role: (key: string) => Words): Partial<Record<Code, Words | undefined>> {
  const { eligibility, counts, money, quorum } = item;
  const titles = (named: readonly Readonly<{ title: Words }>[] | undefined) =>
    named && joined(named.map(({ title }) => title));
  const roles = (keys: readonly string[] | undefined) => keys && joined(keys.map(role));
  return {
    owedBy: roles(item.owedBy),
    leads: item.leads === undefined ? undefined : role(item.leads),
    takesPart: roles(item.takesPart),
    supports: roles(item.supports),
    place: item.place,
    startsAt: item.startsAt === undefined ? undefined : words(item.startsAt),
    slots:
      item.slots &&
      joined(
        item.slots.map(({ from, to, title }) => (title ? of(title, words(`${from}–${to}`)) : words(`${from}–${to}`))),
      ),
    eligibility: eligibility && joined(ages(eligibility), '，'),
    conditions: titles(item.conditions),
    target: item.target === undefined ? undefined : range(item.target, undefined),
    counts:
      counts &&
      joined(
        counts.map((one) => partOf(of(one.title, range(one.atLeast, one.atMost)), one.of, counts)),
        '，',
      ),
    subjects: titles(item.subjects),
    group:
      item.group &&
      joined(
        item.group.map((post) =>
          aside(of(post.title, words(`${post.number} 人`, `× ${post.number}`)), role(post.role)),
        ),
      ),
    posts: item.posts && joined(item.posts.map(({ title, places }) => of(title, words(`${places} 名`, `× ${places}`)))),
    deliverable: item.deliverable,
    handedTo: item.handedTo === undefined ? undefined : role(item.handedTo),
    approval:
      item.approval &&
      joined(
        item.approval.map(({ by, within }) => (within === undefined ? role(by) : aside(role(by), days(within)))),
        ' → ',
        ' → ',
      ),
    goods:
      item.goods &&
      joined(
        item.goods.map(({ title, quantity }) =>
          quantity === undefined ? title : of(title, words(`${quantity}`, `× ${quantity}`)),
        ),
      ),
    money:
      money &&
      joined(
        money.map(({ title, atLeast, use }) => source(title, atLeast, use)),
        '；',
        '; ',
      ),
    open: item.open && joined(item.open.map(({ days: on, from, to }) => of(OPEN[on], words(`${from}–${to}`)))),
    mendWithin: item.mendWithin === undefined ? undefined : days(item.mendWithin),
    prizes: titles(item.prizes),
    budget: titles(item.budget),
    quorum:
      quorum &&
      words(
        `社区方 ${quorum.host} 人，共建方 ${quorum.partner} 人`,
        `${quorum.host} of the community, ${quorum.partner} of the partners`,
      ),
    suggested: item.suggested && words('系统建议，原方案没有', 'proposed by Cobuild, not in the source text'),
    bands: item.bands && joined(item.bands.map(({ title, from }) => of(title, words(`${from}% 起`, `from ${from}%`)))),
  };
}

const days = (count: number): Words => words(`${count} 天内`, `within ${count} ${count === 1 ? 'day' : 'days'}`);

const partOf = (said: Words, whole: string | undefined, counts: NonNullable<ItemDefinition['counts']>): Words => {
  const title = counts.find(({ key }) => key === whole)?.title;
  return title ? words(`其中${said.zh}`, `of them ${said.en}`) : said;
};

function source(title: Words, least: number | undefined, use: Words | undefined): Words {
  const floor = least === undefined ? title : of(title, words(`至少 ${least} 元`, `at least ${least} yuan`));
  return use ? words(`${floor.zh}，用于${use.zh}`, `${floor.en}, for ${use.en}`) : floor;
}

function ages({ fromAge, toAge, healthy, companyFromAge }: NonNullable<ItemDefinition['eligibility']>): Words[] {
  const span =
    fromAge !== undefined && toAge !== undefined
      ? [words(`${fromAge}–${toAge} 岁`, `aged ${fromAge} to ${toAge}`)]
      : [
          ...(fromAge === undefined ? [] : [words(`${fromAge} 岁以上`, `from the age of ${fromAge}`)]),
          ...(toAge === undefined ? [] : [words(`${toAge} 岁以下`, `up to the age of ${toAge}`)]),
        ];
  return [
    ...span,
    ...(healthy ? [words('身体健康', 'healthy')] : []),
    ...(companyFromAge === undefined
      ? []
      : [words(`${companyFromAge} 岁以上须有人陪同`, `from ${companyFromAge} with company`)]),
  ];
}
