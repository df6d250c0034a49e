import { posts, type Post } from '@cobuild/access';
import { localDate } from '@cobuild/calendar';
import {
  addPerson,
  addUnit,
  allUnits,
  appoint,
  assign,
  assignedTo,
  holdingsOf,
  peopleWithAccounts,
  type Held,
  type SideStore,
  type Unit,
} from '@cobuild/directory';
import type { EntityManager } from 'typeorm';
import type { ApiDeps } from './deps';
import { Problem } from './problem';

/** As what one can sign in: a post, or an auditor, who is assigned a unit to read. */
export const demoPosts = [...posts, 'auditor'] as const;
type DemoPost = Post | 'auditor';

type Wish = Readonly<{ unit: string; post: DemoPost; under?: string | undefined }>;
type Deps = Pick<ApiDeps, 'db' | 'side'>;

/** Since when made-up people hold their posts: before anything they could be asked. */
const EVER = localDate('2000-01-01');
/** Until when a made-up auditor reads. */
const LAST = localDate('2099-12-31');

const TITLES: Readonly<Record<DemoPost, string>> = {
  administrator: '管理员',
  officer: '组织部干部',
  secretary: '书记',
  liaison: '联络员',
  commissioner: '共建委员',
  auditor: '审计',
};

const KINDS: Readonly<Record<DemoPost, Unit['kind']>> = {
  administrator: 'district',
  officer: 'district',
  secretary: 'community',
  liaison: 'partner',
  commissioner: 'partner',
  auditor: 'street',
};

/** The holders of a unit's posts without an end, then its auditors, each in the order in which they came. */
async function holdersOf(
  tx: EntityManager,
  side: SideStore,
  unit: string,
): Promise<(Pick<Held, 'person' | 'name'> & { post: DemoPost })[]> {
  const held = (await holdingsOf(tx, side, unit)).filter(({ to }) => to === null);
  const auditors = await assignedTo(tx, side, [unit]);
  return [...held, ...auditors.map(({ person, name }) => ({ person, name, post: 'auditor' as const }))];
}

/**
 * A made-up person who holds a post, with their unit; both are made when they are not there. Demo mode only. Refuses a unit in
 * which anybody has an account: it is a real one (W14).
 */
export function demoPerson({ db, side }: Deps, { unit, post, under }: Wish): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`demo ${unit}`]);
    const above = under === undefined || under === unit ? null : under;
    if (above !== null) await addUnit(tx, { id: above, parent: null, kind: 'district', name: nameOf(above) });
    await addUnit(tx, { id: unit, parent: above, kind: KINDS[post], name: nameOf(unit) });
    const { accounts, gone } = await peopleWithAccounts(tx);
    const holders = await holdersOf(tx, side, unit);
    if (holders.some(({ person }) => accounts.has(person))) throw realUnit();
    const known = holders.find((held) => held.post === post && !gone.has(held.person));
    if (known) return known.person;
    const person = await addPerson(tx, side, { name: `示范${TITLES[post]}（${unit}）` });
    if (person === null) throw new Error(`${unit}: a person without an account is always new`);
    if (post === 'auditor') await assign(tx, { unit, person, from: EVER, to: LAST });
    else await appoint(tx, { unit, post, person, from: EVER, to: null, standingIn: false });
    return person;
  });
}

const realUnit = (): Problem =>
  new Problem(403, 'demo-real-unit', {
    zh: '这个单位有正式账号，不能一键体验，请用账号登录',
    en: 'This organisation has real accounts and no demo; sign in with an account',
  });

const BUSY = `SELECT unit FROM cobuild.parties UNION SELECT district FROM cobuild.agreements`;

/** All made-up people one can sign in as; `busy` where their unit, or one that they oversee, has to do with an agreement. */
export async function demoPeople({ db: { manager: tx }, side }: Deps) {
  const units = await allUnits(tx);
  const busy = new Set((await tx.query<{ unit: string }[]>(BUSY)).map(({ unit }) => unit));
  const { accounts, gone } = await peopleWithAccounts(tx);
  const above = (id: string): string[] => {
    const parent = units.find((one) => one.id === id)?.parent ?? null;
    return parent === null ? [] : [parent, ...above(parent)];
  };
  const overBusy = new Set([...busy].flatMap((unit) => [unit, ...above(unit)]));
  const people = [];
  for (const { id, name, kind } of units) {
    const holders = await holdersOf(tx, side, id);
    if (holders.some(({ person }) => accounts.has(person))) continue;
    for (const holder of holders.filter(({ person }) => !gone.has(person)))
      people.push({
        ...{ unit: id, unitName: name, kind, post: holder.post, name: holder.name },
        busy: (OVERSEEING.includes(holder.post) ? overBusy : busy).has(id),
      });
  }
  return people;
}

const OVERSEEING: readonly DemoPost[] = ['administrator', 'officer', 'auditor'];

const UNITS: readonly Unit[] = [
  { id: 'demo-district', parent: null, kind: 'district', name: '示范区委组织部' },
  { id: 'demo-street', parent: 'demo-district', kind: 'street', name: '示范街道' },
  { id: 'demo-community', parent: 'demo-street', kind: 'community', name: '示范社区党支部' },
  { id: 'demo-police', parent: 'demo-district', kind: 'partner', name: '示范派出所' },
  { id: 'demo-school', parent: 'demo-district', kind: 'partner', name: '示范学校' },
];

const nameOf = (unit: string): string => UNITS.find(({ id }) => id === unit)?.name ?? `示范 ${unit}`;

const PEOPLE: readonly Wish[] = [
  { unit: 'demo-district', post: 'administrator' },
  { unit: 'demo-district', post: 'officer' },
  { unit: 'demo-street', post: 'officer' },
  { unit: 'demo-street', post: 'auditor' },
  { unit: 'demo-community', post: 'secretary' },
  { unit: 'demo-police', post: 'liaison' },
  { unit: 'demo-school', post: 'liaison' },
];

/** Made-up organisations and people to begin with, once. */
export async function seedDemo(deps: Deps): Promise<void> {
  for (const unit of UNITS) await addUnit(deps.db.manager, unit);
  for (const wish of PEOPLE) await demoPerson(deps, wish);
}
