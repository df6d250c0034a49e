import type { Board } from '@cobuild/api-schema';
import { sayDay, type LocalDate } from '@cobuild/calendar';
import { both, type Standing } from '@cobuild/notice';
import type { AgreementOverview } from '@cobuild/readmodel';
import type { Called } from './standings';

export type Words = Board['said'];

/** An agreement with all that is known of it; one that is closed has no standing. */
export type Overseen = Readonly<{
  line: AgreementOverview;
  host: string;
  called: Called;
  standing: Standing | null;
}>;

/** A day as people write it. */
export const said = (day: LocalDate): Words => both((lang) => sayDay(day, lang));
