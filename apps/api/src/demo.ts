import { posts, type Post } from '@cobuild/access';
import { localDate } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { addPerson, addUnit, allUnits, appoint, assign, assignedTo, holdingsOf, type Unit } from '@cobuild/directory';
import type { ApiDeps } from './deps';

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

/** Somebody made up who holds a post, with their unit; both are made when they are not there. Demo mode only. */
export function demoPerson({ db, side }: Deps, { unit, post, under }: Wish): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`demo ${unit}`]);
    const above = under === undefined || under === unit ? null : under;
    if (above !== null) await addUnit(tx, { id: above, parent: null, kind: 'district', name: nameOf(above) });
    await addUnit(tx, { id: unit, parent: above, kind: KINDS[post], name: nameOf(unit) });
    const known =
      post === 'auditor'
        ? (await assignedTo(tx, side, [unit]))[0]
        : (await holdingsOf(tx, side, unit)).find((held) => held.post === post && held.to === null);
    if (known) return known.person;
    const person = await addPerson(tx, side, { name: `示范${TITLES[post]}（${unit}）` });
    if (person === null) throw new Error(`${unit}: a person without an account is always new`);
    if (post === 'auditor') await assign(tx, { unit, person, from: EVER, to: LAST });
    else await appoint(tx, { unit, post, person, from: EVER, to: null, standingIn: false });
    return person;
  });
}

const BUSY = `SELECT unit FROM cobuild.parties UNION SELECT district FROM cobuild.agreements`;

/** Everybody one can sign in as, and whether their unit has to do with an agreement. */
export async function demoPeople({ db, side }: Deps) {
  const units = await allUnits(db.manager);
  const busy = new Set((await db.query<{ unit: string }[]>(BUSY)).map(({ unit }) => unit));
  const held = await mapBounded(units, async ({ id, name, kind }) => {
    const auditors = (await assignedTo(db.manager, side, [id])).map((one) => ({ ...one, post: 'auditor' as const }));
    return [...(await holdingsOf(db.manager, side, id)), ...auditors].map((one) => ({
      unit: id,
      unitName: name,
      kind,
      post: one.post,
      name: one.name,
      busy: busy.has(id),
    }));
  });
  return held.flat();
}

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
