import { z } from 'zod';
import { Words } from './answers';

const Day = z.string().meta({ format: 'date' });

/** A unit that takes part in open agreements and has nobody in a post that acts for it, from a day on. */
export const VacantPost = z.object({
  unit: z.string(),
  name: z.string(),
  from: Day,
  said: Words,
  /** The number of agreements it takes part in, of things due there now, and of those that come after. */
  agreements: z.int(),
  due: z.int(),
  next: z.int(),
});
export type VacantPost = z.output<typeof VacantPost>;

/** Vacant now or within the days ahead. */
export const Vacancies = z.object({ today: Day, vacancies: z.array(VacantPost) });
export type Vacancies = z.output<typeof Vacancies>;
