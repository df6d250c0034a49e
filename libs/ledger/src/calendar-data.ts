import type { DataSource, EntityManager } from 'typeorm';
import {
  HolidayYear,
  useNotices,
  type ImportedYear,
  type Instant,
  type Known,
  type SchoolHoliday,
} from '@cobuild/calendar';
import { canonical } from './chain';

/** Who entered something, and when. */
type By = Readonly<{ by: string; at: Instant }>;

/** The newest version of each imported year. */
export async function importedYears(tx: EntityManager): Promise<ImportedYear[]> {
  const rows = await tx.query<{ version: number; data: unknown }[]>(
    `SELECT DISTINCT ON (year) version, data FROM cobuild.calendar_notices ORDER BY year, version DESC`,
  );
  return rows.map(({ version, data }) => ({ ...HolidayYear.parse(data), version }));
}

/** Adds a year's notice as its next version; false where the newest version says the same, and nothing is written. */
export async function addNotice(tx: EntityManager, year: HolidayYear, { by, at }: By): Promise<boolean> {
  const known = (await importedYears(tx)).find((one) => one.year === year.year);
  const { version = 0, ...same } = known ?? {};
  if (known && canonical(same) === canonical(year)) return false;
  await tx.query(
    `INSERT INTO cobuild.calendar_notices (year, version, data, imported_by, imported_at) VALUES ($1, $2, $3::jsonb, $4, $5)`,
    [year.year, version + 1, JSON.stringify(year), by, at],
  );
  return true;
}

/** The school holidays that a district has entered, the newest version of each. */
export async function schoolHolidaysOf(tx: EntityManager, district: string): Promise<SchoolHoliday[]> {
  return tx.query<SchoolHoliday[]>(
    `SELECT DISTINCT ON (year, which) year, which, from_day AS "from", to_day AS "to"
     FROM cobuild.school_holidays WHERE district = $1 ORDER BY year, which, version DESC`,
    [district],
  );
}

/** Adds a district's school holidays of a year as their next version. */
export async function enterSchoolHoliday(
  tx: EntityManager,
  district: string,
  { year, which, from, to }: SchoolHoliday,
  { by, at }: By,
): Promise<void> {
  await tx.query(
    `INSERT INTO cobuild.school_holidays (district, year, which, version, from_day, to_day, entered_by, entered_at)
     SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7
     FROM cobuild.school_holidays WHERE district = $1 AND year = $2 AND which = $3`,
    [district, year, which, from, to, by, at],
  );
}

/** What a plan for a district may know of its days; the imported notices are in use in this process from here on. */
export async function knownFor(tx: EntityManager, district: string): Promise<Known> {
  useNotices(await importedYears(tx));
  return { schoolHolidays: await schoolHolidaysOf(tx, district) };
}

const LOOK_MS = 60_000;

/** Takes imported notices into use in this process, now and every minute; stops when what it returns is called. Never throws. */
export function keepCalendar(db: DataSource): () => void {
  const look = async (): Promise<void> => {
    if (db.isInitialized) useNotices(await importedYears(db.manager));
  };
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  looking.unref();
  void look().catch(() => undefined);
  return () => clearInterval(looking);
}
