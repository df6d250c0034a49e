import type { EntityManager } from 'typeorm';
import type { Post } from '@cobuild/access';
import type { LocalDate } from '@cobuild/calendar';
import { freshId } from '@cobuild/config';
import { recordAdministrator } from './installation';
import { hashPassword } from './password';
import type { SideStore } from './side-store';

/** Somebody new: what is said of them goes into the side store. */
export type NewPerson = Readonly<{
  /** The unit they are made for, whose administrators keep them. */
  unit?: string | undefined;
  name: string;
  contact?: string | undefined;
  login?: string | undefined;
  password?: string | undefined;
  /** The password as `hashPassword` keeps it, instead of `password`: hashing is slow and does not belong into a transaction. */
  kept?: string | undefined;
  /** Whether the owner has to choose another password at the first sign-in; false when not given. */
  mustChange?: boolean;
  subject?: string | undefined;
}>;

/** Makes a person and, with a login or a subject, their account; resolves with their opaque id. Null when that is taken. */
export async function addPerson(tx: EntityManager, side: SideStore, person: NewPerson): Promise<string | null> {
  const { name, contact, login = null, password, subject = null, unit = null, mustChange = false } = person;
  const id = freshId();
  const kept = person.kept ?? (password === undefined ? null : await hashPassword(password));
  const add = `INSERT INTO directory.people (id, login, password, subject, unit, must_change) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`;
  if ((await tx.query<unknown[]>(add, [id, login, kept, subject, unit, mustChange])).length === 0) return null;
  const [named, reached] = await Promise.all([
    side.keep(tx, id, name),
    contact === undefined ? null : side.keep(tx, id, contact),
  ]);
  const say = `UPDATE directory.people SET name = $2, contact = $3 WHERE id = $1`;
  await tx.query(say, [id, named.id, reached?.id ?? null]);
  return id;
}

/** Their key, account, sessions and feeds go; the posts they held stay, held by nobody who can be named. */
export async function erasePerson(tx: EntityManager, side: SideStore, person: string, today: LocalDate): Promise<void> {
  await side.erase(tx, person);
  const forget = `UPDATE directory.people SET name = NULL, contact = NULL, login = NULL, password = NULL, subject = NULL, disabled = true WHERE id = $1`;
  await tx.query(forget, [person]);
  await tx.query(`DELETE FROM directory.sessions WHERE person = $1`, [person]);
  await tx.query(`DELETE FROM directory.feeds WHERE person = $1`, [person]);
  await tx.query(`DELETE FROM directory.channels WHERE person = $1`, [person]);
  await tx.query(`UPDATE directory.holdings SET to_day = $2 WHERE person = $1 AND (to_day IS NULL OR to_day > $2)`, [
    person,
    today,
  ]);
}

/** A post for a time; days are the agreement's local ones, both included. */
export type Holding = Readonly<{
  unit: string;
  post: Post;
  person: string;
  from: LocalDate;
  to: LocalDate | null;
  standingIn: boolean;
}>;

/** Appoints somebody. Several may hold one post. Resolves with the holding's id. */
export async function appoint(
  tx: EntityManager,
  { unit, post, person, from, to, standingIn }: Holding,
): Promise<string> {
  const id = freshId();
  const put = `INSERT INTO directory.holdings (id, unit, post, person, from_day, to_day, standing_in) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
  await tx.query(put, [id, unit, post, person, from, to, standingIn]);
  if (post === 'administrator') await recordAdministrator(tx, person);
  return id;
}

/** Ends a holding after a day. What it owed is the unit's, and so the successor's. False when there is none. */
export async function endHolding(tx: EntityManager, id: string, to: LocalDate): Promise<boolean> {
  const [, ended] = await tx.query<[unknown, number]>(`UPDATE directory.holdings SET to_day = $2 WHERE id = $1`, [
    id,
    to,
  ]);
  return ended > 0;
}

/** The unit of a holding, or null. */
export async function unitOfHolding(tx: EntityManager, id: string): Promise<string | null> {
  const [row] = await tx.query<{ unit: string }[]>(`SELECT unit FROM directory.holdings WHERE id = $1`, [id]);
  return row?.unit ?? null;
}

/** The units that a person was made for or holds, held or will hold a post in: whose administrators keep them. */
export async function unitsOfPerson(tx: EntityManager, person: string): Promise<string[]> {
  const find = `SELECT unit FROM directory.people WHERE id = $1 AND unit IS NOT NULL UNION SELECT unit FROM directory.holdings WHERE person = $1`;
  return (await tx.query<{ unit: string }[]>(find, [person])).map(({ unit }) => unit);
}

/** The units in which somebody has something to do or to read, today or later. */
export async function unitsOfRights(tx: EntityManager, person: string, today: LocalDate): Promise<string[]> {
  const find = `
    SELECT unit FROM directory.holdings WHERE person = $1 AND (to_day IS NULL OR to_day >= $2)
    UNION SELECT unit FROM directory.assignments WHERE person = $1 AND to_day >= $2`;
  return (await tx.query<{ unit: string }[]>(find, [person, today])).map(({ unit }) => unit);
}

/** The password of a person as kept; null when they have none. */
export async function passwordOf(tx: EntityManager, person: string): Promise<string | null> {
  const find = `SELECT password FROM directory.people WHERE id = $1`;
  const [row] = await tx.query<{ password: string | null }[]>(find, [person]);
  return row?.password ?? null;
}

/**
 * Gives a person another password, as `hashPassword` makes it; `mustChange` when somebody else chose it. False when the person has
 * no login, or was erased.
 */
export async function setPassword(
  tx: EntityManager,
  person: string,
  kept: string,
  mustChange: boolean,
): Promise<boolean> {
  const set = `UPDATE directory.people SET password = $2, must_change = $3 WHERE id = $1 AND login IS NOT NULL AND NOT disabled`;
  const [, changed] = await tx.query<[unknown, number]>(set, [person, kept, mustChange]);
  return changed > 0;
}

const NAMES = `
  SELECT p.login FROM directory.people p WHERE p.id = $1 AND p.login IS NOT NULL
  UNION SELECT u.name FROM directory.units u WHERE u.id IN (
    SELECT unit FROM directory.people WHERE id = $1 UNION SELECT unit FROM directory.holdings WHERE person = $1)`;

/** The login of a person and the names of their units: none of them is a good password. */
export const namesOf = async (tx: EntityManager, person: string): Promise<string[]> =>
  (await tx.query<{ login: string }[]>(NAMES, [person])).map(({ login }) => login);

/** A person by login, with the password as kept. */
export async function byLogin(
  tx: EntityManager,
  login: string,
): Promise<{ id: string; password: string | null } | null> {
  const find = `SELECT id, password FROM directory.people WHERE login = $1 AND NOT disabled`;
  const [row] = await tx.query<{ id: string; password: string | null }[]>(find, [login]);
  return row ?? null;
}

/** A person by what the identity provider calls them. */
export async function bySubject(tx: EntityManager, subject: string): Promise<string | null> {
  const find = `SELECT id FROM directory.people WHERE subject = $1 AND NOT disabled`;
  const [row] = await tx.query<{ id: string }[]>(find, [subject]);
  return row?.id ?? null;
}

/** Somebody as the directory shows them: who they are to the unit, by name where they were not erased. */
export type Held = Readonly<{
  holding: string;
  unit: string;
  post: Post;
  person: string;
  from: string;
  to: string | null;
  standingIn: boolean;
  name: string | null;
}>;

const HELD = `
  SELECT h.id AS holding, h.unit, h.post, h.person, h.from_day::text AS "from", h.to_day::text AS "to",
         h.standing_in AS "standingIn", p.name
  FROM directory.holdings h JOIN directory.people p ON p.id = h.person WHERE h.unit = $1 ORDER BY h.from_day, h.id`;

/** Who holds, held and will hold the posts of a unit. */
export async function holdingsOf(tx: EntityManager, side: SideStore, unit: string): Promise<Held[]> {
  const rows = await tx.query<Held[]>(HELD, [unit]);
  const names = await side.readAll(
    tx,
    rows.flatMap(({ name }) => (name === null ? [] : [name])),
  );
  return rows.map((row) => ({ ...row, name: row.name === null ? null : (names.get(row.name) ?? null) }));
}

/** What somebody is called, or null once erased. */
export async function nameOf(tx: EntityManager, side: SideStore, person: string): Promise<string | null> {
  const [row] = await tx.query<{ name: string | null }[]>(`SELECT name FROM directory.people WHERE id = $1`, [person]);
  return row?.name ? side.read(tx, row.name) : null;
}

const ACCOUNTS = `
  SELECT id, disabled FROM directory.people
  WHERE login IS NOT NULL OR password IS NOT NULL OR subject IS NOT NULL OR disabled`;

/** The people who have an account of any kind, and those who were erased. */
export async function peopleWithAccounts(
  tx: EntityManager,
): Promise<Readonly<{ accounts: ReadonlySet<string>; gone: ReadonlySet<string> }>> {
  const rows = await tx.query<{ id: string; disabled: boolean }[]>(ACCOUNTS);
  const of = (disabled: boolean) => new Set(rows.filter((row) => row.disabled === disabled).map(({ id }) => id));
  return { accounts: of(false), gone: of(true) };
}
